using System.Collections.Immutable;
using System.Text;
using Coordination.Documents;
using Coordination.Protocol;

namespace Coordination.Tests.Documents;

/// <summary>The two state files as text: read, commanded, and written back.</summary>
internal sealed record StateFiles(LocksDocument Locks, RegistryDocument Registry)
{
    public const string LocksPath = "docs/session-locks.json";
    public const string RegistryPath = "docs/prd-registry.json";
    public const string Now = "2026-03-04T05:06:07Z";

    public CoordinationState State => CoordinationState.Empty with
    {
        Locks = Locks.Locks,
        Fence = Locks.Fence,
        Prds = Registry.Prds,
        Completed = Registry.Completed,
        Abandoned = Registry.Abandoned,
    };

    public string LocksText => Text(Locks.Bytes);

    public string RegistryText => Text(Registry.Bytes);

    public static StateFiles Read(string? locks = null, string? registry = null) =>
        Read(locks is null ? LocksDocument.Empty.Bytes : Encoding.UTF8.GetBytes(locks),
            registry is null ? RegistryDocument.Empty.Bytes : Encoding.UTF8.GetBytes(registry));

    public static StateFiles Read(ReadOnlyMemory<byte> locks, ReadOnlyMemory<byte> registry)
    {
        var one = LocksDocument.Parse(locks, LocksPath);
        var other = RegistryDocument.Parse(registry, RegistryPath);
        Assert.Null(one.Problem);
        Assert.Null(other.Problem);
        return new(one.Document!, other.Document!);
    }

    public StateFiles Write(CoordinationState next) => Read(Locks.Patch(next), Registry.Patch(next));

    /// <summary>Decides by the real rules and writes what they say.</summary>
    public StateFiles Do(Command command) => Write(Decide(command).Next);

    public Decision.Accepted Decide(Command command) => Assert.IsType<Decision.Accepted>(Transition.Decide(State, command));

    public StateFiles Claim(string prd, string session = "developer-new") =>
        Do(new ClaimCommand(new Caller(session), Time, "op-1", prd, null, AllowConflict: true));

    public StateFiles Beat(string session) =>
        Do(new HeartbeatCommand(CallerOf(session), Time, "op-2", null, null, "US-007", TimeSpan.FromHours(1)));

    public StateFiles Release(string session) =>
        Do(new ReleaseCommand(CallerOf(session), Time, "op-3", null, Incomplete: true, null));

    public StateFiles Unclaim(string session) => Do(new UnclaimCommand(CallerOf(session), Time, "op-4", null, null));

    public StateFiles Abandon(string session) =>
        Do(new AbandonCommand(CallerOf(session), Time, "op-5", null, "gave \"up\"", null, null, null));

    public static DateTimeOffset Time { get; } = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    public static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    /// <summary>Everything that the files mean, in a form that can be compared; where a record stands is left out.</summary>
    public static string Meaning(CoordinationState state) => string.Join('\n',
    [
        .. state.Locks.Select(held => "lock " + Facts(held)).Order(StringComparer.Ordinal),
        .. state.Prds.Select(prd => "prd " + Facts(prd)).Order(StringComparer.Ordinal),
        .. state.Completed.Select(prd => "completed " + Facts(prd)).Order(StringComparer.Ordinal),
        .. state.Abandoned.Select(prd => "abandoned " + Facts(prd)).Order(StringComparer.Ordinal),
        "fence " + state.Fence,
    ]);

    private Caller CallerOf(string session)
    {
        var held = State.LocksHeldBy(session).Single();
        return new(session, held.OpId, held.ClaimedAt?.Text);
    }

    private static string Facts(SessionLock held) => (held with { Origin = null, StatusText = null, CompletedStories = [], ConflictFiles = [] })
        + List(held.CompletedStories) + List(held.ConflictFiles) + Words.Of(held);

    private static string Facts(PrdEntry prd) =>
        (prd with { Origin = null, StatusText = null, Files = [], DependsOn = [], ConflictsWith = [], Paths = [] })
        + List(prd.Files) + List(prd.DependsOn) + List(prd.Paths) + Words.Of(prd)
        + List([.. prd.ConflictsWith.Select(conflict => conflict.PrdId + conflict.Risk + List(conflict.SharedPaths))]);

    private static string List(ImmutableArray<string> texts) => "[" + string.Join('|', texts) + "]";
}
