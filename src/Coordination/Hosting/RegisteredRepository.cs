namespace Coordination;

/// <summary>A repository in a container.</summary>
/// <param name="Name">Empty: the one without a name.</param>
/// <param name="Path">A folder in a worktree, or a bare repository.</param>
internal sealed record RegisteredRepository(string Name, string Path);
