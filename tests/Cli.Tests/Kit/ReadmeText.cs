namespace Coordination.Cli.Tests.Kit;

/// <summary>The README, by its sections and its blocks of code.</summary>
internal static class ReadmeText
{
    private static readonly string All = File.ReadAllText(TestTree.Folder("README.md")).ReplaceLineEndings("\n");

    /// <summary>What the shell block of a section makes a reader run, without the comments.</summary>
    public static string[] CommandsOf(string heading) => Commands(Assert.Single(MarkdownText.Blocks(Section(heading), "sh")));

    /// <summary>What all shell blocks of the page make a reader run.</summary>
    public static string[] AllCommands() => [.. Blocks("sh").SelectMany(Commands)];

    /// <summary>Every block of code of this language.</summary>
    public static IEnumerable<string> Blocks(string language) => MarkdownText.Blocks(All, language);

    private static string[] Commands(string block) =>
        [.. block.Split('\n').Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0)];

    // From a heading of the second level up to the next one.
    private static string Section(string heading)
    {
        var start = All.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"README.md has no section '{heading}'");
        var end = All.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return end < 0 ? All[start..] : All[start..end];
    }
}
