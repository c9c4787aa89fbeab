namespace Coordination.Cli.Parsing;

/// <summary>What a shell offers in the place of a word that is typed.</summary>
internal enum Offer
{
    /// <summary>What the word's name in the help suggests: <c>PRD</c>, <c>BRANCH</c>, <c>REF</c>, <c>FILE</c>, <c>DIR</c>; else nothing.</summary>
    ByName,

    /// <summary>Every PRD.</summary>
    Prd,

    /// <summary>PRDs that wait to be claimed.</summary>
    FreePrd,

    /// <summary>PRDs that somebody holds.</summary>
    HeldPrd,

    /// <summary>Open stories of the PRD that this worktree's session holds.</summary>
    Story,

    /// <summary>Ids of sessions.</summary>
    Session,

    /// <summary>Branches of this clone.</summary>
    Branch,

    /// <summary>Files, by the shell itself.</summary>
    File,

    /// <summary>Folders, by the shell itself.</summary>
    Folder,
}
