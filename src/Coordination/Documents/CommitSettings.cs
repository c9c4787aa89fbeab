namespace Coordination.Documents;

/// <summary>How coordination commits are made.</summary>
/// <param name="SkipCi">Whether and how hosts are asked to skip their pipelines.</param>
/// <param name="Sign">Whether they are signed; null: as git is set.</param>
/// <param name="Identity">Who they are by; null: as git is set.</param>
internal sealed record CommitSettings(SkipCi SkipCi, bool? Sign, CommitIdentity? Identity);
