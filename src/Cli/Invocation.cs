namespace Coordination.Cli;

/// <summary>A command line, understood.</summary>
internal sealed record Invocation(GlobalOptions Globals, CliCommand Command);
