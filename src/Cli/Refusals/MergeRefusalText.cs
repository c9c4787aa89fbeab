using System.Globalization;
using Coordination.Cli.Output;

namespace Coordination.Cli.Refusals;

/// <summary>Words for refusals about landing a branch.</summary>
internal static class MergeRefusalText
{
    private const string Heads = "refs/heads/";

    public static Problem Of(Refusal refusal) => refusal switch
    {
        MergeConflictRefusal it => Conflict(it),
        _ => Problem.Of(
            refusal.Code, "the project has checks, and this build cannot run them; a release never skips them",
            "coordination.checks in the project file: " + Listing.Of(((ChecksNotRunRefusal)refusal).Checks) + "; the lock stays yours",
            NextAction.Coord("heartbeat")),
    };

    private static Problem Conflict(MergeConflictRefusal it)
    {
        var files = string.Create(CultureInfo.InvariantCulture, $"{it.Files.Length} {(it.Files.Length == 1 ? "file conflicts" : "files conflict")}");
        var target = it.Target.StartsWith(Heads, StringComparison.Ordinal) ? it.Target[Heads.Length..] : it.Target;
        var blocked = it.LockBlocked ? "; the lock is marked as blocked" : it.PrdId.Length == 0 ? "" : "; the lock could not be marked as blocked";
        var tried = it.OfRebase ? $"{it.Branch} does not rebase onto {target}: {files}, the branch is as it was" : $"{it.Branch} does not merge into {target}: {files}, nothing was merged";
        return Problem.Of(
            it.Code, tried + blocked, Listing.Of(it.Files, 8),
            NextAction.Git("fetch", "origin"), NextAction.Git("switch", SafeName.Ref(it.Branch)), NextAction.Git("merge", SafeName.Ref($"origin/{target}")));
    }
}
