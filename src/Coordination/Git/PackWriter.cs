using System.Buffers.Binary;
using System.IO.Compression;

namespace Coordination.Git;

/// <summary>
/// Collects new objects and writes them as one pack (gitformat-pack(5)) for <c>git unpack-objects --strict</c>: one process for
/// a whole chain of commits, checked by git, and no ref is needed or left behind.
/// </summary>
internal sealed class PackWriter(ObjectFormat format)
{
    private static readonly Dictionary<string, int> Types = new() { ["commit"] = 1, ["tree"] = 2, ["blob"] = 3 };

    private readonly Dictionary<string, (string Type, byte[] Content)> objects = [];

    public int Count => objects.Count;

    /// <summary>Adds an object and gives its id.</summary>
    public string Add(string type, byte[] content)
    {
        var id = format.Id(type, content);
        objects.TryAdd(id, (type, content));
        return id;
    }

    /// <summary>The content of an object that was added here; null when it was not.</summary>
    public byte[]? Find(string id) => objects.TryGetValue(id, out var found) ? found.Content : null;

    public byte[] ToPack()
    {
        var pack = new MemoryStream();
        Span<byte> header = stackalloc byte[12];
        "PACK"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], 2);
        BinaryPrimitives.WriteInt32BigEndian(header[8..], objects.Count);
        pack.Write(header);
        foreach (var (type, content) in objects.Values)
        {
            WriteEntryHeader(pack, Types[type], content.Length);
            WriteDeflated(pack, content);
        }

        pack.Write(format.Hash([], pack.GetBuffer().AsSpan(0, (int)pack.Length)));
        return pack.ToArray();
    }

    private static void WriteDeflated(Stream pack, byte[] content)
    {
        if (content.Length == 0)
        {
            // The stream writes nothing at all for nothing; this is the empty one of RFC 1950.
            pack.Write([0x78, 0x01, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01]);
            return;
        }

        using var zlib = new ZLibStream(pack, CompressionLevel.Fastest, leaveOpen: true);
        zlib.Write(content);
    }

    private static void WriteEntryHeader(Stream pack, int type, int size)
    {
        var first = (byte)((type << 4) | (size & 0x0f));
        size >>= 4;
        while (size != 0)
        {
            pack.WriteByte((byte)(first | 0x80));
            first = (byte)(size & 0x7f);
            size >>= 7;
        }

        pack.WriteByte(first);
    }
}
