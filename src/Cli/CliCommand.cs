using Coordination.Cli.Output;
using Coordination.Cli.Running;

namespace Coordination.Cli;

/// <summary>A command with its options, ready to run. Two that were parsed from the same words are equal.</summary>
internal abstract record CliCommand
{
    /// <summary>As it stands in JSON documents: <c>claim</c>, <c>prd list</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the command watches over a long time, so that a deadline is one for each step and not for the whole.</summary>
    public virtual bool Lasting => false;

    public abstract Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken);
}
