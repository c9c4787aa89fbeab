namespace Coordination.Documents;

/// <summary>How a file changes with its managed block.</summary>
internal enum BlockChange
{
    /// <summary>It stands there as it should, or is not there and should not be.</summary>
    None,

    /// <summary>The file is made, with nothing but the block in it.</summary>
    FileMade,

    /// <summary>The block is added to the file.</summary>
    Added,

    /// <summary>The block takes the place of an older one.</summary>
    Replaced,

    /// <summary>The block is taken out of the file.</summary>
    Removed,

    /// <summary>The file goes with the block: it was made for it and holds nothing else.</summary>
    FileRemoved,
}
