using System.Text;
using Coordination.Protocol;

namespace Coordination.Git;

/// <summary>Edits a tree in memory, loading only the folders on the way; what changed becomes new objects of a pack.</summary>
internal sealed class TreeEditor(ObjectReader reader, PackWriter pack)
{
    private readonly Dictionary<string, Folder> folders = [];

    /// <summary>Starts from this tree; null is the empty one.</summary>
    public async Task OpenAsync(string? rootTree, CancellationToken cancellationToken)
    {
        folders.Clear();
        folders[""] = new Folder(rootTree is null ? [] : await LoadAsync(rootTree, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The entry at a path; null when there is none, or when a link or a submodule stands on the way to it.</summary>
    public async Task<TreeEntry?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var (parent, name) = Split(path);
        var folder = await FolderAsync(parent, create: false, cancellationToken).ConfigureAwait(false);
        return folder is not null && folder.Entries.TryGetValue(name, out var entry) ? Current(path, entry) : null;
    }

    /// <summary>Names in a folder; empty when it is not there.</summary>
    public async Task<IReadOnlyList<TreeEntry>> ListAsync(string path, CancellationToken cancellationToken)
    {
        var folder = await FolderAsync(path, create: false, cancellationToken).ConfigureAwait(false);
        return folder is null ? [] : [.. folder.Entries.Values];
    }

    /// <summary>The bytes of a plain file; null when there is none.</summary>
    public async Task<byte[]?> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        if (await FindAsync(path, cancellationToken).ConfigureAwait(false) is not { IsFile: true } entry)
        {
            return null;
        }

        if (pack.Find(entry.Id) is { } added)
        {
            return added;
        }

        var blob = await reader.ReadAsync(entry.Id, cancellationToken).ConfigureAwait(false);
        return blob?.Content?.ToArray();
    }

    public Task PutFileAsync(string path, byte[] content, CancellationToken cancellationToken) =>
        PutAsync(path, new TreeEntry(TreeEntry.FileMode, "", pack.Add("blob", content)), cancellationToken);

    /// <summary>Places an entry, a whole folder included, at a path.</summary>
    /// <exception cref="CoordinationException">A file, link or submodule stands where a folder must be.</exception>
    public async Task PutAsync(string path, TreeEntry entry, CancellationToken cancellationToken)
    {
        var (parent, name) = Split(path);
        var folder = await FolderAsync(parent, create: true, cancellationToken).ConfigureAwait(false);
        var mode = entry.IsFile && folder!.Entries.TryGetValue(name, out var old) && old.IsFile ? old.Mode : entry.Mode;
        folder!.Entries[name] = entry with { Name = name, Mode = mode };
        Forget(path);
    }

    public async Task<TreeEntry?> RemoveAsync(string path, CancellationToken cancellationToken)
    {
        var (parent, name) = Split(path);
        var entry = await FindAsync(path, cancellationToken).ConfigureAwait(false);
        if (entry is null)
        {
            return null;
        }

        folders[parent].Entries.Remove(name);
        Forget(path);
        return entry;
    }

    /// <summary>Writes what changed and gives the id of the root tree. Folders that became empty go.</summary>
    public string Write() => Write("") ?? pack.Add("tree", []);

    private string? Write(string path)
    {
        var folder = folders[path];
        foreach (var child in folders.Keys.Where(key => key.Length > 0 && Split(key).Parent == path).ToList())
        {
            var name = Split(child).Name;
            if (Write(child) is { } id)
            {
                folder.Entries[name] = new TreeEntry(TreeEntry.FolderMode, name, id);
            }
            else
            {
                folder.Entries.Remove(name);
            }
        }

        return folder.Entries.Count == 0 ? null : pack.Add("tree", TreeObject.Write(folder.Entries.Values));
    }

    private async Task<Folder?> FolderAsync(string path, bool create, CancellationToken cancellationToken)
    {
        if (folders.TryGetValue(path, out var known))
        {
            return known;
        }

        var (parentPath, name) = Split(path);
        var parent = await FolderAsync(parentPath, create, cancellationToken).ConfigureAwait(false);
        if (parent is null)
        {
            return null;
        }

        if (parent.Entries.TryGetValue(name, out var entry))
        {
            if (!entry.IsFolder)
            {
                return create ? throw NotAFolder(path) : null;
            }

            return folders[path] = new Folder(await LoadAsync(entry.Id, cancellationToken).ConfigureAwait(false));
        }

        return create ? folders[path] = new Folder([]) : null;
    }

    private async Task<List<TreeEntry>> LoadAsync(string id, CancellationToken cancellationToken) =>
        pack.Find(id) is { } added
            ? TreeObject.Parse(added, reader.Format)
            : await reader.ReadTreeAsync(id, cancellationToken).ConfigureAwait(false)
              ?? throw new CoordinationException(ErrorCodes.StateDamaged, "A tree of the state commit is missing.", id, "git fsck");

    // A loaded folder may differ from the id that its parent still carries.
    private TreeEntry Current(string path, TreeEntry entry) =>
        folders.ContainsKey(path) && Write(path) is { } id ? entry with { Id = id } : entry;

    private void Forget(string path)
    {
        foreach (var key in folders.Keys.Where(key => key == path || key.StartsWith(path + "/", StringComparison.Ordinal)).ToList())
        {
            folders.Remove(key);
        }
    }

    private static CoordinationException NotAFolder(string path) =>
        new(ErrorCodes.StateDamaged, $"'{path}' is not a folder on the state ref (a file, a link or a submodule).", path, $"git log -1 -- {path}");

    private static (string Parent, string Name) Split(string path)
    {
        if (path.Length > 0 && !StatePath.IsSafe(path))
        {
            throw new CoordinationException(ErrorCodes.StateDamaged, "A path of the state leads out of its tree.", path);
        }

        var slash = path.LastIndexOf('/');
        return slash < 0 ? ("", Raw(path)) : (path[..slash], Raw(path[(slash + 1)..]));
    }

    // Tree entries keep names as bytes in Latin-1; paths come as text.
    private static string Raw(string name) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(name));

    private sealed class Folder(IEnumerable<TreeEntry> entries)
    {
        public Dictionary<string, TreeEntry> Entries { get; } = entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
    }
}
