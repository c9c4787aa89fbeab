namespace Coordination.Tests.Documents;

/// <summary>What a person would see in a diff: lines taken out (<c>-</c>) and put in (<c>+</c>), in order.</summary>
internal static class LineChanges
{
    public static string[] Between(string before, string after)
    {
        var old = before.Split('\n');
        var now = after.Split('\n');
        var start = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var end = old[start..].Reverse().Zip(now[start..].Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        return [.. Walk(old[start..^end], now[start..^end])];
    }

    private static IEnumerable<string> Walk(string[] old, string[] now)
    {
        var common = CommonLines(old, now);
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
                (i, j) = (i + 1, j + 1);
            else if (i < old.Length && (j == now.Length || common[i + 1, j] >= common[i, j + 1]))
                yield return "-" + old[i++];
            else
                yield return "+" + now[j++];
        }
    }

    /// <summary>How many lines the rests from each pair of positions have in common.</summary>
    private static int[,] CommonLines(string[] old, string[] now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        return common;
    }
}
