using System.Collections.Immutable;
using Coordination.Git;
using Coordination.Protocol;
using Coordination.Sessions;

namespace Coordination;

/// <summary>Makes the dashboard of a snapshot: what the state says, and beside it what this clone has of the work.</summary>
internal static class StatusCourse
{
    public static async Task<StatusResult> RunAsync(OpenState state, TipSnapshot snapshot, bool offline, CancellationToken cancellationToken)
    {
        var session = state.Identity.Find();
        var held = session is null ? null : snapshot.State.LocksHeldBy(session).FirstOrDefault();
        if (held?.PrdId is { } prdId)
        {
            snapshot = await state.Branch.WithStoriesAsync(snapshot, prdId, cancellationToken).ConfigureAwait(false);
        }

        var now = state.Clone.Now;
        var looking = held is null ? null : OwnWork.LookAsync(state.Clone, cancellationToken);
        var view = StatusProjection.Of(snapshot.State, session, now);
        var tips = view.Sessions.IsEmpty ? null : await TipsAsync(state, view, cancellationToken).ConfigureAwait(false);
        var locks = tips is null ? view.Sessions : LastWork.On(view.Sessions, tips, MainTips(state, snapshot, tips), now);
        var own = looking is null
            ? null
            : await OwnAsync(state, snapshot, session!, tips, held!, await looking.ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return Result(state, snapshot, view, locks) with { SessionId = session, Offline = offline, Own = own };
    }

    private static StatusResult Result(OpenState state, TipSnapshot snapshot, StatusProjection view, ImmutableArray<LockView> locks)
    {
        var session = state.Identity.Find();
        var status = new StatusResult
        {
            Project = state.Clone.Repository.ProjectName,
            Mode = snapshot.State.Settings.MultiSession ? "multi" : "solo",
            StateRef = state.Location.StateRef,
            Tip = snapshot.Oid,
            AsOf = state.Branch.Tip.FetchedTime,
            SessionId = session,
            Current = locks.FirstOrDefault(held => held.Mine),
            Sessions = locks,
            Stale = view.Stale,
            Available = view.Available,
            Queue = view.Queue,
            Completed = view.Completed,
            Abandoned = view.Abandoned,
            StaleAfter = snapshot.State.Settings.StaleAfter,
            Findings = StateFindings.Of(snapshot.State, session),
            Notes = NotesOf(state, session, snapshot.Oid),
        };
        return status with { Attention = Attention.Of(status) };
    }

    private static LocalNotes NotesOf(OpenState state, string? session, string? tip)
    {
        var pending = AbandonedPushes.Open(state.Clone.Repository, state.Location, tip);
        var file = session is null ? null : SessionFile.Open(state.Clone.Repository);
        return file is not null && file.SessionId == session ? new(file.PrdId, file.BlockedReason, pending) : new(null, null, pending);
    }

    private static Task<ILookup<string, WorkTip>> TipsAsync(OpenState state, StatusProjection view, CancellationToken cancellationToken) => WorkTips.ReadAsync(
        state.Clone.Git,
        state.Location.Remote,
        view.Sessions.Select(held => held.Branch).OfType<string>().Append(RefName.Short(state.MainRef)),
        cancellationToken);

    private static HashSet<string> MainTips(OpenState state, TipSnapshot snapshot, ILookup<string, WorkTip> tips) =>
        [.. tips[RefName.Short(state.MainRef)].Select(tip => tip.Oid), snapshot.Oid ?? ""];

    private static async Task<OwnSession> OwnAsync(
        OpenState state, TipSnapshot snapshot, string session, ILookup<string, WorkTip>? tips, SessionLock held,
        (string? Branch, int? Uncommitted) here, CancellationToken cancellationToken)
    {
        var branch = held.Branch ?? (held.PrdId is null ? null : snapshot.State.FindPrd(held.PrdId)?.Branch);
        return new OwnSession
        {
            SessionId = session,
            Worktree = state.Clone.Repository.WorkTree,
            Branch = here.Branch,
            Uncommitted = here.Uncommitted,
            Unpushed = branch is null || tips is null
                ? null
                : await OwnWork.UnpushedAsync(state.Clone, state.Location.Remote, tips[branch], snapshot.Oid, cancellationToken).ConfigureAwait(false),
            Stories = held.PrdId is null ? [] : PrdProjection.Stories(snapshot.State, held.PrdId),
        };
    }
}
