using System.Collections.Immutable;
using Coordination.Documents;
using Coordination.Protocol;
using Coordination.Protocol.Verification;

namespace Coordination.Git;

/// <summary>
/// Reads every commit that changes a state file, over all parents: after an ordinary <c>git pull</c> the first-parent line shows none
/// of them. States are read once per pair of blobs.
/// </summary>
internal sealed class HistoryReader(LocalClone clone)
{
    private readonly Dictionary<(string?, string?), (CoordinationState? State, string? Damage)> states = [];

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

    public async Task<HistoryCommit> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var commit = await clone.Objects.ReadCommitAsync(id, cancellationToken).ConfigureAwait(false)
            ?? throw new CoordinationException(ErrorCodes.StateDamaged, "A commit of the history is missing.", id, "git fsck");
        var (state, damage) = await StateAtAsync(id, cancellationToken).ConfigureAwait(false);
        var parents = ImmutableArray.CreateBuilder<CoordinationState>(commit.Parents.Length);
        foreach (var parent in commit.Parents)
        {
            parents.Add((await StateAtAsync(parent, cancellationToken).ConfigureAwait(false)).State ?? CoordinationState.Empty);
        }

        var stamp = CommitMessage.Parse(commit.Message);
        if (stamp is not null)
        {
            stamp = stamp with { Forced = commit.Message.Split('\n', 2)[0].Contains(" (forced)", StringComparison.Ordinal) };
        }

        return new HistoryCommit(id, parents.ToImmutable(), state, stamp)
        {
            Damage = damage,
            LastReadable = stamp is { Verb: "repair" } && commit.Parents is [var first, ..] ? await LastReadableAsync(first, cancellationToken).ConfigureAwait(false) : null,
            MergeBase = stamp is null && commit.Parents.Length == 2
                ? await MergeBaseAsync(commit.Parents, cancellationToken).ConfigureAwait(false)
                : null,
        };
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
    public async Task<(CoordinationState? State, string? Damage)> StateAtAsync(string commit, CancellationToken cancellationToken)
    {
        var locks = await clone.Objects.InfoAsync($"{commit}:{StatePath.Locks}", cancellationToken).ConfigureAwait(false);
        var registry = await clone.Objects.InfoAsync($"{commit}:{StatePath.Registry}", cancellationToken).ConfigureAwait(false);
        var key = (locks?.Id, registry?.Id);
        if (!states.TryGetValue(key, out var known))
        {
            states[key] = known = await ReadStateAsync(locks, registry, cancellationToken).ConfigureAwait(false);
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
        var locks = await versions.FindAsync(damaged, StatePath.Locks, cancellationToken).ConfigureAwait(false);
        var registry = await versions.FindAsync(damaged, StatePath.Registry, cancellationToken).ConfigureAwait(false);
        return (await ReadStateAsync(InfoOf(locks), InfoOf(registry), cancellationToken).ConfigureAwait(false)).State;

        static ObjectInfo? InfoOf(ReadableVersion version) => version.Blob is { } blob ? new ObjectInfo(blob, "blob", 0) : null;
    }

    private async Task<(CoordinationState? State, string? Damage)> ReadStateAsync(ObjectInfo? locks, ObjectInfo? registry, CancellationToken cancellationToken)
    {
        var held = locks is null ? new Parsed<LocksDocument>(LocksDocument.Empty, null)
            : LocksDocument.Parse(await ContentAsync(locks, cancellationToken).ConfigureAwait(false), StatePath.Locks);
        var prds = registry is null ? new Parsed<RegistryDocument>(RegistryDocument.Empty, null)
            : RegistryDocument.Parse(await ContentAsync(registry, cancellationToken).ConfigureAwait(false), StatePath.Registry);
        return (held.Problem ?? prds.Problem) is { } problem
            ? (null, $"{problem.Path}: {problem.Message}")
            : (new CoordinationState
            {
                Locks = held.Document!.Locks,
                Fence = held.Document.Fence,
                Prds = prds.Document!.Prds,
                Completed = prds.Document.Completed,
                Abandoned = prds.Document.Abandoned,
            }, null);
    }

    // Too large to be read is damage too, and a parser says so of what is no JSON.
    private async Task<ReadOnlyMemory<byte>> ContentAsync(ObjectInfo blob, CancellationToken cancellationToken) =>
        (await clone.Objects.ReadAsync(blob.Id, cancellationToken, (4 << 20) + 1).ConfigureAwait(false))?.Content ?? ReadOnlyMemory<byte>.Empty;

    private async Task<CoordinationState?> MergeBaseAsync(ImmutableArray<string> parents, CancellationToken cancellationToken)
    {
        var result = await clone.Git.RunAsync(new GitCall("merge-base", parents[0], parents[1]), cancellationToken).ConfigureAwait(false);
        return result.Ok ? (await StateAtAsync(result.Line, cancellationToken).ConfigureAwait(false)).State : null;
    }
}
