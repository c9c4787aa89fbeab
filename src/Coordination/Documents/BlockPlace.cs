using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Coordination.Documents;

/// <summary>Where a managed block stands in a file, and what its begin marker says.</summary>
/// <param name="Start">Offset of the begin marker's line.</param>
/// <param name="Content">Offset of the line after it.</param>
/// <param name="Last">Offset of the end marker's line.</param>
/// <param name="TextEnd">Offset behind the end marker, before its line end.</param>
/// <param name="End">Offset behind that line end.</param>
/// <param name="Line">The begin marker's line, counted from 1.</param>
/// <param name="Facts">What stands in the begin marker behind the name: the hash of the content, then how the block came into the file.</param>
internal sealed record BlockPlace(int Start, int Content, int Last, int TextEnd, int End, int Line, string Facts)
{
    private const string GapFact = "gap=";

    /// <summary>The file was made for the block.</summary>
    public const string MadeFact = "file=made";

    private string[] Words { get; } = Facts.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public bool FileWasMade => Words.Contains(MadeFact);

    /// <summary>How many line ends were put before the block.</summary>
    public int Gap => Words.FirstOrDefault(word => word.StartsWith(GapFact, StringComparison.Ordinal)) is { } word
        && int.TryParse(word[GapFact.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var gap) && gap <= 2
        ? gap
        : 0;

    /// <summary>How the block came into the file, to be kept when its content changes.</summary>
    public string Origin => FileWasMade ? MadeFact : OriginOf(Gap);

    public static string OriginOf(int gap) => GapFact + gap.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether somebody else changed the content since it was written.</summary>
    public bool IsHandEdited(ReadOnlySpan<byte> file) => Words.FirstOrDefault() != HashOf(file[Content..Last]);

    /// <summary>16 hex digits, the same for either kind of line end: git changes those on its own.</summary>
    public static string HashOf(ReadOnlySpan<byte> content)
    {
        var text = Encoding.UTF8.GetString(content).ReplaceLineEndings("\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 0, 8);
    }
}
