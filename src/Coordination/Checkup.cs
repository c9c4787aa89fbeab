using System.Collections.Immutable;
using Coordination.Documents.Checkups;
using Coordination.Git;
using Coordination.Git.Checkups;
using Coordination.Protocol;
using Coordination.Protocol.Checkups;
using Coordination.Sessions.Checkups;

namespace Coordination;

/// <summary>One look at the clone, the state and the remote, and everything that was found. Writes nothing.</summary>
internal sealed class Checkup(OpenState state)
{
    private readonly List<Diagnosis> found = [];
    private readonly List<CheckNotMade> notMade = [];

    /// <summary>What was found, worst first; the order of the checks otherwise.</summary>
    public IEnumerable<Diagnosis> Found => found.OrderBy(diagnosis => diagnosis.Finding.Severity);

    public IReadOnlyList<CheckNotMade> NotMade => notMade;

    /// <summary>The state that was looked at, with the stories of its open PRDs.</summary>
    public TipSnapshot Snapshot { get; private set; } = new();

    /// <summary>The history was rewritten, and this is what the remote has now; null: it was not.</summary>
    public HistoryRewrittenRefusal? Rewritten { get; private set; }

    public static async Task<Checkup> MakeAsync(OpenState state, CancellationToken cancellationToken)
    {
        var checkup = new Checkup(state);
        var (snapshot, notReached) = await state.LookAsync(state.Clone.Options.FetchTimeout, cancellationToken).ConfigureAwait(false);
        checkup.Snapshot = snapshot;
        checkup.Reach(notReached);
        await checkup.LookAtStateAsync(cancellationToken).ConfigureAwait(false);
        await checkup.LookAtRemoteAsync(notReached, cancellationToken).ConfigureAwait(false);
        checkup.found.AddRange(Identity.Find(state.Clone, snapshot.Settings.Commits));
        checkup.found.AddRange(await CloneChecks.FindAsync(state.Clone, cancellationToken).ConfigureAwait(false));
        return checkup;
    }

    private void Reach(Refusal? notReached)
    {
        if (notReached is HistoryRewrittenRefusal rewritten)
        {
            Rewritten = rewritten;
            found.Add(Diagnosis.Of(
                FindingCodes.HistoryRewritten, FindingSeverity.Error,
                rewritten.Found is null ? $"{rewritten.Ref} is gone from the remote" : $"the history of {rewritten.Ref} was rewritten",
                ["last seen: " + rewritten.LastSeen, "found: " + (rewritten.Found ?? "nothing")],
                "somebody forced a push, or deleted or recreated the ref; nothing is written until a person has seen what was lost",
                "coord", "doctor", "--adopt"));
        }
        else if (notReached is not null)
        {
            var words = notReached is RemoteRefusal remote ? $"{remote.Code.Name}: {OneLine.Of(remote.Words)}" : notReached.Code.Name;
            notMade.Add(new CheckNotMade(
                "the state on the remote", Snapshot.Oid is null ? words : $"{words}; looked at what was known at {Timestamp.Of(state.Branch.Tip.FetchedTime)}"));
        }
    }

