using System.Text.Json;

namespace TestKit;

/// <summary>What a call of <c>coord</c> came to.</summary>
/// <param name="Started">Just before it was started, by <see cref="TimeProvider.GetTimestamp"/> of this process.</param>
/// <param name="Ended">Just after it had ended.</param>
public sealed record CoordAnswer(int ExitCode, string Output, string Error, long Started, long Ended)
{
    /// <summary>The one document on standard output.</summary>
    /// <exception cref="InvalidOperationException">There is anything else; the message has all of the output.</exception>
    public JsonElement Json
    {
        get
        {
            try
            {
                using var document = JsonDocument.Parse(Output, new JsonDocumentOptions { AllowDuplicateProperties = false });
                return document.RootElement.Clone();
            }
            catch (JsonException wrong)
            {
                throw new InvalidOperationException("not one JSON document: " + this, wrong);
            }
        }
    }

    /// <summary>The member <c>data</c> of a document that says ok.</summary>
    public JsonElement Data => Json is var json && json.GetProperty("ok").GetBoolean()
        ? json.GetProperty("data")
        : throw new InvalidOperationException("refused: " + this);

    /// <summary>The code in the member <c>error</c>; null where the document says ok.</summary>
    public string? ErrorCode => Json.TryGetProperty("error", out var error) ? error.GetProperty("code").GetString() : null;

    public override string ToString() => $"exit {ExitCode}\n--- stdout\n{Output}\n--- stderr\n{Error}";
}
