namespace TestKit;

/// <summary>When a fault happens on a connection.</summary>
public enum FaultPhase
{
    Never,

    /// <summary>The client has connected and said what it wants; the server hears nothing of it.</summary>
    Connect,

    /// <summary>The server's list of refs has reached the client (git:// only).</summary>
    Advertisement,

    /// <summary>So many of the client's bytes have gone through: the middle of a pack, for a number above a few hundred.</summary>
    ClientBytes,

    /// <summary>So many of the server's bytes have gone through.</summary>
    ServerBytes,

    /// <summary>The whole pack has reached the server; what it does with it is open.</summary>
    Pack,

    /// <summary>The server has done its work; its report is withheld.</summary>
    Report,
}

/// <summary>What a fault does to a connection.</summary>
public enum FaultKind
{
    /// <summary>The connection is closed in order on both sides. From <see cref="FaultPhase.Pack"/> on the server may end its work.</summary>
    Cut,

    /// <summary>The same, but the client sees a reset.</summary>
    Reset,

    /// <summary>Nothing more comes through in either direction, and nobody is told.</summary>
    BlackHole,

    /// <summary>The server's side is closed, the client is not told.</summary>
    HalfOpen,
}

/// <summary>What the proxy does to one connection.</summary>
public sealed record FaultPlan
{
    /// <summary>The connection works.</summary>
    public static FaultPlan None { get; } = new();

    public FaultPhase Phase { get; init; }

    public FaultKind Kind { get; init; }

    /// <summary>For the phases that count bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>How long each piece is on its way, in each direction: half a round trip.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The time that each byte takes; zero: as fast as it goes.</summary>
    public TimeSpan PerByte { get; init; }

    public static FaultPlan Delay(TimeSpan oneWay) => new() { Latency = oneWay };

    public static FaultPlan OneByteASecond { get; } = new() { PerByte = TimeSpan.FromSeconds(1) };

    public static FaultPlan At(FaultPhase phase, FaultKind kind = FaultKind.Cut) => new() { Phase = phase, Kind = kind };

    public static FaultPlan AfterClientBytes(long bytes, FaultKind kind = FaultKind.Cut) =>
        new() { Phase = FaultPhase.ClientBytes, Bytes = bytes, Kind = kind };

    public static FaultPlan AfterServerBytes(long bytes, FaultKind kind = FaultKind.Cut) =>
        new() { Phase = FaultPhase.ServerBytes, Bytes = bytes, Kind = kind };
}
