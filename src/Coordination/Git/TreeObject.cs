using System.Text;

namespace Coordination.Git;

/// <summary>Reads and writes the bytes of tree objects.</summary>
internal static class TreeObject
{
    public static List<TreeEntry> Parse(ReadOnlySpan<byte> content, ObjectFormat format)
    {
        var entries = new List<TreeEntry>();
        while (!content.IsEmpty)
        {
            var space = content.IndexOf((byte)' ');
            var nul = content.IndexOf((byte)0);
            var mode = Encoding.ASCII.GetString(content[..space]);
            // Latin-1 keeps names byte for byte, whatever their encoding.
            var name = Encoding.Latin1.GetString(content[(space + 1)..nul]);
            entries.Add(new TreeEntry(mode, name, Convert.ToHexStringLower(content.Slice(nul + 1, format.HashSize))));
            content = content[(nul + 1 + format.HashSize)..];
        }

        return entries;
    }

    public static byte[] Write(IEnumerable<TreeEntry> entries)
    {
        var content = new MemoryStream();
        foreach (var entry in entries.OrderBy(SortKey, StringComparer.Ordinal))
        {
            content.Write(Encoding.ASCII.GetBytes(entry.Mode + " "));
            content.Write(Encoding.Latin1.GetBytes(entry.Name));
            content.WriteByte(0);
            content.Write(Convert.FromHexString(entry.Id));
        }

        return content.ToArray();
    }

    // git sorts folders as if their names ended with a slash.
    private static string SortKey(TreeEntry entry) => entry.IsFolder ? entry.Name + "/" : entry.Name;
}
