namespace Coordination.Documents;

/// <summary>What putting a managed block into a file, or taking it out, comes to.</summary>
/// <param name="Change">What changes.</param>
/// <param name="Bytes">The file afterwards; null: there is none.</param>
internal sealed record BlockEdit(BlockChange Change, byte[]? Bytes)
{
    /// <summary>The block was edited by hand, and the change would drop that.</summary>
    public bool HandEdited { get; init; }

    /// <summary>The line of the begin marker, counted from 1; null: the file has no block.</summary>
    public int? Line { get; init; }

    /// <summary>Why nothing can be changed; null: it can.</summary>
    public DocumentProblem? Problem { get; init; }
}
