namespace Coordination.Cli.Completion;

/// <summary>A word that a shell can offer.</summary>
/// <param name="Word">The word.</param>
/// <param name="Description">What it is, in words of ours; never text of others.</param>
internal sealed record OfferedWord(string Word, string Description);
