using System.Collections.Immutable;
using Coordination.Cli.Output;

namespace Coordination.Cli.Refusals;

/// <summary>The command at hand, as something that can be run again.</summary>
/// <param name="Command">Its name.</param>
/// <param name="Args">All of its words; empty when they are not known.</param>
internal sealed record Again(string Command, ImmutableArray<string> Args)
{
    public static Again Of(string command) => new(command, [.. command.Split(' ')]);

    /// <summary>The very same command line, or the bare command where its words would need quoting.</summary>
    public NextAction Action =>
        Args.Length > 0 && Args.All(SafeName.IsWord) ? NextAction.Coord([.. Args]) : NextAction.Coord(Command.Split(' '));

    /// <summary>The same with an option added.</summary>
    public NextAction With(params string[] words) => Action.With(words);
}
