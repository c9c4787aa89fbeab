using Coordination.Git;
using Coordination.Merging;
using Coordination.Protocol;

namespace Coordination;

/// <summary>The release of a PRD whose work is on main already: whoever meets it writes it, in the name of its holder.</summary>
internal static class LandedRelease
{
    /// <param name="state">The opened clone.</param>
    /// <param name="session">Who writes it.</param>
    /// <param name="held">The lock.</param>
    /// <param name="mergeCommit">The commit on main.</param>
    /// <param name="plan">What the branch reports in its PRD document counts; null: its commit is not known.</param>
    /// <param name="target">Where main stood before.</param>
    public static Operation Of(OpenState state, string session, SessionLock held, string mergeCommit, LandingPlan? plan, string target)
    {
        var finish = state.Operation(session, (stamp, caller, opId) =>
            new ReleaseCommand(caller, stamp.Now, opId, held.PrdId, Incomplete: true, mergeCommit));
        return plan is null
            ? finish
            : finish with
            {
                Report = plan.ReportAsync,
                Merge = async (tip, _, tree, token) =>
                {
                    await plan.TakeReportAsync(tip, tree, target, token).ConfigureAwait(false);
                    return new Work();
                },
            };
    }
}
