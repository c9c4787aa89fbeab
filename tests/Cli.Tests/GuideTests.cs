using System.Text.RegularExpressions;
using Coordination.Cli.Help;
using Coordination.Cli.Parsing;
using Coordination.Cli.Tests.Kit;
using Coordination.Documents;
using Coordination.Protocol;

namespace Coordination.Cli.Tests;

/// <summary>What the pages for people tell them to type and to write is understood.</summary>
public sealed partial class GuideTests
{
    private const string Guide = "docs/living-with-it.md";

    public static TheoryData<string> CommandLines =>
    [
        .. Directory.EnumerateFiles(TestTree.Folder("docs"), "*.md").Append(TestTree.Folder("README.md")).Order(StringComparer.Ordinal)
            // That page is made from the help, whose examples have a test of their own.
            .Where(page => Path.GetFileName(page) != "cli.md")
            .SelectMany(page => Blocks(File.ReadAllText(page), "sh")).SelectMany(block => block.Split('\n'))
            .Concat(InlineCommand().Matches(Text(Guide)).Select(match => match.Groups[1].Value))
            .Select(line => line.Split('#')[0].Trim()).Where(line => line.StartsWith("coord ", StringComparison.Ordinal)).Distinct(),
    ];

    [Theory]
    [MemberData(nameof(CommandLines))]
    public void Every_command_line_is_one(string line)
    {
        var words = CommandLine.Split(line)[1..];
        Assert.True(HelpReply.For(words) is not null || Grammar.Parse(words) is not null);
    }

    [Fact]
    public void Every_setting_of_git_is_one()
    {
        var settings = ConfigLine().Matches(Text(Guide)).Select(match => (Key: match.Groups[1].Value, Value: match.Groups[2].Value)).ToList();
        Assert.Contains(settings, setting => setting.Key == "coord.skipCi");
        Assert.All(settings, setting => Assert.NotNull(ProjectSettings.Default.WithOverrides(new Dictionary<string, string> { [setting.Key] = setting.Value }).Document));
        Assert.All(settings, setting => Assert.NotNull(SettingKey.Find(setting.Key["coord.".Length..])));
    }

    [Fact]
    public void Every_value_of_the_skip_marker_is_explained_and_the_samples_are_read_as_meant()
    {
        foreach (var value in new[] { "none", "subject", "skip-checks", "push-option" })
        {
            Assert.Contains($"| `{value}` |", Text(Guide), StringComparison.Ordinal);
            Assert.NotNull(ProjectSettings.Default.WithOverrides(new Dictionary<string, string> { ["skipCi"] = value }).Document);
        }

        var samples = Blocks(Text(Guide), "json").Where(block => block.Contains("coordination", StringComparison.Ordinal))
            .Select(block => ProjectFile.Parse(System.Text.Encoding.UTF8.GetBytes(block), "project.json").Document!.Settings).ToList();
        Assert.Contains(samples, settings => settings.SkipCi == SkipCi.Subject);
        Assert.Contains(samples, settings => settings.IdentityEmail == "sessions@example.org");
    }

    [Fact]
    public void The_filter_for_pipelines_names_every_path_of_the_state()
    {
        var filter = Assert.Single(Blocks(Text(Guide), "yaml"), block => block.Contains("paths-ignore", StringComparison.Ordinal));
        Assert.All(StatePath.All, path => Assert.Contains(path.EndsWith(".json", StringComparison.Ordinal) ? $"- {path}\n" : $"- {path}/**\n", filter, StringComparison.Ordinal));
    }

    private static string Text(string page) => File.ReadAllText(TestTree.Folder(page.Split('/'))).ReplaceLineEndings("\n");

    private static IEnumerable<string> Blocks(string text, string language) =>
        Block().Matches(text.ReplaceLineEndings("\n")).Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value);

    [GeneratedRegex("```(\\w+)\n(.*?\n)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("`(coord [a-z][^`]*)`")]
    private static partial Regex InlineCommand();

    [GeneratedRegex(@"git config (coord\.\S+) ([^\s`]+)")]
    private static partial Regex ConfigLine();
}
