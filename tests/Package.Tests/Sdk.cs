using System.Collections;

namespace Package.Tests;

/// <summary>The <c>dotnet</c> of this machine, called as its user calls it: with the sources of packages and the cache that are configured.</summary>
internal static class Sdk
{
    /// <summary>How long a build may take on a busy machine before it counts as hanging.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(15);

    public static ProcessAnswer Run(string directory, string[] arguments, params (string Name, string Value)[] variables)
    {
        var environment = UsersVariables();
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_NOLOGO"] = "1";
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }

        using var child = ChildProcess.Start(CoordProcess.DotNet, arguments, directory, environment);
        return child.Wait(Patience);
    }

    /// <summary>Where this machine keeps the packages that it has restored.</summary>
    public static string PackageCache()
    {
        var answer = Run(SourceTree.Root, ["nuget", "locals", "global-packages", "--list"]);
        Assert.True(answer.Ok, answer.ToString());
        return answer.Output[(answer.Output.IndexOf(": ", StringComparison.Ordinal) + 2)..].Trim();
    }

    // What the runner of these tests told its own build is nothing to a build of its own.
    private static Dictionary<string, string> UsersVariables() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .Select(variable => (Name: (string)variable.Key, Value: (string?)variable.Value ?? ""))
        .Where(variable => !variable.Name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
            && !variable.Name.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase)
            && !variable.Name.StartsWith("COR", StringComparison.Ordinal))
        .ToDictionary(variable => variable.Name, variable => variable.Value);
}
