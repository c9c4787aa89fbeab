using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;
using Coordination.Documents.Schemas;

namespace Coordination.Cli.Commands;

/// <summary><c>coord schema</c></summary>
internal sealed record SchemaCommand(string? Schema) : CliCommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Path = "schema",
        Summary = "Print a published JSON schema, or list them",
        Notes =
        [
            "The schemas say what coord writes, and what its --json prints. They are byte for byte those that the tests hold it to.",
            "For an editor, print one into a file and map it to the documents; docs/schemas.md has the settings of VS Code and of JetBrains.",
        ],
        Arguments = [new("NAME", false, "Its name, prd or cli/claim for example; without one: the list")],
        Examples = ["coord schema", "coord schema prd                 # print it; send it into a file for an editor", "coord schema cli/claim --json"],
        Make = From,
    };

    public override string Name => Spec.Path;

    public override Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken) =>
        Task.FromResult(Schema is null ? SchemaReply.Of(PublishedSchemas.Names) : SchemaReply.Of(Schema));

    private static SchemaCommand From(Arguments arguments)
    {
        if (arguments.Word(0) is not { } name || PublishedSchemas.Names.Contains(name))
        {
            return new SchemaCommand(arguments.Word(0));
        }

        var nearest = Spelling.Nearest(name, PublishedSchemas.Names) ?? Spelling.Nearest("cli/" + name, PublishedSchemas.Names);
        throw new UsageException(
            $"{TerminalText.Quote(name)} is not a published schema", "coord schema", nearest is null ? ["coord", "schema"] : ["coord", "schema", nearest]);
    }
}
