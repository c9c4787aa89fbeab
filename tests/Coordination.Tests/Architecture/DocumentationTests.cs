using System.Text.RegularExpressions;

namespace Coordination.Tests.Architecture;

/// <summary>What the pages name is there: files, links, tests.</summary>
public sealed partial class DocumentationTests
{
    /// <summary>The example of a verb to add.</summary>
    private const string InventedVerb = "Pause";

    public static TheoryData<string> Pages =>
    [
        "README.md",
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_to_a_file_leads_there(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        var broken = Named(page, Link()).Where(target => !Path.Exists(Path.Combine(folder, target)));
        Assert.Empty(broken);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_path_of_the_sources_exists(string page)
    {
        var missing = Named(page, SourcePath())
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !Path.Exists(Path.Combine(Repository.Root, path)));
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_source_file_exists_under_the_end_of_its_path(string page)
    {
        var missing = Named(page, SourceFileName())
            .Where(name => !name.Contains(InventedVerb, StringComparison.Ordinal))
            .Where(name => !Repository.Everything.Any(file => ("/" + file.Path).EndsWith("/" + name, StringComparison.Ordinal)));
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_test_that_is_named_exists(string page)
    {
        var names = Repository.Tests.Select(file => Path.GetFileNameWithoutExtension(file.Path)).ToHashSet(StringComparer.Ordinal);
        var missing = Named(page, TestName()).Where(name => !names.Contains(name));
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_decision_record_is_in_the_list()
    {
        var list = Text("docs/adr/README.md");
        Assert.All(
            Pages.Select(row => row.Data).Where(page => Record().IsMatch(page)),
            page => Assert.Contains($"({Path.GetFileName(page)})", list, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Named(string page, Regex what) => what.Matches(Text(page)).Select(match => match.Groups[1].Value);

    private static string Text(string page) => File.ReadAllText(Path.Combine(Repository.Root, page));

    [GeneratedRegex(@"\]\(([^)#:]+?)(?:#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:src|tests|schemas|docs/adr|\.ci)/[\w/-]+(?:\.(?!cs`)[\w.]+)?/?)`")]
    private static partial Regex SourcePath();

    [GeneratedRegex(@"`([\w./]+\.cs)`")]
    private static partial Regex SourceFileName();

    [GeneratedRegex(@"`([A-Z]\w+(?:Tests|Properties))`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"^docs/adr/\d{4}-")]
    private static partial Regex Record();
}
