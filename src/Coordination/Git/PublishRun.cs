using System.Collections.Immutable;
using System.Diagnostics;
using Coordination.Protocol;

namespace Coordination.Git;

/// <summary>The course of one publication: what was decided, sent and answered so far.</summary>
/// <param name="own">The operations of this process.</param>
/// <param name="waited">How much of the time is spent already.</param>
internal sealed class PublishRun(ImmutableArray<Operation> own, LocalClone clone, TimeSpan waited)
{
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly ImmutableArray<OperationOutcome>.Builder outcomes = ImmutableArray.CreateBuilder<OperationOutcome>();
    private readonly Dictionary<Operation, string> ids = [];
    private string? lastRejection;
    private bool wasUnclear;
    private string words = "";

    public ImmutableArray<Operation> Own { get; } = own;

    /// <summary>Its own, and behind them those of processes that wait.</summary>
    public ImmutableArray<Operation> Operations { get; private set; } = own;

    /// <summary>Monotonic milliseconds at the start: a refusal needs a look at the remote after this.</summary>
    public long Started { get; } = clone.Clock.Now;

    public int Attempts { get; private set; }

    public TipSnapshot Snapshot { get; private set; } = new();

    /// <summary>The chain whose fate nobody knows; null: none.</summary>
    public CommitChain? Unclear { get; private set; }

    /// <summary>The journal's note of a push whose outcome is not certain yet; null: none.</summary>
    public PendingJournal? Note { get; set; }

    public bool IsDone { get; private set; }

    public bool IsWon { get; private set; }

    public ImmutableArray<OperationOutcome> Outcomes { get; private set; } = [];

    public IReadOnlyList<string> OpIds => [.. Operations.Select(OpIdOf)];

    public string What { get; private set; } = "";

    public TimeSpan Budget => clone.Options.Deadline is { } deadline && deadline < Snapshot.Settings.PushBudget
        ? deadline
        : Snapshot.Settings.PushBudget;

