namespace Coordination.Documents;

/// <summary>Words in a commit message by which hosts skip their pipelines.</summary>
internal static class SkipMarkers
{
    private static readonly string[] Words = ["[skip ci]", "[ci skip]", "[no ci]", "[skip actions]", "[actions skip]", "***no_ci***"];

    /// <summary>The first of them; null: there is none.</summary>
    public static string? In(string message) =>
        Words.FirstOrDefault(word => message.Contains(word, StringComparison.OrdinalIgnoreCase))
        ?? message.Split('\n').Select(line => line.Trim()).FirstOrDefault(line =>
            line.StartsWith("skip-checks:", StringComparison.OrdinalIgnoreCase) && line[12..].Trim().Equals("true", StringComparison.OrdinalIgnoreCase));
}
