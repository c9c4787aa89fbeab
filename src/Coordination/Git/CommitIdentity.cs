namespace Coordination.Git;

/// <summary>In whose name a commit is made.</summary>
internal sealed record CommitIdentity(string AuthorName, string AuthorEmail, string CommitterName, string CommitterEmail);
