using System.Text.Json;
using Coordination.Documents.Schemas;

namespace Coordination.Cli.Tests.Kit;

/// <summary>Holds documents against the published schemas.</summary>
internal static class CommandSchemas
{
    public static string Of(string command) => "cli/" + (command == "coord" ? "usage" : command.Replace(' ', '-'));

    public static IReadOnlyList<string> Errors(JsonElement document)
    {
        var errors = PublishedSchemas.Load(Of(document.GetProperty("command").GetString()!)).Validate(document);
        var errorErrors = document.TryGetProperty("error", out var error) ? PublishedSchemas.Load("cli/error-codes").Validate(error) : [];
        return [.. errors.Concat(errorErrors).Select(found => found.ToString())];
    }
}
