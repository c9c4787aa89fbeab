using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Coordination.Cli.Output;

/// <summary>The one document that <c>--json</c> prints, for success and for refusal alike.</summary>
internal static class JsonDocumentWriter
{
    // Readable beyond ASCII; nobody puts these documents into a web page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Reply reply)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            var json = new JsonText(writer);
            writer.WriteStartObject();
            json.Number("schemaVersion", 1).String("command", reply.Command).Bool("ok", reply.Problem is null);
            if (reply.Problem is { } problem)
            {
                json.Object("error", error => Error(error, problem));
            }

            if (reply.Problem is null || reply.Data is not null)
            {
                json.Object("data", reply.Data ?? (_ => { }));
            }

            json.Objects("warnings", reply.Warnings, (item, warning) => item.String("code", warning.Code).String("message", warning.Message));
            json.Actions("nextActions", reply.NextActions);
            if (!reply.ForeignText.IsEmpty)
            {
                json.Strings("foreignText", reply.ForeignText);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Error(JsonText json, Problem problem)
    {
        json.String("code", problem.Code.Name)
            .Bool("retryable", problem.Code.Retryable)
            .String("message", problem.What)
            .String("where", problem.Where)
            .String("hint", problem.Hint)
            .Number("exitCode", problem.Code.ExitCode)
            .Object("facts", facts =>
            {
                foreach (var fact in problem.Facts)
                {
                    facts.Fact(fact);
                }
            });
        if (problem.RetryAfter is { } wait)
        {
            json.Number("retryAfterSeconds", (long)Math.Max(0, Math.Ceiling(wait.TotalSeconds)));
        }
    }
}
