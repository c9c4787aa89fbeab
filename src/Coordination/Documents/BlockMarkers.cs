namespace Coordination.Documents;

/// <summary>How the two lines look between which a managed block stands, so that the format of the file takes them for comments.</summary>
/// <param name="Open">What stands before the words.</param>
/// <param name="Close">What stands behind them; empty where a comment ends with its line.</param>
internal sealed record BlockMarkers(string Open, string Close)
{
    /// <summary>For Markdown and HTML.</summary>
    public static BlockMarkers Markdown { get; } = new("<!-- ", " -->");

    /// <summary>For shell scripts, <c>.gitignore</c>, YAML and TOML.</summary>
    public static BlockMarkers Hash { get; } = new("# ", "");
}
