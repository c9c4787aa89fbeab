using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Coordination.Git;

/// <summary>
/// SHA-1 (FIPS 180-4) as git names objects by it, where nothing is secret. The platform's own loads a cryptography library, which is
/// 8 ms of every command; git checks each id again when it stores the object.
/// </summary>
internal static class Sha1
{
    private const int BlockSize = 64;

    // From here on the library's speed counts more than its loading.
    private const int Large = 8 << 20;

    /// <summary>The hash of a head and a content, one behind the other.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> head, ReadOnlySpan<byte> content)
    {
        if (content.Length >= Large)
        {
            using var platform = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
            platform.AppendData(head);
            platform.AppendData(content);
            return platform.GetHashAndReset();
        }

        Span<uint> state = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0];
        Span<byte> block = stackalloc byte[BlockSize];
        var filled = 0;
        Feed(state, block, ref filled, head);
        Feed(state, block, ref filled, content);
        Finish(state, block, filled, (ulong)head.Length + (ulong)content.Length);
        var hash = new byte[20];
        for (var word = 0; word < 5; word++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(4 * word), state[word]);
        }

        return hash;
    }

    private static void Feed(Span<uint> state, Span<byte> block, ref int filled, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (filled == 0 && bytes.Length >= BlockSize)
            {
                Compress(state, bytes);
                bytes = bytes[BlockSize..];
                continue;
            }

            var portion = Math.Min(BlockSize - filled, bytes.Length);
            bytes[..portion].CopyTo(block[filled..]);
            bytes = bytes[portion..];
            filled += portion;
            if (filled == BlockSize)
            {
                Compress(state, block);
                filled = 0;
            }
        }
    }

    private static void Finish(Span<uint> state, Span<byte> block, int filled, ulong length)
    {
        block[filled++] = 0x80;
        block[filled..].Clear();
        if (filled > BlockSize - 8)
        {
            Compress(state, block);
            block.Clear();
        }

        BinaryPrimitives.WriteUInt64BigEndian(block[(BlockSize - 8)..], length * 8);
        Compress(state, block);
    }

    private static void Compress(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[80];
        for (var i = 0; i < 16; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * i)..]);
        }

        for (var i = 16; i < 80; i++)
        {
            words[i] = BitOperations.RotateLeft(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
        }

        var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4]);
        for (var i = 0; i < 80; i++)
        {
            var (mix, constant) = i switch
            {
                < 20 => ((b & c) | (~b & d), 0x5A827999u),
                < 40 => (b ^ c ^ d, 0x6ED9EBA1u),
                < 60 => ((b & c) | (b & d) | (c & d), 0x8F1BBCDCu),
                _ => (b ^ c ^ d, 0xCA62C1D6u),
            };
            var next = BitOperations.RotateLeft(a, 5) + mix + e + constant + words[i];
            (e, d, c, b, a) = (d, c, BitOperations.RotateLeft(b, 30), a, next);
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
    }
}
