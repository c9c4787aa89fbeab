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
        var finish = state.Operation(session, (stamp, caller, opId) =>
            new ReleaseCommand(caller, stamp.Now, opId, held.PrdId, Incomplete: true, held.Landing!.Commit));
        var merge = await state.Clone.Objects.ReadCommitAsync(held.Landing!.Commit, cancellationToken).ConfigureAwait(false);
        if (merge is not { Parents: [_, var branch] })
        {
            return finish;
        }

        var plan = new LandingPlan(new OpenBranch(state.Clone, state.Branch, state.MainRef), held.PrdId!, held.Branch ?? "", branch);
        return finish with
        {
            Report = plan.ReportAsync,
            Merge = async (tip, _, tree, token) =>
            {
                await plan.TakeReportAsync(tip, tree, held.Landing!.Base, token).ConfigureAwait(false);
                return new Work();
            },
        };
    }

    private static bool IsCommit(string text) => text.Length >= 40 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>What has to be done for a noted landing, by where main stands.</summary>
    public static async Task<bool?> HasLandedAsync(OpenBranch at, Protocol.Landing landing, CancellationToken cancellationToken)
    {
        var answer = await at.State.Target.FetchAsync([at.MainRef], at.Repo.Options.FetchTimeout, cancellationToken).ConfigureAwait(false);
        if (answer.Tips.GetValueOrDefault(at.MainRef) is not { } main || main == landing.Base)
        {
            return null;
        }

        return (await at.Repo.Git.RunAsync(new GitCall("merge-base", "--is-ancestor", landing.Commit, main), cancellationToken).ConfigureAwait(false)).Ok;
    }

    public static async Task RunAsync(OpenState state, CancellationToken cancellationToken)
    {
        foreach (var held in state.First.State.Locks.Where(held => held is { Landing: not null, PrdId: not null } && IsCommit(held.Landing.Commit)))
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
