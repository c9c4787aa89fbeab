using System.Collections.Immutable;
using Coordination.Documents;
using Coordination.Git;
using Coordination.Git.Checkups;
using Coordination.Protocol;

namespace Coordination;

/// <summary>Mends what a checkup found: first says all that it writes, and after a yes publishes each repair as a commit of its own.</summary>
internal sealed class RepairCourse(OpenState state, Checkup checkup)
{
    private readonly List<(Repair Repair, PlannedCommit Commit)> commits = [];

    private ImmutableArray<string> Files => [.. checkup.Found.SelectMany(diagnosis => diagnosis.Files)];

    /// <summary>Decides each repair on what the ones before it leave, as the publication will.</summary>
    public async Task<DoctorPlan> PlanAsync(CancellationToken cancellationToken)
    {
        var snapshot = checkup.Snapshot;
        foreach (var diagnosis in checkup.Rewritten is null ? checkup.Found : [])
        {
            foreach (var repair in diagnosis.Repairs)
            {
                var command = new RepairCommand(new Caller(""), state.Clone.Now, "", repair);
                if (RepairTransition.Decide(snapshot.State, command) is Decision.Accepted accepted)
                {
                    var lines = repair is Repair.RestoreFiles files
                        ? await RestoredAsync(snapshot, files.Paths, cancellationToken).ConfigureAwait(false)
                        : await LinesAsync(snapshot, accepted, cancellationToken).ConfigureAwait(false);
                    commits.Add((repair, new PlannedCommit(accepted.Subject, diagnosis.Finding.Code, lines, snapshot.Oid)));
                    snapshot = repair is Repair.RestoreFiles ? snapshot : After(snapshot, accepted);
                }
            }
        }

        return new DoctorPlan([.. commits.Select(planned => planned.Commit)], Files);
    }

    /// <summary>Publishes what was planned, and deletes the files.</summary>
    public async Task<ImmutableArray<RepairOutcome>> WriteAsync(CancellationToken cancellationToken)
    {
        foreach (var file in Files)
        {
            Leftovers.Delete(state.Clone.Repository, file);
        }

        if (commits.Count == 0)
        {
            return [];
        }

        state.Started = state.Clone.Clock.Now;
        var session = state.NewSession();
        var operations = new List<Operation>();
        foreach (var (repair, _) in commits)
        {
            var operation = state.Operation(session, (stamp, caller, opId) => new RepairCommand(caller, stamp.Now, opId, repair));
            operations.Add(repair is Repair.RestoreFiles files ? await MendingAsync(operation, files.Paths, cancellationToken).ConfigureAwait(false) : operation);
        }

        var outcomes = await state.Branch.PublishAsync([.. operations], cancellationToken).ConfigureAwait(false);
        // Verify judges what clients were told by the commits that change a state file; other repairs are no part of that.
        foreach (var (outcome, planned) in outcomes.Zip(commits).Where(pair => ChangesState(pair.Second.Repair)))
        {
            AckWriter.Write(state, "repair", session, planned.Repair.PrdId, outcome);
        }

        return [.. outcomes.Zip(commits, (outcome, planned) => new RepairOutcome(planned.Commit.Subject, outcome.Commit, outcome.Refusal))];
    }

    private static bool ChangesState(Repair repair) => repair switch
    {
        Repair.RestoreDocument => false,
        Repair.RestoreFiles files => files.Paths.Contains(StatePath.Locks) || files.Paths.Contains(StatePath.Registry),
        _ => true,
    };

    private async Task<Operation> MendingAsync(Operation operation, ImmutableArray<string> paths, CancellationToken cancellationToken)
    {
        var damaged = new DamagedFiles(state);
        var planned = await damaged.VersionsAsync(checkup.Snapshot, paths[0], cancellationToken).ConfigureAwait(false);
        return operation with { Mend = (tip, tree, token) => damaged.MendAsync(tip, tree, paths, planned, token) };
    }

    private async Task<ImmutableArray<string>> LinesAsync(TipSnapshot snapshot, Decision.Accepted accepted, CancellationToken cancellationToken)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var written in accepted.Files.OfType<FileChange.Written>())
        {
            var before = await state.Clone.Objects.ReadAsync($"{snapshot.Oid}:{written.Path}", cancellationToken).ConfigureAwait(false);
            lines.AddRange(LineDifference.Of(written.Path, (before?.Content ?? default).Span, System.Text.Encoding.UTF8.GetBytes(written.Text)));
        }

        lines.AddRange(LineDifference.Of(StatePath.Locks, snapshot.Locks.Bytes.Span, snapshot.Locks.Patch(accepted.Next).Span));
        lines.AddRange(LineDifference.Of(StatePath.Registry, snapshot.Registry.Bytes.Span, snapshot.Registry.Patch(accepted.Next).Span));
        return lines.ToImmutable();
    }

    private async Task<ImmutableArray<string>> RestoredAsync(TipSnapshot snapshot, ImmutableArray<string> paths, CancellationToken cancellationToken)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var version in await new DamagedFiles(state).VersionsAsync(snapshot, paths[0], cancellationToken).ConfigureAwait(false))
        {
            var before = await state.Clone.Objects.ReadAsync($"{snapshot.Oid}:{version.Path}", cancellationToken).ConfigureAwait(false);
            var after = await state.Clone.Objects.ReadAsync(version.Blob!, cancellationToken).ConfigureAwait(false);
            lines.Add($"{version.Path} as it was in commit {version.Commit}");
            lines.AddRange(LineDifference.Of(version.Path, (before?.Content ?? default).Span, (after?.Content ?? default).Span));
        }

        return lines.ToImmutable();
    }

    private static TipSnapshot After(TipSnapshot snapshot, Decision.Accepted accepted)
    {
        var locks = LocksDocument.Parse(snapshot.Locks.Patch(accepted.Next), StatePath.Locks).Document!;
        var registry = RegistryDocument.Parse(snapshot.Registry.Patch(accepted.Next), StatePath.Registry).Document!;
        return snapshot with
        {
            Locks = locks,
            Registry = registry,
            State = accepted.Next with { Locks = locks.Locks, Prds = registry.Prds, Completed = registry.Completed, Abandoned = registry.Abandoned },
        };
    }
}
