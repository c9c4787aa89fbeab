namespace Coordination.Protocol.Checkups;

/// <summary>Where in history a lock began.</summary>
/// <param name="Commit">The first commit that has it.</param>
/// <param name="Place">How many commits of the file came before: the lower is the earlier.</param>
internal sealed record LockOrigin(string Commit, int Place);
