using System.Collections;

namespace Benchmarks.Speed;

/// <summary>The repository that the benchmarks were built from.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    /// <summary>The variables of this process without what its own build may have left there. No build server outlives a build.</summary>
    public static Dictionary<string, string> UsersVariables()
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(variable => !((string)variable.Key).StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "");
        variables["MSBUILDDISABLENODEREUSE"] = "1";
        variables["UseSharedCompilation"] = "false";
        variables["DOTNET_NOLOGO"] = "1";
        variables["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        return variables;
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
