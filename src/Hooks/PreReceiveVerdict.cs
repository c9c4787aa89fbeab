using System.Collections.Immutable;

namespace Coordination.Hooks;

/// <summary>What the server says to a push.</summary>
/// <param name="StateRef">The ref that was watched over.</param>
/// <param name="Refused">Why it is refused; empty: it passes.</param>
internal sealed record PreReceiveVerdict(string StateRef, ImmutableArray<Violation> Refused)
{
    /// <summary>The rule that the state ref stays.</summary>
    public const string Deleted = "state_ref_deleted";

    /// <summary>The rule that the state ref only goes on.</summary>
    public const string Rewound = "state_ref_rewound";

    public bool Passes => Refused.IsEmpty;
}
