using System.Text.Json;
using Coordination.Cli.Output;
using Coordination.Cli.Refusals;
using Coordination.Cli.Tests.Kit;
using Coordination.Documents.Schemas;

namespace Coordination.Cli.Tests.Output;

public sealed class SchemaTests
{
    public static TheoryData<string> AcceptedNames() => [.. ReplySamples.Accepted.Keys];

    [Theory]
    [MemberData(nameof(AcceptedNames))]
    public void A_document_keeps_to_the_schema_of_its_command(string name) => Check(ReplySamples.Accepted[name]);

    [Fact]
    public void A_refusal_keeps_to_the_schema_of_every_command_that_can_meet_it()
    {
        foreach (var (_, command, refusal, _) in RefusalSamples.All)
        {
            Check(ReplySamples.Refused(command, refusal));
        }

        foreach (var command in CommandList.All)
        {
            Check(ReplySamples.Refused(command.Path, new SoloModeRefusal { RetryAfter = TimeSpan.FromSeconds(3) }));
        }
    }

    [Fact]
    public async Task Help_the_version_and_usage_errors_are_documents_too()
    {
        foreach (var line in new[] { "--json", "--version --json", "help claim --json", "--json clame", "--json resume", "prd show --json" })
        {
            var world = new World();
            await world.RunAsync(line.Split(' '));
            Check(world.Stdout);
        }
    }

    [Fact]
    public void Every_command_has_a_published_schema()
    {
        string[] expected = [.. CommandList.All.Select(spec => CommandSchemas.Of(spec.Path)), "cli/help", "cli/version", "cli/usage", "cli/error-codes"];
        Assert.Equal(expected.Order(StringComparer.Ordinal), PublishedSchemas.Names.Where(name => name.StartsWith("cli/", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_published_error_codes_are_the_closed_list_with_their_exit_codes()
    {
        using var schema = JsonDocument.Parse(PublishedSchemas.Text("cli/error-codes"));
        var published = schema.RootElement.GetProperty("oneOf").EnumerateArray().Select(entry => entry.GetProperty("properties")).Select(it => (
            Const(it, "code").GetString(), Const(it, "exitCode").GetInt32(), Const(it, "retryable").GetBoolean()));
        Assert.Equal(ErrorCodes.All.Select(code => ((string?)code.Name, code.ExitCode, code.Retryable)).Order(), published.Order());
        foreach (var name in PublishedSchemas.Names.Where(name => name.StartsWith("cli/", StringComparison.Ordinal) && name != "cli/error-codes"))
        {
            using var document = JsonDocument.Parse(PublishedSchemas.Text(name));
            var codes = document.RootElement.GetProperty("$defs").GetProperty("error").GetProperty("properties").GetProperty("code").GetProperty("enum");
            Assert.Equal(ErrorCodes.All.Select(code => code.Name).Order(), codes.EnumerateArray().Select(code => code.GetString()!).Order());
        }
    }

    [Fact]
    public void The_published_findings_are_the_closed_list()
    {
        using var schema = JsonDocument.Parse(PublishedSchemas.Text("cli/doctor"));
        var finding = schema.RootElement.GetProperty("properties").GetProperty("data").GetProperty("properties").GetProperty("findings").GetProperty("items");
        Assert.Equal(FindingCodes.All, finding.GetProperty("properties").GetProperty("code").GetProperty("enum").EnumerateArray().Select(code => code.GetString()!));
    }

    [Fact]
    public void A_document_without_data_and_without_error_is_none()
    {
        var schema = PublishedSchemas.Load("cli/claim");
        using var document = JsonDocument.Parse("""{"schemaVersion":1,"command":"claim","ok":true,"warnings":[],"nextActions":[]}""");
        Assert.NotEmpty(schema.Validate(document.RootElement));
    }

    [Fact]
    public void Every_failure_of_the_environment_keeps_to_the_schemas()
    {
        foreach (var code in ErrorCodes.All)
        {
            Check(Reply.Failed("claim", ErrorText.Of(new CoordinationException(code, "it failed", "there"), Again.Of("claim"))));
        }
    }

    private static void Check(Reply reply) => Check(JsonDocumentWriter.Write(reply));

    private static void Check(string text)
    {
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
        Assert.Empty(CommandSchemas.Errors(document.RootElement));
    }

    private static JsonElement Const(JsonElement properties, string name) => properties.GetProperty(name).GetProperty("const");
}
