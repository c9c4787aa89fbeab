namespace Coordination.Cli.Tests.Kit;

/// <summary>The repository that these tests were built from.</summary>
internal static class TestTree
{
    private static readonly string Root = FindRoot();

    public static string Folder(params string[] parts) => Path.Combine([Root, .. parts]);

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
