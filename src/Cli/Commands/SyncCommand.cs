using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord sync</c></summary>
internal sealed record SyncCommand(bool Rebase) : CliCommand
{
    private static readonly OptionSpec RebaseOption = new("--rebase", null, "Also bring the session's branch onto main, in its worktree, and push it");

    public static CommandSpec Spec { get; } = new()
    {
        Path = "sync",
        Summary = "Release PRDs whose pull request was merged; bring a branch up to date",
        Notes =
        [
            "A pull request counts as merged when main has its work: merged, fast-forwarded, squashed or rebased. Its PRD is archived, its lock and its branch go. Commands that write look for this by themselves, once a minute at the most.",
            "--rebase refuses a worktree with uncommitted changes and a branch to which others have pushed. The old commits stay under a backup ref. A conflict undoes everything, marks the lock as blocked and exits 10.",
        ],
        Options = [RebaseOption],
        Examples = ["coord sync", "coord sync --rebase   # and put the branch onto the newest main"],
        Make = arguments => new SyncCommand(arguments.Flag(RebaseOption)),
    };

    public override string Name => Spec.Path;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken) => Answer.Of(
        run.Again, await run.Coordinator.SyncAsync(new SyncRequest { Rebase = Rebase }, cancellationToken), SyncReply.Of);
}
