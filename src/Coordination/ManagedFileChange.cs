namespace Coordination;

/// <summary>What came of one file.</summary>
/// <param name="Path">From the root of the worktree, with slashes.</param>
/// <param name="Change"><c>made</c>, <c>added</c>, <c>replaced</c>, <c>removed</c>, <c>file_removed</c>, <c>unchanged</c> or <c>not_needed</c>.</param>
/// <param name="KeptCopy">Where the file as it was is kept; null: nothing of it was lost.</param>
internal sealed record ManagedFileChange(string Path, string Change, string? KeptCopy)
{
    public bool IsNone => Change is "unchanged" or "not_needed";
}
