namespace Coordination.Tests.Architecture;

/// <summary>A source file of the repository. <see cref="Code"/> is its text without comments and without the content of strings.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    private readonly Lazy<string> code = new(() => CodeText.Of(Text));

    public string Code => code.Value;

    /// <summary>Its folder layer by layer: <c>src/Coordination/Git/X.cs</c> is below <c>src/Coordination/Git</c>.</summary>
    public bool IsBelow(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);
}
