namespace Coordination.Git.Spool;

/// <summary>Ids under which a leader may have sent a command of this process, without having said what came of it.</summary>
internal sealed class Doubts(Repository repository)
{
    private readonly List<string> ofTheLiving = [];
    private readonly List<string> ofTheDead = [];

    /// <summary>Takes a command back; where that comes too late, its id is in doubt.</summary>
    public void Add(HandedOver handed, bool isLeaderAlive)
    {
        if (!handed.TryWithdraw())
        {
            Add(handed.OpId, isLeaderAlive);
        }
    }

    public void Add(string opId, bool isLeaderAlive) => (isLeaderAlive ? ofTheLiving : ofTheDead).Add(opId);

    /// <summary>
    /// An id that may still land; null: none. A leader that is alive may push at any time. One that is dead has pushed only what its journal
    /// notes, and the note is gone once the tip has shown what came of it.
    /// </summary>
    public string? Open() => ofTheLiving.FirstOrDefault() ?? ofTheDead.Find(opId => PendingJournal.Names(repository, opId));
}
