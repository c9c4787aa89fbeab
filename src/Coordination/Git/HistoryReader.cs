using System.Collections.Immutable;
using System.Text;
using Coordination.Documents;
using Coordination.Protocol;
using Coordination.Protocol.Verification;

namespace Coordination.Git;

/// <summary>
/// Reads every commit that changes a state file, over all parents: after an ordinary <c>git pull</c> the first-parent line shows none
/// of them. Many are asked for at once, and what has one id is read once.
/// </summary>
internal sealed class HistoryReader(LocalClone clone)
{
    private const int Portion = 256;

    // Too large to be read is damage too.
    private const long LargestBlob = (4 << 20) + 1;
    private const long LargestCommit = 64 << 20;

    private readonly Dictionary<string, StateAt> byCommit = new(StringComparer.Ordinal);
    private readonly Dictionary<(string?, string?), StateAt> byBlobs = [];
    private readonly Dictionary<string, Parsed<LocksDocument>> locks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Parsed<RegistryDocument>> registries = new(StringComparer.Ordinal);

    /// <summary>The commits in question, parents before children.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string range, CancellationToken cancellationToken)
    {
        var result = await clone.Git.RunAsync(
            new GitCall("rev-list", "--topo-order", "--reverse", "--full-history", "--end-of-options", range, "--", StatePath.Locks, StatePath.Registry)
            {
                Timeout = TimeSpan.FromMinutes(10),
            },
            cancellationToken).ConfigureAwait(false);
        return result.Ok
            ? result.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : throw new CoordinationException(ErrorCodes.Usage, "git does not know this range: " + result.Words, range, "coord verify");
    }

