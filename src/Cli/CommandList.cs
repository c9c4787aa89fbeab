using System.Collections.Immutable;
using Coordination.Cli.Commands;
using Coordination.Cli.Parsing;

namespace Coordination.Cli;

/// <summary>The commands that there are, in the order of the help page.</summary>
internal static class CommandList
{
    /// <summary>The six verbs of every day.</summary>
    public static ImmutableArray<CommandSpec> Everyday { get; } =
    [
        StatusCommand.Spec, ClaimCommand.Spec, HeartbeatCommand.Spec, ReleaseCommand.Spec, AbandonCommand.Spec, ResumeCommand.Spec,
    ];

    public static ImmutableArray<(string Title, ImmutableArray<CommandSpec> Specs)> Groups { get; } =
    [
        ("Set up", [InitCommand.Spec, DeinitCommand.Spec]),
        ("While holding a PRD", [BlockCommand.Spec, UnblockCommand.Spec, UnclaimCommand.Spec]),
        ("Keep up, prove and mend", [StaleCommand.Spec, SyncCommand.Spec, VerifyCommand.Spec, DoctorCommand.Spec, LogCommand.Spec, DemoCommand.Spec]),
        ("PRDs", [PrdListCommand.Spec, PrdShowCommand.Spec, PrdAddCommand.Spec, PrdReadyCommand.Spec, PrdNextCommand.Spec]),
        ("For agents and shells", [PrimeCommand.Spec, CompletionCommand.Spec, SchemaCommand.Spec]),
        ("Called by git", [HookPreReceiveCommand.Spec]),
    ];

    public static ImmutableArray<CommandSpec> All { get; } = [.. Everyday, .. Groups.SelectMany(group => group.Specs)];

    public static CommandSpec? Find(string path) => All.FirstOrDefault(spec => spec.Path == path);

    /// <summary>The words that may follow <paramref name="path"/>.</summary>
    public static IEnumerable<string> NamesUnder(string path)
    {
        var prefix = path.Length == 0 ? "" : path + " ";
        var under = All.Where(spec => spec.Path.StartsWith(prefix, StringComparison.Ordinal));
        return under.Select(spec => spec.Path[prefix.Length..].Split(' ')[0]).Distinct();
    }
}
