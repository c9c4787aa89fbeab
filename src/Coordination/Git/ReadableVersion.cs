using System.Collections.Immutable;

namespace Coordination.Git;

/// <summary>A file as it was when it could be read last.</summary>
/// <param name="Path">The file.</param>
/// <param name="Commit">The commit that has it; null: there is none, or several that nobody can choose between.</param>
/// <param name="Blob">Its bytes, as an object; null with <paramref name="Commit"/>, and where the file was not there.</param>
/// <param name="Mode">Its mode.</param>
/// <param name="DamagedIn">The first commit in which it can't be read; null: it can.</param>
/// <param name="Candidates">Commits of which a person has to choose one; empty: no choice.</param>
internal sealed record ReadableVersion(string Path, string? Commit, string? Blob, string Mode, string? DamagedIn, ImmutableArray<string> Candidates);
