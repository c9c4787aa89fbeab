using System.Collections.Immutable;

namespace Coordination.Protocol.Verification;

/// <summary>Judges a history commit by commit, parents before children, and counts what it saw.</summary>
internal sealed class HistoryJudge
{
    private readonly ImmutableArray<Violation>.Builder _violations = ImmutableArray.CreateBuilder<Violation>();
    private readonly Dictionary<string, string> _seen = [];
    private long _highestFence;
    private int _commits;
    private int _operations;
    private int _foreign;
    private int _grants;

    /// <param name="highestFence">The highest fence before the first commit that is judged, where that is not the beginning.</param>
    public HistoryJudge(long highestFence = 0) => _highestFence = highestFence;

    public void Add(HistoryCommit commit)
    {
        _commits++;
        if (commit.Stamp is { } stamp)
            Count(commit.Commit, stamp);
        if (commit.State is null)
            Report(commit.Commit, [new(VerifyRules.DamagedState, commit.Damage ?? "the state cannot be read")]);
        else if (commit.Stamp is null && commit.Parents.Length > 1)
            JudgeMerge(commit, commit.State);
        else
            JudgeStep(commit, commit.State);
        _highestFence = Math.Max(_highestFence, Math.Max(commit.State?.Fence ?? 0, commit.Stamp?.Fence ?? 0));
    }

    /// <param name="told">What <see cref="AcksJudge"/> found, and how many lines it judged.</param>
    public VerifyResult Result(ImmutableArray<Violation> told = default, IReadOnlyList<AckRecord>? acks = null) => new()
    {
        Commits = _commits,
        Operations = _operations,
        Foreign = _foreign,
        Grants = _grants,
        Acks = acks?.Count ?? 0,
        Unknown = acks?.Count(ack => ack.Verdict == AckVerdict.Unknown) ?? 0,
        Violations = [.. _violations.Concat(told.IsDefault ? [] : told).Distinct()],
    };

    private void Count(string commit, OperationStamp stamp)
    {
        _operations++;
        if (stamp.Verb is "claim" or "resume")
            _grants++;
        if (!_seen.TryAdd(stamp.OpId, commit))
            _violations.Add(new(VerifyRules.Twice, commit, $"operation {stamp.OpId} has another commit, {_seen[stamp.OpId]}"));
    }

    private void JudgeMerge(HistoryCommit commit, CoordinationState state)
    {
        _foreign++;
        Report(commit.Commit, MergeJudge.Judge(state, commit.Parents, commit.MergeBase));
    }

    private void JudgeStep(HistoryCommit commit, CoordinationState state)
    {
        // An init without a parent begins a state ref with what main held until then: there is nothing to compare it with.
        var before = commit.LastReadable is { } readable ? readable : !commit.Parents.IsEmpty ? commit.Parents[0] : commit.Stamp is { Verb: "init" } ? state : CoordinationState.Empty;
        var verdict = StepJudge.Judge(before, state, commit.Stamp, _highestFence);
        if (commit.Stamp is null)
            _foreign++;
        Report(commit.Commit, verdict.Findings);
    }

    private void Report(string commit, ImmutableArray<Finding> findings) =>
        _violations.AddRange(findings.Select(finding => new Violation(finding.Rule, commit, finding.Message)));
}
