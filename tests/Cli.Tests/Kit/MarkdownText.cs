namespace Coordination.Cli.Tests.Kit;

/// <summary>Blocks of code in a page.</summary>
internal static class MarkdownText
{
    public static IEnumerable<string> Blocks(string text, string language)
    {
        text = text.ReplaceLineEndings("\n");
        var fence = $"```{language}\n";
        for (var at = text.IndexOf(fence, StringComparison.Ordinal); at >= 0; at = text.IndexOf(fence, at, StringComparison.Ordinal))
        {
            at += fence.Length;
            var end = text.IndexOf("\n```", at, StringComparison.Ordinal);
            yield return text[at..(end + 1)];
            at = end;
        }
    }
}
