namespace Coordination.Protocol;

/// <summary>A change to a file on the state ref, beside the two state files.</summary>
internal abstract record FileChange
{
    private FileChange()
    {
    }

    /// <summary>The PRD document says that a story passes.</summary>
    public sealed record StoryPassed(string File, string StoryId) : FileChange;

    /// <summary>A file goes into an archive; one that does not exist is passed over.</summary>
    public sealed record Moved(string From, string To) : FileChange;

    /// <summary>A new file.</summary>
    public sealed record Written(string Path, string Text) : FileChange;
}
