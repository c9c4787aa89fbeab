using System.Collections.Immutable;
using System.Globalization;
using Coordination.Git;
using Coordination.Protocol;
using Coordination.Protocol.Checkups;

namespace Coordination;

/// <summary>
/// Damaged files on the state ref: since when, what they were before, and whether that can be put back. All of them go back in one commit on top of
/// the damaged tip, from versions that stand in history, or none does.
/// </summary>
internal sealed class DamagedFiles(OpenState state)
{
    private static readonly ImmutableArray<string> Files = ["project.json", "docs/project.json", StatePath.Locks, StatePath.Registry];

    private readonly LastReadable history = new(state.Clone);

    public async Task<IEnumerable<Diagnosis>> FindAsync(TipSnapshot snapshot, StateDamagedRefusal damage, CancellationToken cancellationToken)
    {
        var versions = await VersionsAsync(snapshot, damage.Path, cancellationToken).ConfigureAwait(false);
        var conflicts = versions.All(IsFound) && damage.Path != "docs"
            ? await ConflictsAsync(snapshot, versions, cancellationToken).ConfigureAwait(false)
            : null;
        var isSafe = conflicts is { Count: 0 };
        var restore = new Repair.RestoreFiles([.. versions.Select(version => version.Path)]);
        return versions.Select((version, index) =>
        {
            var what = version.Path == damage.Path ? $"{version.Path} cannot be read safely: {damage.Problem}" : $"{version.Path} cannot be read safely";
            var evidence = Evidence(version, damage).Concat(conflicts?.Select(prdId => $"moved on since: {prdId}") ?? []).ToImmutableArray();
            return isSafe
                ? Diagnosis.Fixable(
                    FindingCodes.StateDamaged, FindingSeverity.Error, what, evidence,
                    "a hand edit, a half-done merge or another tool; coord writes nothing until it can be read. The last readable version can be put back",
                    index == 0 ? [restore] : [])
                : Diagnosis.Of(FindingCodes.StateDamaged, FindingSeverity.Error, what, evidence, Cause(version, conflicts), Command(version));
        });
    }

    /// <summary>Puts the versions into the tree of a damaged tip; the tip's own problem stays where they are not the expected ones.</summary>
    public async Task<TipSnapshot> MendAsync(
        TipSnapshot snapshot, TreeEditor tree, ImmutableArray<string> expected, ImmutableArray<ReadableVersion> planned, CancellationToken cancellationToken)
    {
        if (snapshot.Problem is not StateDamagedRefusal damage)
        {
            return snapshot;
        }

        var versions = await VersionsAsync(snapshot, damage.Path, cancellationToken).ConfigureAwait(false);
        var isAsPlanned = versions.Select(version => version.Path).SequenceEqual(expected)
            && versions.Select(version => version.Blob).SequenceEqual(planned.Select(version => version.Blob))
            && versions.All(IsFound);
        if (!isAsPlanned || await ConflictsAsync(snapshot, versions, cancellationToken).ConfigureAwait(false) is not { Count: 0 })
        {
            return snapshot;
        }

        return await PutBackAsync(snapshot, versions, tree, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The damaged files of a tip, each as it was when it could be read last.</summary>
    public async Task<ImmutableArray<ReadableVersion>> VersionsAsync(TipSnapshot snapshot, string named, CancellationToken cancellationToken)
    {
        var versions = ImmutableArray.CreateBuilder<ReadableVersion>();
        if (named == "docs")
        {
            return [await history.FindAsync(snapshot.Oid!, StatePath.Locks, cancellationToken).ConfigureAwait(false) with { Path = named }];
        }

        foreach (var path in Files)
        {
            if (path == named || await state.Clone.Objects.InfoAsync($"{snapshot.Oid}:{path}", cancellationToken).ConfigureAwait(false) is not null)
            {
                var version = await history.FindAsync(snapshot.Oid!, path, cancellationToken).ConfigureAwait(false);
                if (version.DamagedIn is not null)
                {
                    versions.Add(version);
                }
            }
        }

        return versions.DrainToImmutable();
    }

    // Null: even with the old versions in it the state has a problem.
    private async Task<List<string>?> ConflictsAsync(TipSnapshot snapshot, ImmutableArray<ReadableVersion> versions, CancellationToken cancellationToken)
    {
        var tree = new TreeEditor(state.Clone.Objects, new PackWriter(state.Clone.Format));
        await tree.OpenAsync(snapshot.Tree, cancellationToken).ConfigureAwait(false);
        var mended = await PutBackAsync(snapshot, versions, tree, cancellationToken).ConfigureAwait(false);
        if (mended.Problem is not null)
        {
            return null;
        }

        var commits = versions.Where(version => version.Path is StatePath.Locks or StatePath.Registry).Select(version => version.Commit!).Distinct().ToList();
        if (commits.Count == 0)
        {
            return [];
        }

        var then = commits.Count == 1
            ? (await new HistoryReader(state.Clone).StateAtAsync(commits[0], cancellationToken).ConfigureAwait(false)).State
            : null;
        return [.. RestoreConflicts.Find(mended.State, then)];
    }

    private async Task<TipSnapshot> PutBackAsync(TipSnapshot snapshot, ImmutableArray<ReadableVersion> versions, TreeEditor tree, CancellationToken cancellationToken)
    {
        foreach (var version in versions)
        {
            await tree.PutAsync(version.Path, new TreeEntry(version.Mode, "", version.Blob!), cancellationToken).ConfigureAwait(false);
        }

        return await state.Branch.ReadTreeAsync(snapshot, tree, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsFound(ReadableVersion version) => version.Blob is not null;

    private static IEnumerable<string> Evidence(ReadableVersion version, StateDamagedRefusal damage)
    {
        yield return version.Path == damage.Path && damage.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{version.Path}, line {line}") : version.Path;
        if (version.DamagedIn is { } since)
        {
            yield return "damaged since commit " + since;
        }

        if (version.Commit is { } last)
        {
            yield return "readable last in commit " + last;
        }

        foreach (var side in version.Candidates)
        {
            yield return "a side of the merge: commit " + side;
        }
    }

    private static string Cause(ReadableVersion version, List<string>? conflicts) =>
        version.Candidates.Length > 1 ? "a merge went wrong, and both sides had changed the file: a person has to join them, commit and push"
        : version.Commit is null ? "no commit of this history has a readable version; write the file anew, commit and push"
        : conflicts is { Count: > 0 } ? "the other state file moved on since the last readable version, and the two contradict each other; mend the file by hand, commit and push"
        : "it cannot be put back by itself; take it from the last readable version, commit and push";

    private static ImmutableArray<string> Command(ReadableVersion version) =>
        version.Candidates is [var side, ..] ? ["git", "show", $"{side}:{version.Path}"]
        : version.Commit is { } commit ? ["git", "show", $"{commit}:{version.Path}"]
        : ["git", "log", "-5", "--oneline", "--all", "--", version.Path];
}
