namespace Coordination.Git;

/// <summary>One line of a tree object.</summary>
internal sealed record TreeEntry(string Mode, string Name, string Id)
{
    public const string FolderMode = "40000";
    public const string FileMode = "100644";

    public bool IsFolder => Mode == FolderMode;

    /// <summary>A plain file: neither a link nor a submodule.</summary>
    public bool IsFile => Mode is FileMode or "100755";
}
