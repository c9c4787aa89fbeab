namespace Coordination.Git;

/// <summary>Where the state lives, as this clone knows it.</summary>
/// <param name="Remote">Name of the remote; null: none.</param>
/// <param name="Address">What git is given for it: its name, or its push URL where that differs; null: none.</param>
/// <param name="StateRef">Full name of the state ref.</param>
/// <param name="DefaultBranch">Full name of the remote's default branch, main as a rule.</param>
internal sealed record StateLocation(string? Remote, string? Address, string StateRef, string DefaultBranch)
{
    public string Key => Address ?? ".";
}
