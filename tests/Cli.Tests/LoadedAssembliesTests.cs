namespace Coordination.Cli.Tests;

/// <summary>What the verbs of every minute load: the list of a real process, taken at its end.</summary>
public sealed class LoadedAssembliesTests
{
    private static readonly string[] NotNeeded =
        ["Microsoft.Extensions", "source Coordination", "Polly", "System.CommandLine", "Spectre.Console", "System.Text.RegularExpressions"];

    [Fact]
    public void A_claim_and_a_heartbeat_load_no_logging_no_telemetry_no_container_and_no_parser()
    {
        using var sandbox = new GitSandbox();
        var remote = sandbox.BareRemote();
        sandbox.SeedProject(remote, PrdSeed.Of("print-templates", 1));
        var clone = sandbox.Clone(remote, "one");
        foreach (var words in new[] { "claim print-templates --json", "heartbeat --story US-001 --json", "heartbeat --json" })
        {
            var loaded = LoadedBy(sandbox, clone, words.Split(' '));
            Assert.Contains("Coordination", loaded);
            Assert.DoesNotContain(loaded, name => NotNeeded.Any(unwanted => name.StartsWith(unwanted, StringComparison.Ordinal)));
        }

        // The control: the hook sees what is loaded.
        Assert.Contains("System.CommandLine", LoadedBy(sandbox, clone, "stale"));
    }

    private static string[] LoadedBy(GitSandbox sandbox, string clone, params string[] words)
    {
        var list = Path.Combine(sandbox.Root, "loaded");
        var environment = new Dictionary<string, string>(sandbox.Environment)
        {
            ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
            [StartupHook.Variable] = list,
        };
        var answer = ChildProcess.Run(CoordProcess.DotNet, ["exec", Path.Combine(AppContext.BaseDirectory, "coord.dll"), .. words], clone, environment);
        Assert.True(answer.Ok, answer.ToString());
        return File.ReadAllLines(list);
    }
}
