using Coordination.GitTests.Kit;

namespace Coordination.GitTests.Spool;

/// <summary>Sessions of one clone, of which the first holds the push until the others have handed their commands over.</summary>
internal sealed class Queue : IAsyncDisposable
{
    private readonly List<Task> waiting = [];
    private Task<Result<ClaimResult>>? first;

    public Queue(string test, params string[] prds)
        : this(test, "10m", prds)
    {
    }

    public Queue(string test, string staleAfter, string[] prds)
    {
        Team = new Team(test, new ProjectSeed
        {
            Prds = [new PrdSeed("prd-first"), .. prds.Select(id => new PrdSeed(id))],
            Coordination = new() { ["pushBudget"] = "5m", ["staleAfter"] = staleAfter },
        });
        Hook = new TurnHook(Team.Remote);
        Spool = new SpoolWatch(Path.Combine(Team.Clone, ".git"));
    }

    public Team Team { get; }

    public TurnHook Hook { get; }

    public SpoolWatch Spool { get; }

    public Coordinator Open(string session, string? clone = null, Func<CoordinatorOptions, CoordinatorOptions>? with = null) =>
        Team.Open(session, clone, options => (with ?? (same => same))(options with { PushTimeout = TimeSpan.FromMinutes(3) }));

    /// <summary>A session claims <c>prd-first</c>, and its push is in the server.</summary>
    public void Begin()
    {
        first = Open("developer-first").ClaimAsync(new ClaimRequest("prd-first"));
        Hook.WaitForPush();
    }

    /// <summary>Begins something that has to wait for the first, and returns when it lies in the spool.</summary>
    public Task<T> HandOver<T>(Func<Task<T>> action)
    {
        var task = Task.Run(action);
        waiting.Add(task);
        Spool.WaitForRequests(1);
        return task;
    }

    public Task<Result<ClaimResult>> Claim(string session, string? prdId, string? clone = null, Func<CoordinatorOptions, CoordinatorOptions>? with = null) =>
        HandOver(() => Open(session, clone, with).ClaimAsync(new ClaimRequest(prdId)));

    /// <summary>Lets the first push go on, and all that follow; the first has its grant.</summary>
    public async Task GoOnAsync()
    {
        Hook.ReleaseAll();
        Assert.True((await first!).Ok, (await first!).Refusal?.ToString());
    }

    /// <summary>Nothing is left in the spool, and the history and what everybody was told fit.</summary>
    public async Task<VerifyResult> ProveAsync()
    {
        Assert.Empty(Spool.Names);
        return await Team.ProveAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Hook.ReleaseAll();
        await Task.WhenAll(waiting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Spool.Dispose();
        Hook.Dispose();
        await Team.DisposeAsync();
    }
}
