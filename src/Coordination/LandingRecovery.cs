using Coordination.Git;
using Coordination.Merging;
using Coordination.Protocol;

namespace Coordination;

/// <summary>
/// A landing in steps that was cut off: whoever meets it finishes it when main has its commit, or puts it back when main went
/// elsewhere. While main stands where it stood the holder may still be at it.
/// </summary>
internal static class LandingRecovery
{
    // What the branch reported in its PRD document is read from the merge itself.
    private static async Task<Operation> FinishAsync(OpenState state, string session, SessionLock held, CancellationToken cancellationToken)
    {
        var landing = held.Landing!;
        var merge = await state.Clone.Objects.ReadCommitAsync(landing.Commit, cancellationToken).ConfigureAwait(false);
        var plan = merge is { Parents: [_, var branch] }
            ? new LandingPlan(new OpenBranch(state.Clone, state.Branch, state.MainRef), held.PrdId!, held.Branch ?? "", branch)
            : null;
        return LandedRelease.Of(state, session, held, landing.Commit, plan, landing.Base);
    }

    /// <summary>What has to be done for a noted landing, by where main stands.</summary>
    public static async Task<bool?> HasLandedAsync(OpenBranch at, Protocol.Landing landing, CancellationToken cancellationToken)
    {
        var answer = await at.State.Target.FetchAsync([at.MainRef], at.Repo.Options.FetchTimeout, cancellationToken).ConfigureAwait(false);
        if (answer.Tips.GetValueOrDefault(at.MainRef) is not { } main || main == landing.Base)
        {
            return null;
        }

        return await Ancestry.HasAsync(at.Repo, main, landing.Commit, cancellationToken).ConfigureAwait(false);
    }

    public static async Task RunAsync(OpenState state, CancellationToken cancellationToken)
    {
        foreach (var held in state.First.State.Locks.Where(held => held is { Landing: not null, PrdId: not null } && ObjectFormat.IsId(held.Landing.Commit)))
        {
            var landed = await HasLandedAsync(new OpenBranch(state.Clone, state.Branch, state.MainRef), held.Landing!, cancellationToken).ConfigureAwait(false);
            if (landed is null)
            {
                continue;
            }

            var session = state.NewSession();
            var operation = landed.Value
                ? await FinishAsync(state, session, held, cancellationToken).ConfigureAwait(false)
                : state.Operation(session, (stamp, caller, opId) => new CancelLandingCommand(caller, stamp.Now, opId, held.PrdId!, "main moved elsewhere"));
            await state.PublishAsync(session, operation, cancellationToken).ConfigureAwait(false);
        }
    }
}
