namespace Coordination.Cli.Tests.Kit;

/// <summary>
/// Holds a text against a file in <c>Golden</c>. With <c>UPDATE_GOLDEN=1</c> in the environment the file is written anew instead, so
/// that a change of words is seen as a diff.
/// </summary>
internal static class GoldenFile
{
    public static void Check(string name, string actual)
    {
        var path = Path.Combine(TestTree.Folder("tests", "Cli.Tests", "Golden"), name + ".txt");
        var visible = actual.Replace("\u001b", "<ESC>", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, visible);
        }

        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : $"(there is no file {name}.txt)";
        Assert.Equal(expected, visible);
    }

    /// <summary>Everything that a command gave: both streams and the exit code.</summary>
    public static string Transcript(World world, int exitCode) =>
        $"--- stdout\n{world.Stdout}--- stderr\n{world.Stderr}--- exit {exitCode}\n";
}
