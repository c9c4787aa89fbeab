using System.Globalization;

namespace Coordination.Git;

/// <summary>Holds git to the oldest version that has what coord needs. The answer is kept until the executable changes.</summary>
internal static class GitVersion
{
    public static Version Oldest { get; } = new(2, 39);

    /// <exception cref="CoordinationException"><see cref="ErrorCodes.GitTooOld"/></exception>
    public static async Task RequireAsync(GitProcess git, Repository repository, CancellationToken cancellationToken)
    {
        var notePath = Path.Combine(repository.CoordDir, "git");
        var stamp = git.Executable + " " + File.GetLastWriteTimeUtc(git.Executable).Ticks.ToString(CultureInfo.InvariantCulture);
        if (LineFile.Read(notePath).GetValueOrDefault("checked") == stamp)
        {
            return;
        }

        await CheckAsync(git, cancellationToken).ConfigureAwait(false);
        LineFile.Write(notePath, [new("checked", stamp)], flush: false);
    }

    /// <summary>Asks git itself, where there is no repository yet to keep the answer in.</summary>
    /// <exception cref="CoordinationException"><see cref="ErrorCodes.GitTooOld"/></exception>
    public static async Task CheckAsync(GitProcess git, CancellationToken cancellationToken)
    {
        var result = await git.RunAsync(new GitCall("version"), cancellationToken).ConfigureAwait(false);
        if (Parse(result.Line) is not { } version || version < Oldest)
        {
            throw new CoordinationException(
                ErrorCodes.GitTooOld, $"coord needs git {Oldest} or newer; this is '{result.Line}'.", git.Executable, "git --version");
        }
    }

    /// <summary>Reads <c>git version 2.39.5 (Apple Git-154)</c>; null when it says something else.</summary>
    public static Version? Parse(string line)
    {
        var word = line.Split(' ').ElementAtOrDefault(2) ?? "";
        var parts = word.Split('.');
        return parts.Length >= 2
            && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var major)
            && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var minor)
            ? new Version(major, minor)
            : null;
    }
}
