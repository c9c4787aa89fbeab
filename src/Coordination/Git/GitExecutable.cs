namespace Coordination.Git;

/// <summary>Finds git by absolute path in <c>PATH</c>, never in the current directory, where a hostile repository could place its own.</summary>
internal static class GitExecutable
{
    /// <exception cref="CoordinationException"><see cref="ErrorCodes.GitMissing"/></exception>
    public static string Locate(IReadOnlyDictionary<string, string> environment)
    {
        var name = OperatingSystem.IsWindows() ? "git.exe" : "git";
        var path = environment.GetValueOrDefault("PATH") ?? environment.GetValueOrDefault("Path") ?? "";
        foreach (var folder in path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Path.IsPathFullyQualified(folder))
            {
                continue;
            }

            var candidate = Path.Combine(folder, name);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new CoordinationException(ErrorCodes.GitMissing, "git is not installed, or not in PATH.", "PATH", "git --version");
    }
}
