namespace Coordination.Git;

/// <summary>A worktree of this repository.</summary>
/// <param name="Path">Its folder.</param>
/// <param name="Head">The commit checked out; null in a bare repository.</param>
/// <param name="Branch">Full name of the branch; null when detached or bare.</param>
internal sealed record Worktree(string Path, string? Head, string? Branch);

/// <summary>Reads <c>git worktree list --porcelain -z</c>.</summary>
internal static class WorktreeList
{
    public static async Task<List<Worktree>> ReadAsync(GitProcess git, CancellationToken cancellationToken)
    {
        var result = await git.RunAsync(new GitCall("worktree", "list", "--porcelain", "-z"), cancellationToken).ConfigureAwait(false);
        // A folder that somebody deleted by hand is still listed, as prunable.
        return [.. Parse(result.Text).Where(worktree => Directory.Exists(worktree.Path))];
    }

    public static List<Worktree> Parse(string text)
    {
        var worktrees = new List<Worktree>();
        foreach (var record in text.Split("\0\0", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = record.Split('\0');
            string? Value(string key) =>
                lines.FirstOrDefault(line => line.StartsWith(key + " ", StringComparison.Ordinal))?[(key.Length + 1)..];
            if (Value("worktree") is { } path)
            {
                worktrees.Add(new Worktree(path, Value("HEAD"), Value("branch")));
            }
        }

        return worktrees;
    }
}
