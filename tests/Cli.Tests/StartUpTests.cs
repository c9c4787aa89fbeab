using System.Runtime.InteropServices;
using System.Text.Json;

namespace Coordination.Cli.Tests;

/// <summary>What the verbs of every minute do not load, they do not wait for.</summary>
public sealed class StartUpTests
{
    // The parser, the screen, the retry pipeline and the logging types stay away.
    private static readonly string[] Needed = ["coord.dll", "coord.runtimeconfig.json", "Coordination.dll"];

    private static string DotNet { get; } = Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    [Fact]
    public void Claim_and_heartbeat_run_with_nothing_but_the_library_beside_them()
    {
        using var sandbox = new GitSandbox();
        var bare = Directory.CreateDirectory(Path.Combine(sandbox.Root, "bare"));
        foreach (var file in Needed)
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, file), Path.Combine(bare.FullName, file));
        }

        var remote = sandbox.BareRemote();
        sandbox.SeedProject(remote, PrdSeed.Of("print-templates", 1));
        var clone = sandbox.Clone(remote, "one");
        foreach (var line in new[] { "claim print-templates --json", "heartbeat --story US-001 --json", "heartbeat --json", "claim --next print-templates --json" })
        {
            var answer = ChildProcess.Run(DotNet, ["exec", Path.Combine(bare.FullName, "coord.dll"), .. line.Split(' ')], clone, sandbox.Environment, []);
            using var document = JsonDocument.Parse(answer.Output);
            Assert.True(answer.ExitCode is 0 or 64, $"{line}: {answer}");
        }

        // The control: a command that needs the full parser misses it here, and says so without a stack trace.
        var other = ChildProcess.Run(DotNet, ["exec", Path.Combine(bare.FullName, "coord.dll"), "stale"], clone, sandbox.Environment, []);
        Assert.Equal(1, other.ExitCode);
        Assert.StartsWith("error[unexpected]: ", other.Error, StringComparison.Ordinal);
        Assert.Equal(3, other.Error.TrimEnd('\n').Split('\n').Length);
    }
}
