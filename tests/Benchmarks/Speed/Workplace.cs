using System.Diagnostics;
using TestKit;

namespace Benchmarks.Speed;

/// <summary>
/// A remote with a clone in which coord works, and a second remote of the same content with a clone that pushes ready commits: the
/// two do not lose races against each other.
/// </summary>
internal sealed class Workplace : IDisposable
{
    private const string Coords = "origin.git";
    private const string Pushers = "pushed.git";
    private const string Session = "developer-000bed";

    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(12);

    private readonly Queue<string> ready;
    private readonly string pusher;
    private readonly GitDaemon? daemon;
    private readonly FaultProxy? proxy;
    private int claimed;

    /// <param name="roundTrip">How far away the remotes are; zero: folders of this machine.</param>
    /// <param name="pushes">How many commits are made ready.</param>
    public Workplace(ProjectSeed seed, int pushes, TimeSpan roundTrip = default)
    {
        Sandbox = new GitSandbox("speed");
        Sandbox.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(CoordProcess.DotNet)!;
        Remote = Sandbox.BareRemote(Coords);
        Sandbox.SeedProject(Remote, seed);
        var second = Path.Combine(Sandbox.Remotes, Pushers);
        Sandbox.Git(Sandbox.Root, "clone", "-q", "--bare", Remote, second);
        Clone = Sandbox.Clone(Remote, "clone");
        pusher = Sandbox.Clone(second, "pusher");
        ready = new Queue<string>(ReadyCommits.Make(Sandbox, pusher, pushes));
        if (roundTrip > TimeSpan.Zero)
        {
            daemon = new GitDaemon(Sandbox);
            proxy = new FaultProxy(daemon.Port) { Plan = _ => FaultPlan.Delay(roundTrip / 2) };
            Sandbox.Git(Clone, "remote", "set-url", "origin", proxy.GitUrl(Coords));
            Sandbox.Git(pusher, "remote", "set-url", "origin", proxy.GitUrl(Pushers));
        }
    }

    public GitSandbox Sandbox { get; }

    /// <summary>The bare repository behind <see cref="Clone"/>.</summary>
    public string Remote { get; }

    public string Clone { get; }

    /// <summary>A PRD of a big enough seed that nobody has claimed yet.</summary>
    public static string FreePrd(int number) => $"prd-free-{number:0000}";

    /// <summary>So many PRDs to claim, each with one story.</summary>
    public static IEnumerable<PrdSeed> FreePrds(int count) => Enumerable.Range(1, count).Select(number => PrdSeed.Of(FreePrd(number), 1));

    /// <summary>Pushes the next ready commit, as git does it: the measure.</summary>
    public void Push() => Sandbox.Git(pusher, "push", "-q", "origin", ready.Dequeue() + ":refs/heads/main");

    /// <summary>
    /// Works until the clone is one that was used before: for ten seconds after its first look coord takes a remote for one where others
    /// write, and looks again before each write.
    /// </summary>
    public void Settle(MeasuredProgram coord)
    {
        var start = Stopwatch.GetTimestamp();
        var prd = FreePrd(++claimed);
        do
        {
            Coord(coord, "claim", prd);
            Coord(coord, "unclaim");
        }
        while (Stopwatch.GetElapsedTime(start) < Settled);
    }

    /// <summary>Claims a PRD that was never claimed.</summary>
    public void Claim(MeasuredProgram coord) => Coord(coord, "claim", FreePrd(++claimed));

    /// <summary>Completes the story of the PRD claimed last.</summary>
    public void Beat(MeasuredProgram coord) => Coord(coord, "heartbeat", "--story", "US-001");

    public void Unclaim(MeasuredProgram coord) => Coord(coord, "unclaim");

    public ProcessAnswer Coord(MeasuredProgram coord, params string[] words) =>
        coord.Run(Clone, Sandbox.Environment, [.. words, "--session", Session]);

    public void Hello(MeasuredProgram hello) => hello.Run(Clone, Sandbox.Environment);

    public void Dispose()
    {
        proxy?.Dispose();
        daemon?.Dispose();
        Sandbox.Dispose();
    }
}
