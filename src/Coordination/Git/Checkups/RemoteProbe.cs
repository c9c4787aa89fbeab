using System.Collections.Immutable;
using Coordination.Protocol;
using Coordination.Protocol.Checkups;

namespace Coordination.Git.Checkups;

/// <summary>
/// Asks the remote what it can do, by a push that stops before it sends anything (<c>--dry-run</c>): the server lists its capabilities to
/// whoever may push. Rules on branches are not in that list; they show only when a push meets them.
/// </summary>
internal static class RemoteProbe
{
    /// <returns>What was found, or why nothing can be said.</returns>
    public static async Task<(IEnumerable<Diagnosis> Found, string? NotMade)> AskAsync(
        LocalClone clone, StateLocation location, string tip, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var call = new GitCall(
            "-c", "push.pushOption=", "push", "--dry-run", "--porcelain", "--no-verify", "--no-follow-tags", "--no-signed", "--recurse-submodules=no",
            "--end-of-options", location.Address!, $"{tip}:{location.StateRef}")
        {
            Timeout = timeout,
            Environment = [new("GIT_TRACE_PACKET", "1")],
        };
        var result = await clone.Git.RunAsync(call, cancellationToken).ConfigureAwait(false);
        var capabilities = result.Error.Split('\n').FirstOrDefault(line => line.Contains("report-status", StringComparison.Ordinal));
        if (capabilities is null)
        {
            var words = OneLine.Of(string.Join(' ', result.Words.Split('\n').Where(line => !line.Contains(" packet: ", StringComparison.Ordinal))).Trim());
            return RemoteWords.IsAuthentication(words) || RemoteWords.IsPolicy(words) || words.Contains("service not enabled", StringComparison.Ordinal)
                ? ([NoAccess(location, words)], null)
                : ([], words.Length == 0 ? "the remote did not say what it can do" : words);
        }

        return (HasAtomic(capabilities) ? [] : [NoAtomic(location)], null);
    }

    private static bool HasAtomic(string capabilities) => capabilities.Split(' ', '\0').Contains("atomic", StringComparer.Ordinal);

    private static Diagnosis NoAccess(StateLocation location, string words) => Diagnosis.Of(
        FindingCodes.NoPushAccess, FindingSeverity.Error, $"the remote does not let this clone push to {location.StateRef}", [words],
        "the credentials are missing, or may only read; every command that writes will be refused", "git", "push", "--dry-run", location.Remote ?? "origin");

    private static Diagnosis NoAtomic(StateLocation location)
    {
        var parted = location.StateRef != location.DefaultBranch;
        return Diagnosis.Of(
            FindingCodes.NoAtomic, parted ? FindingSeverity.Warning : FindingSeverity.Info, "the remote cannot move several refs in one step (no atomic pushes)",
            ["capabilities of a dry run: no 'atomic'"],
            parted
                ? "a release moves main and the state, so it goes in steps here; one that is cut off between them is finished by the next command that writes"
                : "with the state on main it makes no difference to a release; a branch is backed up and deleted in two steps",
            "git", "ls-remote", location.Remote ?? "origin", location.StateRef);
    }
}
