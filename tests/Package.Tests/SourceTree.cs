namespace Package.Tests;

/// <summary>The repository that these tests were built from.</summary>
internal static class SourceTree
{
    private static readonly string[] NotSources = [".git", "bin", "obj", "TestResults", "artifacts", "native", "BenchmarkDotNet.Artifacts"];

    public static string Root { get; } = FindRoot();

    /// <summary>Copies the sources and nothing that was built from them.</summary>
    public static void CopyTo(string folder) => Copy(new DirectoryInfo(Root), Directory.CreateDirectory(folder));

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        foreach (var file in from.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(to.FullName, file.Name));
        }

        foreach (var folder in from.EnumerateDirectories().Where(folder => !NotSources.Contains(folder.Name)))
        {
            Copy(folder, to.CreateSubdirectory(folder.Name));
        }
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

        throw new InvalidOperationException("no Coordination.sln above " + AppContext.BaseDirectory);
    }
}
