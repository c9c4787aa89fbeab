using System.Text;

namespace Coordination.Documents;

/// <summary>
/// Lines of ours between two markers, in a text file that belongs to the user. What stands outside is kept byte for byte: line ends, the
/// final newline, a byte order mark. The begin marker carries a hash of the content, so that edits inside are noticed, and how
/// the block came into the file, so that taking it out leaves the file as it was.
/// </summary>
/// <param name="Name">Tells blocks of one file apart: lower case letters and hyphens.</param>
/// <param name="Text">The lines, with LF; the file's own line ends are written.</param>
/// <param name="Markers">How the markers look in this kind of file.</param>
internal sealed record ManagedBlock(string Name, string Text, BlockMarkers Markers)
{
    private const int Bom = 3;

    private string Content => Text.TrimEnd('\n') + "\n";

    private string Hash => BlockPlace.HashOf(Encoding.UTF8.GetBytes(Content));

    private string BeginWords => $"{Markers.Open}coord:begin {Name}";

    private string EndLine => $"{Markers.Open}coord:end {Name}{Markers.Close}";

    /// <summary>Puts the block into a file, or brings the one that is there up to date.</summary>
    /// <param name="file">The file; null: there is none.</param>
    /// <param name="path">Its name, for what is said about it.</param>
    public BlockEdit Put(byte[]? file, string path)
    {
        if (file is null)
        {
            return new BlockEdit(BlockChange.FileMade, Lines("\n", BlockPlace.MadeFact));
        }

        var (place, problem) = Find(file, path);
        if (problem is not null || place is null)
        {
            return problem is null ? Append(file) : new BlockEdit(BlockChange.None, file) { Problem = problem };
        }

        var lines = Lines(LineEndOf(file.AsSpan(place.Start)), place.Origin);
        var ours = lines.AsSpan(0, lines.Length - LineEndOf(file.AsSpan(place.Start)).Length);
        if (file.AsSpan(place.Start..place.TextEnd).SequenceEqual(ours))
        {
            return new BlockEdit(BlockChange.None, file) { Line = place.Line };
        }

        return new BlockEdit(BlockChange.Replaced, [.. file.AsSpan(0, place.Start), .. ours, .. file.AsSpan(place.TextEnd)])
        {
            Line = place.Line,
            HandEdited = place.IsHandEdited(file) && BlockPlace.HashOf(file.AsSpan(place.Content..place.Last)) != Hash,
        };
    }

    /// <summary>Takes the block out of a file.</summary>
    /// <param name="file">The file; null: there is none.</param>
    /// <param name="path">Its name, for what is said about it.</param>
    public BlockEdit TakeOut(byte[]? file, string path)
    {
        var (place, problem) = file is null ? (null, null) : Find(file, path);
        if (file is null || place is null)
        {
            return new BlockEdit(BlockChange.None, file) { Problem = problem };
        }

        ReadOnlySpan<byte> before = file.AsSpan(0, place.Start);
        ReadOnlySpan<byte> after = file.AsSpan(place.End);
        var handEdited = place.IsHandEdited(file);
        if (place.FileWasMade && IsBlank(before) && IsBlank(after))
        {
            return new BlockEdit(BlockChange.FileRemoved, null) { Line = place.Line, HandEdited = handEdited };
        }

        // Where text follows, our line ends keep it apart from the text before.
        var kept = after.IsEmpty ? WithoutGap(before, place.Gap, LineEndOf(file.AsSpan(place.Start))) : before;
        return new BlockEdit(BlockChange.Removed, [.. kept, .. after]) { Line = place.Line, HandEdited = handEdited };
    }

