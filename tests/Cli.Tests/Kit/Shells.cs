namespace Coordination.Cli.Tests.Kit;

/// <summary>Shells of this machine. What can't be tried because one is missing is reported as not run.</summary>
internal static class Shells
{
    /// <summary>The shell's program; null where there is none, and the test says so in its output.</summary>
    public static string? Find(string name, string what)
    {
        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        var found = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
        if (found is null)
        {
            TestContext.Current.AddWarning($"not run: {what}, because there is no {name} here");
        }

        return found;
    }

    /// <summary>Puts a <c>coord</c> into a folder of its own, and that first into the sandbox's <c>PATH</c>.</summary>
    public static void PutCoordInPath(GitSandbox sandbox)
    {
        var folder = Directory.CreateDirectory(Path.Combine(sandbox.Root, "program")).FullName;
        var program = Path.Combine(folder, "coord");
        File.WriteAllText(program, $"#!/bin/sh\nexec '{CoordProcess.DotNet}' exec '{CoordProcess.Program}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        sandbox.Environment["PATH"] = folder + Path.PathSeparator + sandbox.Environment["PATH"];
    }
}
