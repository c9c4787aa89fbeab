namespace Coordination.Documents;

/// <summary>A name for bots that have none in git.</summary>
internal sealed record CommitIdentity(string Name, string Email);
