using System.Collections.Immutable;
using Coordination.Documents;
using Coordination.Protocol;

namespace Coordination.Git;

/// <summary>
/// Goes back in the history of a file to where it can be read. At a merge it follows the one side that changed the file; where both did, nobody
/// but a person can say what the merge should have been.
/// </summary>
internal sealed class LastReadable(LocalClone clone)
{
    private const long SizeLimit = 4 << 20;

    public async Task<ReadableVersion> FindAsync(string tip, string path, CancellationToken cancellationToken)
    {
        var history = await HistoryAsync(tip, path, cancellationToken).ConfigureAwait(false);
        string? damagedIn = null;
        for (var commit = history.First; commit is not null;)
        {
            var version = await VersionAsync(commit, path, cancellationToken).ConfigureAwait(false);
            if (version.IsReadable)
            {
                return new ReadableVersion(path, commit, version.Entry?.Id, version.Entry?.Mode ?? TreeEntry.FileMode, damagedIn, []);
            }

            damagedIn = commit;
            var parents = history.Parents.GetValueOrDefault(commit, []);
            var sides = await SidesAsync(parents, path, cancellationToken).ConfigureAwait(false);
            if (sides.Length > 1)
            {
                return new ReadableVersion(path, null, null, TreeEntry.FileMode, damagedIn, sides);
            }

            commit = sides.FirstOrDefault();
        }

        return new ReadableVersion(path, null, null, TreeEntry.FileMode, damagedIn, []);
    }

    // The parents that a merge chose between: one of each content, without those where the file is as it was when they parted.
    private async Task<ImmutableArray<string>> SidesAsync(ImmutableArray<string> parents, string path, CancellationToken cancellationToken)
    {
        if (parents.Length < 2)
        {
            return parents;
        }

        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parent in parents)
        {
            var entry = (await VersionAsync(parent, path, cancellationToken).ConfigureAwait(false)).Entry;
            found.TryAdd(entry?.Id ?? "", parent);
        }

        var merge = await clone.Git.RunAsync(new GitCall(["merge-base", .. parents]), cancellationToken).ConfigureAwait(false);
        if (found.Count > 1 && merge.Ok)
        {
            var common = (await VersionAsync(merge.Line, path, cancellationToken).ConfigureAwait(false)).Entry;
            found.Remove(common?.Id ?? "");
        }

        return [.. found.Values];
    }

    private async Task<(bool IsReadable, TreeEntry? Entry)> VersionAsync(string commit, string path, CancellationToken cancellationToken)
    {
        if (await clone.Objects.ReadCommitAsync(commit, cancellationToken).ConfigureAwait(false) is not { } read)
        {
            return (false, null);
        }

        var tree = new TreeEditor(clone.Objects, new PackWriter(clone.Format));
        await tree.OpenAsync(read.Tree, cancellationToken).ConfigureAwait(false);
        if (await tree.FindAsync(path, cancellationToken).ConfigureAwait(false) is not { } entry)
        {
            return (false, null);
        }

        var blob = entry.IsFile ? await clone.Objects.ReadAsync(entry.Id, cancellationToken, SizeLimit).ConfigureAwait(false) : null;
        return (blob?.Content is { } content && IsReadable(content, path), entry);
    }

    private static bool IsReadable(ReadOnlyMemory<byte> content, string path) => path switch
    {
        StatePath.Locks => LocksDocument.Parse(content, path).Problem is null,
        StatePath.Registry => RegistryDocument.Parse(content, path).Problem is null,
        "project.json" or "docs/project.json" => ProjectFile.Parse(content, path).Problem is null,
        _ => PrdDocument.Parse(content, path).Problem is null,
    };

    private async Task<(string? First, Dictionary<string, ImmutableArray<string>> Parents)> HistoryAsync(
        string tip, string path, CancellationToken cancellationToken)
    {
        var list = await clone.Git.RunAsync(
            new GitCall("rev-list", "--topo-order", "--full-history", "--parents", "--end-of-options", tip, "--", path) { Timeout = TimeSpan.FromMinutes(5) },
            cancellationToken).ConfigureAwait(false);
        var lines = list.Ok ? list.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToList() : [];
        return (lines.FirstOrDefault()?[0], lines.ToDictionary(words => words[0], words => words.Skip(1).ToImmutableArray()));
    }
}
