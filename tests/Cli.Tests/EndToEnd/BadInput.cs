namespace Coordination.Cli.Tests.EndToEnd;

/// <summary>A command that must be refused: the case, its error code, its exit code, and what leads to it.</summary>
/// <param name="Name">The case.</param>
/// <param name="Code">The error code.</param>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Words">The command line, called in the first clone.</param>
internal sealed partial record BadInput(string Name, string Code, int ExitCode, params string[] Words)
{
    private const string Locks = "docs/session-locks.json";
    private const string Registry = "docs/prd-registry.json";

    public static IReadOnlyList<BadInput> All { get; } = [.. Rules(), .. Names(), .. State(), .. Here(), .. Remotes(), .. Prds()];

    /// <summary>What the project begins with.</summary>
    public ProjectSeed Seed { get; init; } = new() { Prds = Scene.Shop };

    /// <summary>What happens before.</summary>
    public Func<Scene, Task> Arrange { get; init; } = _ => Task.CompletedTask;

    /// <summary>What the refusal must name, besides.</summary>
    public string[] Says { get; init; } = [];

    private static BadInput Of(string name, string code, int exitCode, string command, Func<Scene, Task>? arrange = null, params string[] says) =>
        new(name, code, exitCode, command.Split(' ')) { Arrange = arrange ?? (_ => Task.CompletedTask), Says = says };

    private static BadInput Of(string name, string code, int exitCode, string command, Action<Scene> arrange, params string[] says) => Of(
        name, code, exitCode, command,
        scene =>
        {
            arrange(scene);
            return Task.CompletedTask;
        },
        says);

    private static async Task Run(Scene scene, params string[] commands)
    {
        foreach (var command in commands)
        {
            var words = command.Split(' ');
            await (words[0] == "two:" ? scene.Two.RunAsync(0, words[1..]) : scene.One.RunAsync(0, words));
        }
    }
}
