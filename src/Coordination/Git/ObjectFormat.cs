using System.Security.Cryptography;
using System.Text;

namespace Coordination.Git;

/// <summary>How a repository names its objects: SHA-1, or SHA-256 where <c>extensions.objectFormat</c> says so.</summary>
internal sealed record ObjectFormat(int HashSize, HashAlgorithmName Algorithm)
{
    public static ObjectFormat Sha1 { get; } = new(20, HashAlgorithmName.SHA1);

    public static ObjectFormat Sha256 { get; } = new(32, HashAlgorithmName.SHA256);

    /// <summary>The id that stands for "no object".</summary>
    public string Zero => new('0', HashSize * 2);

    /// <summary>Whether foreign text is a whole object id, and nothing that git would take for a name.</summary>
    public static bool IsId(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigitLower);

    public static ObjectFormat Of(GitConfig config) =>
        string.Equals(config["extensions.objectformat"], "sha256", StringComparison.OrdinalIgnoreCase) ? Sha256 : Sha1;

    public string Id(string type, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(Algorithm);
        hash.AppendData(Encoding.ASCII.GetBytes($"{type} {content.Length}\0"));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
