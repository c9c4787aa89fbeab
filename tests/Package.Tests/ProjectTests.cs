using System.Text.Json;

namespace Package.Tests;

/// <summary>What every build of the three projects is held to, as the build itself understands it.</summary>
public sealed class ProjectTests
{
    private static readonly string[] Held = ["EnableAotAnalyzer", "EnableTrimAnalyzer", "EnableSingleFileAnalyzer", "TreatWarningsAsErrors"];

    [Theory]
    [InlineData("src/Coordination", "true")]
    [InlineData("src/Hooks", "false")]
    [InlineData("src/Cli", "true")]
    public void The_analyzers_for_code_ahead_of_time_run_and_what_they_find_is_an_error(string project, string packable)
    {
        var properties = Evaluated(project, [.. Held, "IsPackable", "WarningsNotAsErrors", "NoWarn"]);
        Assert.All(Held, name => Assert.Equal("true", properties.GetProperty(name).GetString()));
        Assert.Equal(packable, properties.GetProperty("IsPackable").GetString());
        Assert.DoesNotContain("IL", properties.GetProperty("WarningsNotAsErrors").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("IL", properties.GetProperty("NoWarn").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_written_once()
    {
        string[] kinds = [".csproj", ".props", ".targets"];
        var files = Directory.EnumerateFiles(SourceTree.Root, "*.*", SearchOption.AllDirectories)
            .Where(file => kinds.Contains(Path.GetExtension(file)) && !Path.GetRelativePath(SourceTree.Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));
        var places = files.Where(file => File.ReadAllText(file).Contains("<Version>", StringComparison.Ordinal));
        Assert.Equal("Directory.Build.props", Path.GetRelativePath(SourceTree.Root, Assert.Single(places)));
    }

    private static JsonElement Evaluated(string project, string[] names)
    {
        var answer = Sdk.Run(SourceTree.Root, ["msbuild", project, .. names.Select(name => "-getProperty:" + name)]);
        Assert.True(answer.Ok, answer.ToString());
        return JsonSerializer.Deserialize<JsonElement>(answer.Output).GetProperty("Properties");
    }
}
