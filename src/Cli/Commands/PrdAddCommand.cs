using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord prd add</c></summary>
internal sealed record PrdAddCommand(string? File, AddPrdRequest Said) : CliCommand
{
    private const int LongestInput = 4 * 1024 * 1024;
    private static readonly string[] Priorities = ["critical", "high", "medium", "low"];

    private static readonly OptionSpec TitleOption = new("--title", "TEXT", "Its title; without a FILE a document is made from it");
    private static readonly OptionSpec IdOption = new("--id", "ID", "Its id (else from the file's name or the title)");
    private static readonly OptionSpec PriorityOption = new("--priority", "WORD", "critical, high, medium or low");
    private static readonly OptionSpec BranchOption = new("--branch", "NAME", "The branch to work on (else feature/ and the id)");
    private static readonly OptionSpec DependsOnOption = new("--depends-on", "PRD", "What must be completed before; repeatable") { Repeats = true };
    private static readonly OptionSpec PathOption = new("--path", "GLOB", "Files that it expects to touch; repeatable") { Repeats = true };
    private static readonly OptionSpec StoryOption = new("--story", "TEXT", "A story, from US-001 on; repeatable") { Repeats = true };
    private static readonly OptionSpec ReadyOption = new("--ready", null, "It can be claimed at once; else it is a draft");

    public static CommandSpec Spec { get; } = new()
    {
        Path = "prd add",
        Summary = "Bring a PRD in, from a file or from a title",
        Notes =
        [
            "FILE is a .json document (userStories, branchName, title, dependsOn, paths, priority) or a .md; the other one beside it is taken along. It is read from your disk and put on the state branch as it is, in one commit: in docs/drafts/, or with --ready in docs/prds/. A dash reads standard input.",
            "Adding the same again changes nothing. An id that was abandoned may be added again.",
        ],
        Arguments = [new("FILE", false, "A .json or .md file, or - for standard input")],
        Options = [TitleOption, IdOption, PriorityOption, BranchOption, DependsOnOption, PathOption, StoryOption, ReadyOption],
        Examples =
        [
            "coord prd add docs/ideas/prd-print-templates.json --ready",
            "coord prd add --title \"Print labels\" --story \"Choose one\" --ready",
            "coord prd add notes/billing.md --priority high --depends-on print-templates   # a draft",
            "coord prd add - --id billing --json                                           # from a pipe",
        ],
        Make = From,
    };

    public override string Name => Spec.Path;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken)
    {
        var request = File switch
        {
            null => Said,
            "-" => Said with { Content = await ReadAsync(run.Environment.StdinBytes(), cancellationToken) },
            _ => Said with { File = Path.GetFullPath(File, run.WorkingDirectory) },
        };
        return Answer.Of(run.Again, await run.Coordinator.AddPrdAsync(request, cancellationToken), added => PrdOpenedReply.Of(Name, added));
    }

    // One byte more than may be taken, so that the library sees that it is too much.
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream input, CancellationToken cancellationToken)
    {
        var content = new byte[LongestInput + 1];
        var length = await input.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken);
        return content.AsMemory(0, length);
    }

    private static PrdAddCommand From(Arguments arguments)
    {
        var file = arguments.Word(0);
        var title = arguments.Value(TitleOption);
        if (file is null && string.IsNullOrWhiteSpace(title))
        {
            throw arguments.Contradiction("say a FILE or a --title", "coord prd add");
        }

        if (arguments.Values(StoryOption).Any(string.IsNullOrWhiteSpace))
        {
            throw arguments.Contradiction("a story is empty", "option --story of coord prd add");
        }

        return new PrdAddCommand(file, new AddPrdRequest
        {
            Title = title,
            Id = arguments.Id(IdOption),
            Priority = arguments.Choices(PriorityOption, Priorities).FirstOrDefault(),
            Branch = arguments.Value(BranchOption),
            DependsOn = arguments.Values(DependsOnOption),
            Paths = arguments.Values(PathOption),
            Stories = [.. arguments.Values(StoryOption).Select(text => text.Trim())],
            Ready = arguments.Flag(ReadyOption),
        });
    }
}
