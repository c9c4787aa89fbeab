using System.Collections.Immutable;
using System.Text;

namespace Coordination.Git;

/// <summary>A commit as it stands in the object store.</summary>
internal sealed record CommitObject(string Id, string Tree, ImmutableArray<string> Parents, string Message)
{
    public static CommitObject Parse(string id, string text)
    {
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var header = end < 0 ? text : text[..end];
        var lines = header.Split('\n');
        return new CommitObject(
            id,
            lines.First(line => line.StartsWith("tree ", StringComparison.Ordinal))[5..],
            [.. lines.Where(line => line.StartsWith("parent ", StringComparison.Ordinal)).Select(line => line[7..])],
            end < 0 ? "" : text[(end + 2)..]);
    }

    /// <summary>The bytes of an unsigned commit.</summary>
    public static byte[] Write(string tree, IEnumerable<string> parents, Signature author, Signature committer, string message)
    {
        var text = new StringBuilder().Append("tree ").Append(tree).Append('\n');
        foreach (var parent in parents)
        {
            text.Append("parent ").Append(parent).Append('\n');
        }

        text.Append("author ").Append(author).Append('\n').Append("committer ").Append(committer).Append("\n\n").Append(message);
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