    /// <summary>Reads these commits, in their order.</summary>
    public async IAsyncEnumerable<HistoryCommit> ReadAsync(
        IReadOnlyList<string> ids, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var portion in ids.Chunk(Portion))
        {
            var commits = await CommitsAsync(portion, cancellationToken).ConfigureAwait(false);
            await LearnAsync(portion.Concat(commits.SelectMany(commit => commit.Parents)), cancellationToken).ConfigureAwait(false);
            foreach (var commit in commits)
            {
                yield return await JoinAsync(commit, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Reads one commit.</summary>
    public async Task<HistoryCommit> ReadOneAsync(string id, CancellationToken cancellationToken)
    {
        await foreach (var commit in ReadAsync([id], cancellationToken).ConfigureAwait(false))
        {
            return commit;
        }

        throw new System.Diagnostics.UnreachableException(id);
    }

    /// <summary>The newest commit at or before this one that changes a state file; null when there is none, or no such commit.</summary>
    public async Task<string?> StateCommitOfAsync(string commit, CancellationToken cancellationToken)
    {
        var result = await clone.Git.RunAsync(
            new GitCall("rev-list", "-1", "--topo-order", "--full-history", "--end-of-options", commit, "--", StatePath.Locks, StatePath.Registry),
            cancellationToken).ConfigureAwait(false);
        return result.Ok && result.Line.Length > 0 ? result.Line : null;
    }

    /// <summary>What the two state files say at a commit; files that are not there are empty ones.</summary>
    public async Task<StateAt> StateAtAsync(string commit, CancellationToken cancellationToken)
    {
        await LearnAsync([commit], cancellationToken).ConfigureAwait(false);
        return byCommit[commit];
    }

    private async Task<HistoryCommit> JoinAsync(CommitObject commit, CancellationToken cancellationToken)
    {
        var at = byCommit[commit.Id];
        var stamp = CommitMessage.Parse(commit.Message);
        if (stamp is not null)
        {
            stamp = stamp with { Forced = commit.Message.Split('\n', 2)[0].Contains(" (forced)", StringComparison.Ordinal) };
        }

        return new HistoryCommit(commit.Id, [.. commit.Parents.Select(parent => byCommit[parent].State ?? CoordinationState.Empty)], at.State, stamp)
        {
            Damage = at.Damage,
            LastReadable = stamp is { Verb: "repair" } && commit.Parents is [var first, ..] ? await LastReadableAsync(first, cancellationToken).ConfigureAwait(false) : null,
            MergeBase = stamp is null && commit.Parents.Length == 2
                ? await MergeBaseAsync(commit.Parents, cancellationToken).ConfigureAwait(false)
                : null,
        };
    }

    private async Task<List<CommitObject>> CommitsAsync(string[] ids, CancellationToken cancellationToken)
    {
        var infos = await clone.Objects.InfosAsync(ids, cancellationToken).ConfigureAwait(false);
        if (infos.FindIndex(info => info is not { Type: "commit", Size: <= LargestCommit }) is >= 0 and var missing)
        {
            throw new CoordinationException(ErrorCodes.StateDamaged, "A commit of the history is missing.", ids[missing], "git fsck");
        }

        var contents = await clone.Objects.ContentsAsync(infos!, cancellationToken).ConfigureAwait(false);
        return contents.ConvertAll(found => CommitObject.Parse(found.Info.Id, Encoding.UTF8.GetString(found.Content!.Value.Span)));
    }

    private async Task LearnAsync(IEnumerable<string> commits, CancellationToken cancellationToken)
    {
        var wanted = commits.Where(commit => !byCommit.ContainsKey(commit)).Distinct().ToList();
        var blobs = await clone.Objects.InfosAsync(
            [.. wanted.SelectMany(commit => new[] { $"{commit}:{StatePath.Locks}", $"{commit}:{StatePath.Registry}" })], cancellationToken).ConfigureAwait(false);
        var unread = blobs.OfType<ObjectInfo>().Where(blob => !locks.ContainsKey(blob.Id) && !registries.ContainsKey(blob.Id)).DistinctBy(blob => blob.Id);
        var contents = (await clone.Objects.ContentsAsync([.. unread.Where(blob => blob.Size <= LargestBlob)], cancellationToken).ConfigureAwait(false))
            .ToDictionary(found => found.Info.Id, found => found.Content!.Value);
        for (var index = 0; index < wanted.Count; index++)
        {
            byCommit[wanted[index]] = StateOf(blobs[2 * index]?.Id, blobs[(2 * index) + 1]?.Id, contents);
        }
    }

    private StateAt StateOf(string? locksId, string? registryId, Dictionary<string, ReadOnlyMemory<byte>> contents)
    {
        var key = (locksId, registryId);
        if (byBlobs.TryGetValue(key, out var known))
        {
            return known;
        }

        var held = locksId is null ? new(LocksDocument.Empty, null) : Once(locks, locksId, contents, StatePath.Locks, LocksDocument.Parse);
        var prds = registryId is null ? new(RegistryDocument.Empty, null) : Once(registries, registryId, contents, StatePath.Registry, RegistryDocument.Parse);
        return byBlobs[key] = (held.Problem ?? prds.Problem) is { } problem
            ? new StateAt(null, $"{problem.Path}: {problem.Message}")
            : new StateAt(
                new CoordinationState
                {
                    Locks = held.Document!.Locks,
                    Fence = held.Document.Fence,
                    Prds = prds.Document!.Prds,
                    Completed = prds.Document.Completed,
                    Abandoned = prds.Document.Abandoned,
                },
                null);
    }

    private static Parsed<T> Once<T>(
        Dictionary<string, Parsed<T>> parsed, string id, Dictionary<string, ReadOnlyMemory<byte>> contents, string path, Func<ReadOnlyMemory<byte>, string, Parsed<T>> parse)
        where T : class
    {
        if (!parsed.TryGetValue(id, out var known))
        {
            // What is too large was not read; a parser says so of what is no JSON.
            parsed[id] = known = parse(contents.GetValueOrDefault(id), path);
        }

        return known;
    }

    // A repair of damaged files is held against what they said when they could be read last.
    private async Task<CoordinationState?> LastReadableAsync(string damaged, CancellationToken cancellationToken)
    {
        if ((await StateAtAsync(damaged, cancellationToken).ConfigureAwait(false)).State is not null)
        {
            return null;
        }

        var versions = new LastReadable(clone);
        var held = await versions.FindAsync(damaged, StatePath.Locks, cancellationToken).ConfigureAwait(false);
        var registry = await versions.FindAsync(damaged, StatePath.Registry, cancellationToken).ConfigureAwait(false);
        string[] ids = [.. new[] { held.Blob, registry.Blob }.OfType<string>()];
        var infos = (await clone.Objects.InfosAsync(ids, cancellationToken).ConfigureAwait(false)).OfType<ObjectInfo>().DistinctBy(blob => blob.Id);
        var contents = await clone.Objects.ContentsAsync([.. infos.Where(blob => blob.Size <= LargestBlob)], cancellationToken).ConfigureAwait(false);
        return StateOf(held.Blob, registry.Blob, contents.ToDictionary(found => found.Info.Id, found => found.Content!.Value)).State;
    }

    private async Task<CoordinationState?> MergeBaseAsync(ImmutableArray<string> parents, CancellationToken cancellationToken)
    {
        var result = await clone.Git.RunAsync(new GitCall("merge-base", parents[0], parents[1]), cancellationToken).ConfigureAwait(false);
        return result.Ok ? (await StateAtAsync(result.Line, cancellationToken).ConfigureAwait(false)).State : null;
    }
}
