namespace Coordination.Git;

/// <summary>A ref that shall move from one commit to another, and only from that one.</summary>
/// <param name="Ref">Full name.</param>
/// <param name="Expected">Where it must stand; null: it must not exist.</param>
/// <param name="New">Where it shall stand; null: it is deleted.</param>
internal sealed record RefUpdate(string Ref, string? Expected, string? New);
