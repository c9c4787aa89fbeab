using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Coordination.Documents;

/// <summary>What is asked of a file before anything is parsed: size, text, and no half-done merge.</summary>
internal static class TextGate
{
    /// <summary>State files are a few hundred kilobytes at most; parsing cost grows with size, and files come from strangers.</summary>
    public const int LargestFile = 4 * 1024 * 1024;

    public static DocumentProblem? Check(ReadOnlySpan<byte> bytes, string path)
    {
        if (bytes.Length > LargestFile)
            return new(path, ProblemKind.TooLarge, "it is larger than 4 MiB", null);
        if (ConflictMarker(bytes) is { } marker)
            return new(path, ProblemKind.ConflictMarkers, "it has conflict markers of an unfinished merge", JsonText.LineOf(bytes, marker));
        if (!Utf8.IsValid(bytes))
            return new(path, ProblemKind.InvalidUtf8, "it is not UTF-8 text", JsonText.LineOf(bytes, FirstInvalid(bytes)));
        var nul = bytes.IndexOf((byte)0);
        return nul < 0 ? null : new(path, ProblemKind.Malformed, "it has a NUL character", JsonText.LineOf(bytes, nul));
    }

    /// <summary>A marker stands at the start of a line, where no valid JSON can have one: strings have no raw line breaks.</summary>
    private static int? ConflictMarker(ReadOnlySpan<byte> bytes)
    {
        var from = 0;
        while (bytes[from..].IndexOf("<<<<<<< "u8) is >= 0 and var found)
        {
            var at = from + found;
            if (at == 0 || bytes[at - 1] == '\n')
                return at;
            from = at + 1;
        }

        return null;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var consumed) == OperationStatus.Done)
            at += consumed;
        return at;
    }
}
