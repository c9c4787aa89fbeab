using System.Security.Cryptography;

namespace TestKit;

/// <summary>Finds the end of a pack in a stream of bytes: its last 20 bytes are the SHA-1 of all before them.</summary>
internal sealed class PackEnd : IDisposable
{
    private const int TrailerLength = 20;

    private static readonly byte[] Signature = [.. "PACK"u8, 0, 0, 0, 2];

#pragma warning disable CA5350 // the format of git's packs
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350
    private byte[] held = [];
    private bool inPack;

    /// <summary>Takes the next bytes; true when the pack ends with them.</summary>
    public bool Feed(ReadOnlySpan<byte> bytes)
    {
        byte[] all = [.. held, .. bytes];
        if (!inPack)
        {
            var start = all.AsSpan().IndexOf(Signature);
            if (start < 0)
            {
                held = all[Math.Max(0, all.Length - Signature.Length + 1)..];
                return false;
            }

            inPack = true;
            all = all[start..];
        }

        var known = Math.Max(0, all.Length - TrailerLength);
        hash.AppendData(all, 0, known);
        held = all[known..];
        return hash.GetCurrentHash().AsSpan().SequenceEqual(held);
    }

    public void Dispose() => hash.Dispose();
}
