using System.Collections.Immutable;
using System.Text.Json;

namespace Coordination.Cli.Tests.Kit;

/// <summary>A clone in a sandbox in which commands run inside this process, on real git.</summary>
internal sealed class Clone(GitSandbox sandbox, string directory)
{
    public string Directory { get; } = directory;

    public Task<World> RunAsync(int expected, params string[] args) => RunAsync(new World(), expected, args);

    public async Task<World> RunAsync(World world, int expected, params string[] args)
    {
        var environment = world.Environment with { CurrentDirectory = Directory, Variables = sandbox.Environment.ToImmutableDictionary() };
        var exitCode = await CoordApp.RunAsync(args, environment, CancellationToken.None);
        Assert.True(exitCode == expected, $"coord {string.Join(' ', args)}: exit {exitCode}\n{world.Stdout}{world.Stderr}");
        return world;
    }

    /// <summary>Runs a command with <c>--json</c>; the document has been held against its schema.</summary>
    public async Task<JsonElement> JsonAsync(int expected, params string[] args)
    {
        var world = await RunAsync(expected, [.. args, "--json"]);
        using var document = JsonDocument.Parse(world.Stdout, new JsonDocumentOptions { AllowDuplicateProperties = false });
        Assert.Empty(CommandSchemas.Errors(document.RootElement));
        Assert.Equal(expected == 0, document.RootElement.GetProperty("ok").GetBoolean());
        return document.RootElement.Clone();
    }
}