    private BlockEdit Append(byte[] file)
    {
        var lineEnd = LineEndOf(file);
        var text = file.AsSpan(StartsWithBom(file) ? Bom : 0);
        var gap = text.IsEmpty ? 0 : 2 - LineEndCount(text);
        var lines = Lines(lineEnd, BlockPlace.OriginOf(gap));
        return new BlockEdit(
            BlockChange.Added, [.. file, .. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(lineEnd, gap))), .. lines]);
    }

    private byte[] Lines(string lineEnd, string origin)
    {
        var begin = $"{BeginWords} {Hash} {origin}{Markers.Close}";
        return Encoding.UTF8.GetBytes($"{begin}\n{Content}{EndLine}\n".ReplaceLineEndings(lineEnd));
    }

    private (BlockPlace? Place, DocumentProblem? Problem) Find(byte[] file, string path)
    {
        if (TextGate.Check(file, path) is { } problem)
        {
            return (null, problem);
        }

        List<(int Start, int End, int Number, string Text)> begins = [], ends = [];
        foreach (var line in LinesOf(file))
        {
            if (IsBegin(line.Text))
            {
                begins.Add(line);
            }
            else if (line.Text.TrimEnd() == EndLine)
            {
                ends.Add(line);
            }
        }

        if (begins.Count == 1 && ends.Count == 1 && begins[0].Start < ends[0].Start)
        {
            var (begin, end) = (begins[0], ends[0]);
            var facts = begin.Text[BeginWords.Length..].TrimEnd();
            facts = Markers.Close.Length > 0 && facts.EndsWith(Markers.Close.Trim(), StringComparison.Ordinal) ? facts[..^Markers.Close.Trim().Length] : facts;
            return (new BlockPlace(begin.Start, begin.End, end.Start, end.Start + Encoding.UTF8.GetByteCount(end.Text), end.End, begin.Number, facts), null);
        }

        return (null, begins.Count + ends.Count == 0 ? null : Broken(begins.Count, ends.Count, begins.Concat(ends).First().Number, path));
    }

    private bool IsBegin(string line) =>
        line.StartsWith(BeginWords, StringComparison.Ordinal) && (line.Length == BeginWords.Length || line[BeginWords.Length] == ' ');

    private DocumentProblem Broken(int begins, int ends, int line, string path) => new(
        path,
        ProblemKind.Malformed,
        (begins, ends) switch
        {
            (_, 0) => $"the marker coord:begin {Name} has no coord:end {Name} after it",
            (0, _) => $"the marker coord:end {Name} has no coord:begin {Name} before it",
            (1, 1) => $"the marker coord:end {Name} stands before coord:begin {Name}",
            _ => $"the markers of the block {Name} stand there more than once",
        },
        line);

    /// <summary>The lines with their offsets, without line ends and without a byte order mark.</summary>
    private static IEnumerable<(int Start, int End, int Number, string Text)> LinesOf(byte[] file)
    {
        var number = 0;
        for (var start = StartsWithBom(file) ? Bom : 0; start < file.Length;)
        {
            var feed = file.AsSpan(start).IndexOf((byte)'\n');
            var end = feed < 0 ? file.Length : start + feed + 1;
            var text = Encoding.UTF8.GetString(file, start, end - start);
            yield return (start, end, ++number, text.TrimEnd('\n').TrimEnd('\r'));
            start = end;
        }
    }

    private static string LineEndOf(ReadOnlySpan<byte> text) => text.IndexOf((byte)'\n') is > 0 and var feed && text[feed - 1] == '\r' ? "\r\n" : "\n";

    /// <summary>How many line ends stand at the end, at most two; an empty line at the start counts as two.</summary>
    private static int LineEndCount(ReadOnlySpan<byte> text)
    {
        var shorter = WithoutLineEnd(text);
        return shorter.Length == text.Length ? 0 : shorter.IsEmpty || WithoutLineEnd(shorter).Length < shorter.Length ? 2 : 1;
    }

    private static ReadOnlySpan<byte> WithoutLineEnd(ReadOnlySpan<byte> text) =>
        text.EndsWith("\r\n"u8) ? text[..^2] : text.EndsWith("\n"u8) ? text[..^1] : text;

    // Exactly the line ends that were put there: a carriage return of the user's may stand before them.
    private static ReadOnlySpan<byte> WithoutGap(ReadOnlySpan<byte> text, int gap, string lineEnd)
    {
        var mark = Encoding.UTF8.GetBytes(lineEnd);
        for (; gap > 0 && text.EndsWith(mark); gap--)
        {
            text = text[..^mark.Length];
        }

        return text;
    }

    private static bool IsBlank(ReadOnlySpan<byte> text) =>
        (StartsWithBom(text) ? text[Bom..] : text).IndexOfAnyExcept(" \t\r\n"u8) < 0;

    private static bool StartsWithBom(ReadOnlySpan<byte> text) => text.StartsWith("\uFEFF"u8);
}