    private async Task LookAtStateAsync(CancellationToken cancellationToken)
    {
        if (Snapshot.Oid is null && notMade.Count > 0)
        {
            notMade.Add(new CheckNotMade("the state files", "this clone has never fetched them"));
            return;
        }

        if (Rewritten is not null)
        {
            notMade.Add(new CheckNotMade("the state files", "the history was rewritten; adopt it first, then look again"));
            return;
        }

        found.AddRange(await ProblemAsync(cancellationToken).ConfigureAwait(false));
        found.AddRange(await StateRefCheck.FindAsync(state, cancellationToken).ConfigureAwait(false));
        if (Snapshot.Problem is not null)
        {
            return;
        }

        var documents = await PrdDocumentCheck.ReadAsync(state, Snapshot, cancellationToken).ConfigureAwait(false);
        Snapshot = documents.Snapshot;
        found.AddRange(documents.Found);
        found.AddRange(await MissingFilesAsync(cancellationToken).ConfigureAwait(false));
        ImmutableArray<SessionLock> rivals = [.. StateUnderCheck.Rivals(Snapshot.State)];
        var origins = rivals.IsEmpty || Snapshot.Oid is null
            ? ImmutableDictionary<Origin, LockOrigin>.Empty
            : await new LockOrigins(state.Clone).FindAsync(Snapshot.Oid, rivals, cancellationToken).ConfigureAwait(false);
        found.AddRange(StateDiagnosis.Of(new StateUnderCheck(Snapshot.State, state.Clone.Now, origins)));
        found.AddRange(DriftFindings.Of(Snapshot.Locks.Bytes, StatePath.Locks).Concat(DriftFindings.Of(Snapshot.Registry.Bytes, StatePath.Registry)));
        found.AddRange(GoneWorktrees.Find(state.Clone, Snapshot.State));
        await LookAtLandingsAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<IEnumerable<Diagnosis>> ProblemAsync(CancellationToken cancellationToken) => Snapshot.Problem switch
    {
        StateDamagedRefusal damage when Snapshot.Oid is not null =>
            await new DamagedFiles(state).FindAsync(Snapshot, damage, cancellationToken).ConfigureAwait(false),
        StateNewerRefusal newer =>
        [
            Diagnosis.Of(
                FindingCodes.StateNewer, FindingSeverity.Error, $"{newer.Path} was written by a newer coord", [$"{newer.Path}: version {newer.Version}"],
                "this build does not understand it and writes nothing; install a newer one", "coord", "--version"),
        ],
        PreconditionRefusal settings =>
        [
            Diagnosis.Of(
                FindingCodes.InvalidSettings, FindingSeverity.Error, settings.Problem, [settings.Where ?? "project.json"],
                "a setting in the project file on the state ref, or one of coord.* in git config, makes no sense; nothing is written until it does",
                "git", "config", "--get-regexp", "coord"),
        ],
        NotInitializedRefusal missing =>
        [
            Diagnosis.Of(
                FindingCodes.NotInitialized, FindingSeverity.Info, "this repository is not set up for coordination", [missing.Ref],
                "there are no state files on the state ref", "coord", "init"),
        ],
        null when !Snapshot.State.Settings.MultiSession =>
        [
            Diagnosis.Of(
                FindingCodes.SoloMode, FindingSeverity.Info, "coordination is off for this project (solo mode)", ["agents.multiSession in the project file"],
                "nobody is kept from working on the same PRD", "coord", "init"),
        ],
        _ => [],
    };

    private async Task<IEnumerable<Diagnosis>> MissingFilesAsync(CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        foreach (var path in new[] { StatePath.Locks, StatePath.Registry })
        {
            if (await state.Clone.Objects.InfoAsync($"{Snapshot.Oid}:{path}", cancellationToken).ConfigureAwait(false) is null)
            {
                missing.Add(path);
            }
        }

        return missing.Select(path => Diagnosis.Of(
            FindingCodes.StateFileMissing, FindingSeverity.Warning, $"{path} is missing", [path],
            "it was deleted by hand, and counts as an empty one; what it said stands in the history", "git", "log", "-5", "--oneline", "--all", "--", path));
    }

    private async Task LookAtLandingsAsync(CancellationToken cancellationToken)
    {
        var main = state.StateIsOnMain ? Snapshot.Oid
            : state.Location.Remote is { } remote ? $"refs/remotes/{remote}/{RefName.Short(state.MainRef)}" : state.MainRef;
        if (main is null || await state.Clone.Objects.InfoAsync(main, cancellationToken).ConfigureAwait(false) is null)
        {
            notMade.Add(new CheckNotMade("skip markers on landings", $"this clone does not have {state.MainRef}"));
            return;
        }

        found.AddRange(await LandingMarkers.FindAsync(state.Clone, main, cancellationToken).ConfigureAwait(false));
    }

    private async Task LookAtRemoteAsync(Refusal? notReached, CancellationToken cancellationToken)
    {
        if (!state.Branch.Target.IsRemote)
        {
            return;
        }

        const string capabilities = "what the remote can do (atomic pushes, the right to push)";
        if (notReached is RemoteRefusal || (Rewritten?.Found ?? Snapshot.Oid) is not { } tip)
        {
            notMade.Add(new CheckNotMade(capabilities, notReached is RemoteRefusal refusal ? refusal.Code.Name : "there is nothing to push"));
        }
        else
        {
            var (findings, why) = await RemoteProbe.AskAsync(state.Clone, state.Location, tip, state.Clone.Options.FetchTimeout, cancellationToken).ConfigureAwait(false);
            found.AddRange(findings);
            if (why is not null)
            {
                notMade.Add(new CheckNotMade(capabilities, why));
            }
        }

        notMade.Add(new CheckNotMade("whether the remote protects the branch", "only a push can tell; what earlier pushes of this clone met is listed"));
    }
}
