using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Coordination.Git;

/// <summary>
/// SHA-256 (FIPS 180-4) of short texts, for the names of local files and the word that tells machines apart. The platform's own loads a
/// cryptography library, which is 8 ms of every command.
/// </summary>
internal static class Sha256
{
    private static ReadOnlySpan<uint> Constants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
        0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
        0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
        0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
        0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
        0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>The first bytes of a text's hash, in lower-case hex.</summary>
    public static string Hex(string text, int bytes) => Convert.ToHexStringLower(Hash(Encoding.UTF8.GetBytes(text)), 0, bytes);

    public static byte[] Hash(ReadOnlySpan<byte> content)
    {
        var padded = new byte[(content.Length + 9 + 63) / 64 * 64];
        content.CopyTo(padded);
        padded[content.Length] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(padded.AsSpan(padded.Length - 8), (ulong)content.Length * 8);
        Span<uint> state = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
        for (var at = 0; at < padded.Length; at += 64)
        {
            Compress(state, padded.AsSpan(at, 64));
        }

        var hash = new byte[32];
        for (var word = 0; word < 8; word++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(4 * word), state[word]);
        }

        return hash;
    }

    private static void Compress(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[64];
        for (var i = 0; i < 64; i++)
        {
            words[i] = i < 16
                ? BinaryPrimitives.ReadUInt32BigEndian(block[(4 * i)..])
                : words[i - 16] + Turn(words[i - 15], 7, 18, 3) + words[i - 7] + Turn(words[i - 2], 17, 19, 10);
        }

        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        for (var i = 0; i < 64; i++)
        {
            var first = h + Turn(e, 6, 11, 25, 0) + ((e & f) ^ (~e & g)) + Constants[i] + words[i];
            var second = Turn(a, 2, 13, 22, 0) + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e) = (g, f, e, d + first);
            (d, c, b, a) = (c, b, a, first + second);
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    private static uint Turn(uint value, int one, int two, int shift) =>
        BitOperations.RotateRight(value, one) ^ BitOperations.RotateRight(value, two) ^ (value >> shift);

    private static uint Turn(uint value, int one, int two, int three, int shift) =>
        BitOperations.RotateRight(value, one) ^ BitOperations.RotateRight(value, two) ^ (BitOperations.RotateRight(value, three) >> shift);
}
