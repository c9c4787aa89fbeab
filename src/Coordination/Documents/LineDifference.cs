using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Coordination.Protocol;

namespace Coordination.Documents;

/// <summary>What a write changes in a file, line by line, for people who are asked before it is written.</summary>
internal static class LineDifference
{
    private const int MostShown = 60;
    private const int MostCompared = 2_000;

    /// <summary><c>--- path</c>, then <c>- before</c> and <c>+ after</c>; empty where nothing changes.</summary>
    public static ImmutableArray<string> Of(string path, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        if (before.SequenceEqual(after))
            return [];
        var changes = Changes(Lines(before), Lines(after)).ToList();
        var shown = changes.Take(MostShown).Prepend("--- " + path);
        return changes.Count <= MostShown
            ? [.. shown]
            : [.. shown, string.Create(CultureInfo.InvariantCulture, $"... and {changes.Count - MostShown} more lines")];
    }

    private static string[] Lines(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes).Split('\n');

    private static IEnumerable<string> Changes(string[] before, string[] after)
    {
        var start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start])
            start++;
        var end = 0;
        while (end < before.Length - start && end < after.Length - start && before[^(end + 1)] == after[^(end + 1)])
            end++;
        var (olds, news) = (before[start..(before.Length - end)], after[start..(after.Length - end)]);
        return olds.Length > MostCompared || news.Length > MostCompared
            ? olds.Select(Gone).Concat(news.Select(New))
            : Compared(olds, news);
    }

    // The longest common subsequence: what stays between two changes is left out.
    private static IEnumerable<string> Compared(string[] olds, string[] news)
    {
        var longest = new int[olds.Length + 1, news.Length + 1];
        for (var i = olds.Length - 1; i >= 0; i--)
        {
            for (var j = news.Length - 1; j >= 0; j--)
                longest[i, j] = olds[i] == news[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        }

        var (left, right) = (0, 0);
        while (left < olds.Length || right < news.Length)
        {
            if (left < olds.Length && right < news.Length && olds[left] == news[right])
                (left, right) = (left + 1, right + 1);
            else if (right == news.Length || (left < olds.Length && longest[left + 1, right] >= longest[left, right + 1]))
                yield return Gone(olds[left++]);
            else
                yield return New(news[right++]);
        }
    }

    private static string Gone(string line) => "- " + Shown(line);

    private static string New(string line) => "+ " + Shown(line);

    // The indent is kept, so OneLine's trim is not for whole lines.
    private static string Shown(string line)
    {
        var text = line.TrimEnd('\r');
        var indent = text.Length - text.TrimStart(' ').Length;
        return text[..Math.Min(indent, 40)] + OneLine.Of(text[indent..]);
    }
}
