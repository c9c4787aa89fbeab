namespace Coordination.Cli.Tests.Kit;

/// <summary>A <c>git</c> of ours that stands first in <c>PATH</c>.</summary>
internal static class StandInGit
{
    /// <summary>Puts a script there that is called instead of git.</summary>
    /// <param name="body">Shell lines. <c>$git</c> is the real one.</param>
    /// <returns>The value for <c>PATH</c>.</returns>
    public static string Install(GitSandbox sandbox, string body)
    {
        var folder = Directory.CreateDirectory(Path.Combine(sandbox.Root, "stand-in")).FullName;
        var script = Path.Combine(folder, "git");
        var path = sandbox.Environment["PATH"];
        var real = path.Split(Path.PathSeparator).Select(part => Path.Combine(part, "git")).First(File.Exists);
        File.WriteAllText(script, $"#!/bin/sh\ngit='{real}'\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder + Path.PathSeparator + path;
    }
}
