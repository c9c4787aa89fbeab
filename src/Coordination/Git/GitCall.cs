using System.Collections.Immutable;

namespace Coordination.Git;

/// <summary>One run of git: arguments as a list, never through a shell.</summary>
internal sealed record GitCall
{
    public GitCall(params ReadOnlySpan<string> arguments) => Arguments = [.. arguments];

    public ImmutableArray<string> Arguments { get; init; }

    /// <summary>What git is asked to do, behind the settings of this one call.</summary>
    public string Verb
    {
        get
        {
            var at = 0;
            while (Arguments[at] == "-c")
            {
                at += 2;
            }

            return Arguments[at];
        }
    }

    /// <summary>Bytes for standard input, which is closed otherwise.</summary>
    public ReadOnlyMemory<byte>? Input { get; init; }

    /// <summary>After this long the whole process tree is ended.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Run the user's hooks, as on an ordinary push of a work branch. State plumbing runs none.</summary>
    public bool WithHooks { get; init; }

    /// <summary>Variables beside the common ones.</summary>
    public ImmutableArray<Variable> Environment { get; init; } = [];

    /// <summary>Settings for this call alone. They go through the environment, because <c>-c</c> can't carry every name.</summary>
    public ImmutableArray<Variable> Settings { get; init; } = [];

    /// <summary>Where git runs; null: in the repository's folder.</summary>
    public string? Directory { get; init; }
}
