using System.Security.Cryptography;
using Coordination.Git;

namespace Coordination.Tests.Platform;

public sealed class HashTests
{
    [Fact]
    public void Our_hashes_are_those_of_the_platform_at_every_length_around_a_block()
    {
        for (var length = 0; length <= 300; length++)
        {
            var bytes = new byte[length];
            for (var i = 0; i < length; i++)
            {
                bytes[i] = (byte)((i * 31) + length);
            }

            Assert.Equal(SHA256.HashData(bytes), Sha256.Hash(bytes));
            Assert.Equal(CryptographicOperations.HashData(HashAlgorithmName.SHA1, bytes), Sha1.Hash([], bytes));
            Assert.Equal(CryptographicOperations.HashData(HashAlgorithmName.SHA1, bytes), Sha1.Hash(bytes.AsSpan(0, length / 3), bytes.AsSpan(length / 3)));
        }
    }

    [Fact]
    public void A_large_content_has_the_same_hash()
    {
        var bytes = new byte[(8 << 20) + 5];
        bytes[^1] = 7;
        Assert.Equal(CryptographicOperations.HashData(HashAlgorithmName.SHA1, bytes), Sha1.Hash([], bytes));
        Assert.Equal(CryptographicOperations.HashData(HashAlgorithmName.SHA1, bytes.AsSpan(0, 5 << 20)), Sha1.Hash([], bytes.AsSpan(0, 5 << 20)));
    }
}
