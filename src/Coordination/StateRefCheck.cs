using Coordination.Git;
using Coordination.Protocol;
using Coordination.Protocol.Checkups;

namespace Coordination;

/// <summary>Whether git config leads this clone to another state than the one that everybody else finds.</summary>
internal static class StateRefCheck
{
    public static async Task<IEnumerable<Diagnosis>> FindAsync(OpenState state, CancellationToken cancellationToken)
    {
        if (state.Clone.Config["coord.stateRef"] is not { } pinned || RefName.Full(pinned) != state.Location.StateRef)
        {
            return [];
        }

        var others = await OthersAsync(state, cancellationToken).ConfigureAwait(false);
        return others is null || others == state.Location.StateRef
            ? []
            :
            [
                Diagnosis.Of(
                    FindingCodes.StateRefOverride, FindingSeverity.Warning, $"this clone keeps its state on {state.Location.StateRef}, others on {others}",
                    ["git config coord.stateRef: " + pinned, $"{state.Location.DefaultBranch} leads to {others}"],
                    "two clones with different state refs do not see each other's locks; without the setting this one goes where the project says",
                    "git", "config", "--unset-all", "coord.stateRef"),
            ];
    }

    // Where a clone without the setting ends up; null: there is no state, or this clone cannot tell.
    private static async Task<string?> OthersAsync(OpenState state, CancellationToken cancellationToken)
    {
        var (location, clone) = (state.Location, state.Clone);
        var main = location.Remote is { } remote ? $"refs/remotes/{remote}/{RefName.Short(location.DefaultBranch)}" : location.DefaultBranch;
        var known = location.StateRef == location.DefaultBranch
            ? state.Branch.Tip.Oid
            : (await clone.Objects.InfoAsync(main, cancellationToken).ConfigureAwait(false))?.Id;
        if (known is null)
        {
            return null;
        }

        var reader = new SnapshotReader(clone.Objects, location.DefaultBranch, pinned: false, new Dictionary<string, string>());
        return (await reader.ReadAsync(known, 0, cancellationToken).ConfigureAwait(false)).Problem switch
        {
            StateMovedRefusal moved => moved.MovedTo,
            null => location.DefaultBranch,
            _ => null,
        };
    }
}
