namespace Coordination.Tests.Architecture;

/// <summary>The repository that these tests were built from, found by walking up to its solution.</summary>
internal static class Repository
{
    private static readonly Lazy<SourceFile[]> AllSources = new(() =>
        [.. Read("src", "*.cs"), .. Read("tests", "*.cs")]);

    public static string Root { get; } = FindRoot();

    public static IEnumerable<SourceFile> Sources => AllSources.Value.Where(file => file.IsBelow("src"));

    public static IEnumerable<SourceFile> Tests => AllSources.Value.Where(file => file.IsBelow("tests"));

    public static IEnumerable<SourceFile> Everything => AllSources.Value;

    public static IEnumerable<SourceFile> Projects => [.. Read("src", "*.csproj"), .. Read("tests", "*.csproj")];

    /// <summary>A folder beside the repository, for material that is not part of it; null where there is none.</summary>
    public static string? Beside(params string[] parts)
    {
        var path = Path.Combine([Root, "..", .. parts]);
        return Directory.Exists(path) ? path : null;
    }

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Coordination.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("Coordination.sln is in no folder above " + AppContext.BaseDirectory);
    }

    private static IEnumerable<SourceFile> Read(string folder, string pattern)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(Root, path).Replace('\\', '/');
            if (!relative.Contains("/obj/", StringComparison.Ordinal) && !relative.Contains("/bin/", StringComparison.Ordinal))
            {
                yield return new SourceFile(relative, File.ReadAllText(path));
            }
        }
    }
}
