using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>One thing that <c>coord doctor --fix</c> mends. It says what is meant and not where it stands, because it is decided again on a lost race.</summary>
internal abstract record Repair
{
    private Repair()
    {
    }

    /// <summary>The PRD whose document the decision needs; null: none.</summary>
    public virtual string? PrdId => null;

    /// <summary>A lock goes: a second one where <paramref name="Kept"/> holds, or (with null) one whose PRD has ended.</summary>
    public sealed record RemoveLock(SessionLock Lock, SessionLock? Kept) : Repair;

    /// <summary>A PRD that ended goes from <c>prds</c> to the list of its kind.</summary>
    public sealed record FileEntry(string Prd) : Repair;

    /// <summary>Of entries that say the same the later ones go.</summary>
    public sealed record DropTwins(string Prd) : Repair;

    /// <summary>The entry's counts become those of the document.</summary>
    public sealed record SetCounts(string Prd) : Repair
    {
        public override string? PrdId => Prd;
    }

    /// <summary>An entry in progress that nobody holds is ready again.</summary>
    public sealed record MakeReady(string Prd) : Repair;

    /// <summary>A PRD document that cannot be read becomes what it was in the last commit in which it could be.</summary>
    public sealed record RestoreDocument(string Prd, string File, string Text) : Repair
    {
        public override string? PrdId => Prd;
    }

    /// <summary>State files that cannot be read become what they were in the last commit in which they could be read.</summary>
    public sealed record RestoreFiles(ImmutableArray<string> Paths) : Repair;
}

/// <summary>Mend what hand edits and bad merges left.</summary>
internal sealed record RepairCommand(Caller Caller, DateTimeOffset Now, string OpId, Repair Repair) : Command(Caller, Now, OpId)
{
    public override string Verb => "repair";

    public override string? PrdId => Repair.PrdId;
}
