using System.Collections.Immutable;
using System.Text.Json;

namespace Coordination.Cli.Tests.Kit;

/// <summary>A clone in a sandbox in which commands run inside this process, on real git.</summary>
internal sealed class Clone(GitSandbox sandbox, string directory)
{
    public string Directory { get; } = directory;

    /// <summary>The clock; the system's by default.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Variables beside those of the sandbox.</summary>
    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    public Task<World> RunAsync(int expected, params string[] args) => RunAsync(new World(time: Time), expected, args);

    public async Task<World> RunAsync(World world, int expected, params string[] args)
    {
        var environment = world.Environment with { CurrentDirectory = Directory, Variables = sandbox.Environment.ToImmutableDictionary().SetItems(Variables) };
        var exitCode = await CoordApp.RunAsync(args, environment, CancellationToken.None);
        Assert.True(exitCode == expected, $"coord {string.Join(' ', args)}: exit {exitCode}\n{world.Stdout}{world.Stderr}");
        return world;
    }

    /// <summary>Runs a command with <c>--json</c>; the document has been held against its schema.</summary>
    public async Task<JsonElement> JsonAsync(int expected, params string[] args)
    {
        var world = await RunAsync(expected, ["--json", .. args]);
        using var document = JsonDocument.Parse(world.Stdout, new JsonDocumentOptions { AllowDuplicateProperties = false });
        Assert.Empty(CommandSchemas.Errors(document.RootElement));
        Assert.Equal(expected is 0 or 1, document.RootElement.GetProperty("ok").GetBoolean()); // 1: a report with findings
        return document.RootElement.Clone();
    }
}
