using System.Collections.Immutable;
using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;
using Coordination.Protocol;

namespace Coordination.Cli.Commands;

/// <summary><c>coord log</c></summary>
internal sealed record LogCommand(LogRequest Request, TimeSpan? Ago) : CliCommand
{
    private const int Usual = 20;
    private static readonly ImmutableArray<string> Operations = [.. Words.Verbs, "hand", "merge"];

    private static readonly OptionSpec PrdOption = new("--prd", "PRD", "Only what concerns this PRD");
    private static readonly OptionSpec OpOption = new("--op", "VERB", "Only these operations, claim for example; repeatable") { Repeats = true };
    private static readonly OptionSpec MostOption = new("-n", "N", "At most so many (20)");
    private static readonly OptionSpec SinceOption = new("--since", "TIME", "Only what is younger than 2h or 3d, or later than 2026-02-19");

    public static CommandSpec Spec { get; } = new()
    {
        Path = "log",
        Summary = "List the operations, the newest first",
        Notes =
        [
            "Read from the history of the state branch, in its order and not the clocks'. --session lists what that session did.",
            "What has no trailers of coord is listed as made by hand, a merge as a merge; --op hand and --op merge list only those. Who made a commit is what it says itself: coord verify proves it.",
        ],
        Options = [PrdOption, OpOption, MostOption, SinceOption],
        Examples =
        [
            "coord log", "coord log --prd print-templates --json", "coord log --session developer-a1b2c3 -n 5",
            "coord log --op claim --op release --since 3d   # who took and finished what",
        ],
        Make = From,
    };

    public override string Name => Spec.Path;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken)
    {
        var request = Request with
        {
            SessionId = run.Globals.SessionId,
            Since = Ago is { } ago ? run.Environment.Time.GetUtcNow() - ago : Request.Since,
        };
        return Answer.Of(run.Again, await run.Coordinator.LogAsync(request, cancellationToken), LogReply.Of);
    }

    private static LogCommand From(Arguments arguments)
    {
        var (ago, date) = arguments.Moment(SinceOption);
        return new LogCommand(
            new LogRequest
            {
                PrdId = arguments.Value(PrdOption),
                Operations = arguments.Choices(OpOption, Operations),
                Most = arguments.Number(MostOption, "is not a number of operations") ?? Usual,
                Since = date,
            },
            ago);
    }
}