    public TimeSpan LastPush { get; private set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether another attempt may be made.</summary>
    public bool MayGoOn => Elapsed < Budget && (Snapshot.Settings.PushAttempts is not { } most || Attempts < most);

    private TimeSpan Elapsed => waited + clock.Elapsed;

    public string OpIdOf(Operation operation) => ids.GetValueOrDefault(operation, operation.OpId);

    /// <summary>Takes these operations of others along, and no others.</summary>
    public void Join(ImmutableArray<Operation> others) => Operations = Own.AddRange(others);

    public void Begin(TipSnapshot snapshot)
    {
        Snapshot = snapshot;
        outcomes.Clear();
    }

    public void Add(Operation operation, Decision decision, TipSnapshot snapshot, Decided? decided)
    {
        outcomes.Add(new OperationOutcome(decision, snapshot, null, Attempts) { OpId = OpIdOf(operation), Decided = decided });
        if (decision is Decision.Accepted accepted)
        {
            What = accepted.Subject;
        }
    }

    /// <summary>"No" and "nothing to do" are answered only from a tip that was fetched since the command started, or is trusted.</summary>
    public bool NeedsFreshTip(StateTip tip) => Operations.Zip(outcomes).Any(pair => pair.Second.Decision switch
    {
        Decision.Refused => !tip.WasFetchedSince(pair.First.Started ?? Started),
        Decision.Unchanged => !tip.WasFetchedSince(pair.First.Started ?? Started) && (pair.First.TrustTipFor is not { } trust || tip.Age >= trust),
        _ => false,
    });

    public PushTraits Traits(CommitChain chain) =>
        chain.Refs.Count == 0 && Snapshot.Settings.Commits.SkipCi == Documents.SkipCi.PushOption && Operations.All(operation => operation.Merge is null)
            ? PushTraits.StateOnlySkippingCi
            : PushTraits.StateOnly;

    public TimeSpan PushTimeout(CoordinatorOptions options)
    {
        var left = Budget - Elapsed;
        var least = TimeSpan.FromSeconds(1);
        return left >= options.PushTimeout ? options.PushTimeout : left > least ? left : least;
    }

    public void Count(PushAnswer answer)
    {
        Attempts++;
        LastPush = answer.Duration;
        words = answer.Words;
    }

    public Attempt Finish()
    {
        Outcomes = [.. outcomes.Select(outcome => outcome with { Attempts = Attempts })];
        IsDone = true;
        return Attempt.Done;
    }

    public Attempt Finish(ImmutableArray<OperationOutcome> settled)
    {
        Outcomes = settled;
        IsDone = true;
        return Attempt.Done;
    }

    public Attempt Finish(Refusal refusal) => Finish(RefuseAll(refusal, Snapshot));

    public Attempt Win(CommitChain chain, string serverWords)
    {
        var commits = new Queue<string>(chain.Commits);
        Unclear = null;
        IsWon = true;
        return Finish([.. outcomes.Select(outcome => outcome with
        {
            Attempts = Attempts,
            ServerWords = serverWords,
            Commit = outcome.Decision is Decision.Accepted ? commits.Dequeue() : null,
        })]);
    }

    /// <summary>
    /// Our commit is in the history. The answer "already there" to a commit that was never sent before means that somebody else made
    /// the very same commit: theirs is the grant, and ours is decided again under a new id. A grant is decided again after "rejected"
    /// too: that twin may have been faster inside the server. What a server refused and did all the same is then found as held.
    /// </summary>
    public Attempt Found(CommitChain chain, PushAnswer answer)
    {
        var isTwins = answer.Kind == PushAnswerKind.AlreadyThere || (answer.Kind == PushAnswerKind.Rejected && outcomes.Any(IsGrant));
        if (!isTwins || wasUnclear)
        {
            return Win(chain, answer.Words);
        }

        foreach (var operation in Operations)
        {
            ids[operation] = clone.NewId();
        }

        return Lose();
    }

    public Attempt Lose()
    {
        Unclear = null;
        wasUnclear = false;
        lastRejection = null;
        return Attempt.Lost;
    }

    /// <summary>The remote could not be asked what became of the push.</summary>
    public Attempt NotReached(CommitChain chain, PushAnswer answer, Refusal refusal)
    {
        if (refusal is HistoryRewrittenRefusal)
        {
            return Finish(refusal);
        }

        if (answer.Kind is PushAnswerKind.NotSent or PushAnswerKind.NoAtomic or PushAnswerKind.Rejected && !wasUnclear)
        {
            return Finish(refusal is RemoteRefusal remote ? new RemoteRefusal(remote.Code, remote.Ref, answer.Words, Attempts) : refusal);
        }

        return Keep(chain);
    }

    public static bool IsPolicy(PushAnswer answer) => answer.Kind == PushAnswerKind.Rejected && RemoteWords.IsPolicy(answer.Words);

    /// <summary>The tip stands where it stood.</summary>
    public Attempt Stand(CommitChain chain, PushAnswer answer, string stateRef)
    {
        switch (answer.Kind)
        {
            case PushAnswerKind.NoAtomic when !wasUnclear:
                return Finish(new AtomicMissingRefusal(stateRef));
            case PushAnswerKind.Rejected or PushAnswerKind.NotSent when !wasUnclear && RemoteWords.IsAuthentication(answer.Words):
                return Finish(new RemoteRefusal(ErrorCodes.Authentication, stateRef, answer.Words, Attempts));
            case PushAnswerKind.Rejected or PushAnswerKind.NotSent when !wasUnclear && RemoteWords.IsPolicy(answer.Words):
                return Finish(new RemoteRefusal(ErrorCodes.RemotePolicy, stateRef, answer.Words, Attempts));
            case PushAnswerKind.Rejected or PushAnswerKind.NotSent when !wasUnclear && lastRejection is not null:
                return Finish(new RemoteRefusal(ErrorCodes.RemoteBroken, stateRef, answer.Words, Attempts));
            case PushAnswerKind.Rejected or PushAnswerKind.NotSent when !wasUnclear:
                lastRejection = answer.Words;
                return Attempt.Lost;
            default:
                return Keep(chain);
        }
    }

    public Refusal Exhausted(string stateRef) => Unclear is null
        ? new RemoteRefusal(ErrorCodes.Contention, stateRef, words, Attempts) { RetryAfter = TimeSpan.FromSeconds(5) }
        : new OutcomeUnknownRefusal(stateRef, OpIds[0], words);

    public ImmutableArray<OperationOutcome> RefuseAll(Refusal refusal, TipSnapshot snapshot) =>
        [.. Operations.Select(operation => new OperationOutcome(new Decision.Refused(refusal), snapshot, null, Attempts) { OpId = OpIdOf(operation) })];

    private static bool IsGrant(OperationOutcome outcome) =>
        outcome.Decision is Decision.Accepted { Lock.OpId: { } granted } && granted == outcome.OpId;

    private Attempt Keep(CommitChain chain)
    {
        Unclear = chain;
        wasUnclear = true;
        return Attempt.Again;
    }
}
