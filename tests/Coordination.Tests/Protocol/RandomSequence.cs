using Coordination.Protocol;
using Coordination.Protocol.Verification;

namespace Coordination.Tests.Protocol;

/// <summary>Commands of a few sessions on a few PRDs, each drawn from one number, played on one state.</summary>
internal sealed class RandomSequence
{
    private static readonly string[] Sessions = ["s1", "s2", "s3"];
    private static readonly string[] Prds = ["a", "prd-b", "c", "d"];

    private readonly Dictionary<string, Caller> _callers = Sessions.ToDictionary(session => session, session => new Caller(session));
    private readonly Dictionary<string, (string? Heartbeat, string? OpId, TimeSpan Since, TimeSpan? Challenged)> _seen = [];
    private readonly List<string> _problems = [];
    private TimeSpan _time;
    private int _number;

    public RandomSequence()
    {
        State = Given.State(
            Given.Prd("a") with { StoriesTotal = 2, Paths = ["src/a/**", "src/shared.cs"] },
            Given.Prd("prd-b") with { Paths = ["src/b/**", "src/shared.cs", "src/x.cs"] },
            Given.Prd("c") with { DependsOn = ["a"] },
            Given.Prd("d", PrdStatus.Draft)).WithStories("prd-b", Given.Open("US-1"), Given.Open("US-2"));
    }

    public CoordinationState State { get; private set; }

    public int Accepted { get; private set; }

    /// <summary>The verbs of which at least one was accepted.</summary>
    public HashSet<string> Verbs { get; } = [];

    public IReadOnlyList<string> Problems => _problems;

    public void Play(int draw)
    {
        _time += TimeSpan.FromSeconds(20 + draw % 7 * 40);
        var session = Sessions[draw / 7 % Sessions.Length];
        Decide(Draw(draw / 21, session));
        foreach (var held in State.Locks)
            See(held);
    }

    private Command Draw(int draw, string session)
    {
        var caller = _callers[session];
        var prd = Prds[draw % Prds.Length];
        var maybe = draw / 4 % 3 == 0 ? prd : null;
        var (now, opId) = (Given.Now + _time, "op" + ++_number);
        return (draw / 12 % 18) switch
        {
            0 or 1 => new ClaimCommand(caller, now, opId, maybe, "m", draw % 5 == 0),
            2 or 3 => new ClaimCommand(caller, now, opId, prd, "m", draw % 5 == 0),
            4 or 5 => new HeartbeatCommand(caller, now, opId, maybe, draw % 2 == 0 ? "US-1" : "US-2", null, TimeSpan.Zero),
            6 or 7 => new HeartbeatCommand(caller, now, opId, maybe, null, draw % 3 == 0 ? "US-9" : null, TimeSpan.FromMinutes(draw % 4)),
            8 => draw % 2 == 0 ? new BlockCommand(caller, now, opId, maybe, "r" + draw % 2, []) : new UnblockCommand(caller, now, opId, maybe),
            9 => new UnclaimCommand(caller, now, opId, maybe, Evidence(prd, draw)),
            10 => new ReleaseCommand(caller, now, opId, maybe, draw % 2 == 0, draw % 3 == 0 ? "merge" : null),
            11 => draw % 2 == 0
                ? new BeginLandingCommand(caller, now, opId, maybe, draw % 3 != 0, new("merge", "base"))
                : new CancelLandingCommand(caller, now, opId, prd, "moved"),
            12 when draw % 4 == 0 => new AbandonCommand(caller, now, opId, maybe, "why", null, null, Evidence(prd, draw)),
            12 or 13 => new ChallengeCommand(caller, now, opId, prd),
            16 => new PrdReadyCommand(caller, now, opId, prd),
            17 => new PrdAddCommand(caller, now, opId, Given.New(draw % 3 == 0 ? prd : "new-" + draw % 5, ready: draw % 2 == 0)),
            _ => new ResumeCommand(caller, now, opId, prd, "m", Evidence(prd, draw) ?? new(TimeSpan.Zero, null)),
        };
    }

    private TakeoverEvidence? Evidence(string prd, int draw)
    {
        if (State.LocksOf(prd).FirstOrDefault() is not { } held || !_seen.TryGetValue(PrdName.Key(prd), out var seen))
            return draw % 2 == 0 ? null : new(TimeSpan.Zero, null);
        return new(_time - seen.Since, held.Challenge is null ? null : _time - seen.Challenged, draw % 11 == 0);
    }

    private void See(SessionLock held)
    {
        var key = PrdName.Key(held.PrdId!);
        var seen = _seen.GetValueOrDefault(key);
        if (seen.Heartbeat != held.Heartbeat?.Text || seen.OpId != held.OpId)
            seen = (held.Heartbeat?.Text, held.OpId, _time, null);
        _seen[key] = seen with { Challenged = held.Challenge is null ? null : seen.Challenged ?? _time };
    }

    private void Decide(Command command)
    {
        var before = State;
        var decision = Transition.Decide(before, command);
        if (decision is not Decision.Accepted accepted)
            return;
        Accepted++;
        Verbs.Add(command.Verb);
        State = accepted.Next;
        if (State.LocksHeldBy(command.Caller.SessionId).FirstOrDefault() is { } own && (command is ClaimCommand or ResumeCommand))
            _callers[command.Caller.SessionId] = new(own.SessionId, own.OpId, null, own.PrdId);
        var stamp = new OperationStamp(command.Verb, command.OpId, command.Caller.SessionId, accepted.Lock?.Fence,
            accepted.Subject.EndsWith("(forced)", StringComparison.Ordinal));
        _problems.AddRange(StepJudge.Judge(before, State, stamp, before.Fence).Findings.Select(finding => $"{command}: {finding.Message}"));
        _problems.AddRange(Invariants.Broken(before, accepted, command));
    }
}
