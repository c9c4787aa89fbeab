using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>What the rules say to a command.</summary>
internal abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>The command holds: this state, these files, this message.</summary>
    /// <param name="Next">The state after it; the documents are patched by its difference to the state before.</param>
    /// <param name="Files">Changes to files other than the two state files.</param>
    /// <param name="Subject">First line of the commit message.</param>
    /// <param name="Lock">The lock that the command granted or changed, or the one that it removed.</param>
    /// <param name="Prd">The registry entry that it concerned, as it is after the command.</param>
    public sealed record Accepted(
        CoordinationState Next, ImmutableArray<FileChange> Files, string Subject, SessionLock? Lock, PrdEntry? Prd) : Decision
    {
        public ImmutableArray<Warning> Warnings { get; init; } = [];

        /// <summary>Of a claim: the risk that was found.</summary>
        public RiskLevel Risk { get; init; }

        /// <summary>Of <c>claim --next</c>: why other PRDs were not taken, <c>id: why</c>.</summary>
        public ImmutableArray<string> PassedOver { get; init; } = [];
    }

    /// <summary>It is so already; nothing is written.</summary>
    public sealed record Unchanged(SessionLock? Lock, PrdEntry? Prd) : Decision;

    /// <summary>The rules say no.</summary>
    public sealed record Refused(Refusal Refusal) : Decision;
}
