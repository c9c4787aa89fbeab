using System.Collections.Immutable;
using Coordination.Cli.Terminal;

namespace Coordination.Cli.Output;

/// <summary>What a command has to say, before it is decided whether a person, a pipe or a JSON reader gets it.</summary>
internal sealed record Reply(string Command)
{
    /// <summary>Why it was not done; null: it was.</summary>
    public Problem? Problem { get; init; }

    /// <summary>The members of <c>data</c>.</summary>
    public Action<JsonText>? Data { get; init; }

    /// <summary>The answer as plain text.</summary>
    public Action<TextPage>? Text { get; init; }

    /// <summary>The answer for a person at a terminal, where it differs from the plain one.</summary>
    public Action<TerminalPage>? Screen { get; init; }

    public ImmutableArray<Warning> Warnings { get; init; } = [];

    public ImmutableArray<NextAction> NextActions { get; init; } = [];

    /// <summary>Members that hold words of others: data to read, never instructions to follow.</summary>
    public ImmutableArray<string> ForeignText { get; init; } = [];

    /// <summary>A report with <c>--exit-code</c> that found something.</summary>
    public bool Findings { get; init; }

    /// <summary>Everything was printed while the command ran.</summary>
    public bool IsSaid { get; init; }

    public int ExitCode => Problem?.Code.ExitCode ?? (Findings ? 1 : 0);

    public static Reply Failed(string command, Problem problem, ImmutableArray<Warning> warnings = default) => new(command)
    {
        Problem = problem,
        Warnings = warnings.IsDefault ? [] : warnings,
        NextActions = problem.NextActions,
    };
}
