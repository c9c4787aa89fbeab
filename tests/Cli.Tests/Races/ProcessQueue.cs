using System.Text.Json;

namespace Coordination.Cli.Tests.Races;

/// <summary>Processes of one clone, which wait because the first push is held in the server.</summary>
internal sealed class ProcessQueue : IAsyncDisposable
{
    private readonly ProcessRace race;
    private readonly GitDaemon daemon;
    private readonly Coordinator first;
    private readonly List<ChildProcess> children = [];
    private Task<Result<ClaimResult>>? held;

    public ProcessQueue(string test, params IEnumerable<string> prds)
    {
        race = new ProcessRace(test, 1, [new PrdSeed("prd-first"), .. prds.Select(id => new PrdSeed(id))]);

        // Behind a server a push outlives the client that was killed.
        daemon = new GitDaemon(race.Sandbox);
        race.Sandbox.Git(race.Clones[0], "remote", "set-url", "origin", daemon.Url());
        Hook = new TurnHook(race.Remote);
        Spool = new SpoolWatch(Path.Combine(race.Clones[0], ".git"));
        first = Coordinator.Open(race.Clones[0], new CoordinatorOptions
        {
            Environment = race.Sandbox.Environment, SessionId = "developer-first", PushTimeout = TimeSpan.FromMinutes(5),
        });
    }

    public TurnHook Hook { get; }

    public SpoolWatch Spool { get; }

    public string Remote => race.Remote;

    /// <summary>The first session claims, and its push is in the server.</summary>
    public void Begin()
    {
        held = first.ClaimAsync(new ClaimRequest("prd-first"));
        Hook.WaitForPush();
    }

    /// <summary>Lets the first push go on, which ends with a grant.</summary>
    public async Task EndFirstAsync()
    {
        Hook.Release(1);
        Assert.True((await held!).Ok, (await held!).Refusal?.ToString());
    }

    /// <summary>Starts a process that has to wait, and gives it with the name that its command has in the spool.</summary>
    public (ChildProcess Process, string OpId) HandOver(int session, params string[] arguments)
    {
        var before = Spool.Names;
        var child = Start(session, arguments);
        Spool.WaitForRequests(1);
        return (child, Spool.Names.Except(before).Single(name => name.EndsWith(".request", StringComparison.Ordinal))[..32]);
    }

    public ChildProcess Start(int session, params string[] arguments)
    {
        var child = CoordProcess.Start(race.Sandbox, race.Call(session, arguments));
        children.Add(child);
        return child;
    }

    public CoordAnswer Run(int session, params string[] arguments) => CoordProcess.Run(race.Sandbox, race.Call(session, arguments));

    public JsonElement Verify() => race.Verify();

    public async ValueTask DisposeAsync()
    {
        Hook.ReleaseAll();
        children.ForEach(child => child.Dispose());
        if (held is not null)
        {
            await ((Task)held).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await first.DisposeAsync();
        Spool.Dispose();
        Hook.Dispose();
        daemon.Dispose();
        race.Dispose();
    }
}
