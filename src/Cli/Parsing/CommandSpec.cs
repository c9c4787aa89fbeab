using System.Collections.Immutable;

namespace Coordination.Cli.Parsing;

/// <summary>What a command takes and what its help says; both parsers and the help page are made from it.</summary>
internal sealed record CommandSpec
{
    /// <summary><c>claim</c>, or <c>prd list</c> for a command in a group.</summary>
    public required string Path { get; init; }

    /// <summary>One line.</summary>
    public required string Summary { get; init; }

    /// <summary>What the one line does not say, a paragraph each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    public ImmutableArray<ArgumentSpec> Arguments { get; init; } = [];

    public ImmutableArray<OptionSpec> Options { get; init; } = [];

    /// <summary>Command lines with what they do after <c>#</c>.</summary>
    public required ImmutableArray<string> Examples { get; init; }

    public required Func<Arguments, CliCommand> Make { get; init; }

    /// <summary>How it is called: <c>coord claim [PRD] [options]</c>.</summary>
    public string Usage =>
        "coord " + Path + string.Concat(Arguments.Select(a => a.Required ? " " + a.Name : $" [{a.Name}]")) + " [options]";
}
