using Coordination.Git;
using Coordination.Protocol;

namespace Coordination.Merging;

/// <summary>
/// A folder that holds only the target's <c>.gitattributes</c>. git takes merge attributes from the current working tree, which is the
/// caller's and may be anything; this one is given to it instead.
/// </summary>
internal sealed class TargetAttributes : IDisposable
{
    private const string Name = ".gitattributes";

    private TargetAttributes(string folder) => Folder = folder;

    public string Folder { get; }

    public static async Task<TargetAttributes> LayOutAsync(LocalClone clone, string target, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(clone.Repository.CoordDir, "attributes-" + clone.NewId());
        Directory.CreateDirectory(folder);
        var names = await clone.Git.RunAsync(new GitCall("ls-tree", "-r", "-z", "--name-only", target), cancellationToken).ConfigureAwait(false);
        foreach (var path in names.Text.Split('\0').Where(path => (path == Name || path.EndsWith("/" + Name, StringComparison.Ordinal)) && StatePath.IsSafe(path)))
        {
            if (await clone.Objects.ReadAsync($"{target}:{path}", cancellationToken, 1 << 20).ConfigureAwait(false) is { Info.Type: "blob", Content: { } content })
            {
                var file = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllBytesAsync(file, content.ToArray(), cancellationToken).ConfigureAwait(false);
            }
        }

        return new TargetAttributes(folder);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
