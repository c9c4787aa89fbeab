using System.Text.Json;
using Coordination.GitTests.Kit;

namespace Coordination.GitTests.Leases;

/// <summary>A team of two clones under a clock that the test moves, and a lease of the first one.</summary>
internal sealed class LeaseScene : IAsyncDisposable
{
    public static readonly TimeSpan Beat = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan RetryAfterTrouble = TimeSpan.FromSeconds(15);

    private LeaseScene(string test)
    {
        Team = new Team(test, new ProjectSeed { Prds = [PrdSeed.Of("billing", 2), PrdSeed.Of("labels", 1)], Coordination = new() { ["pushBudget"] = "5s" } }, clones: 2);
        Holder = Open("developer-ada");
    }

    public ManualTime Time { get; } = new();

    public Team Team { get; }

    /// <summary>Whose lease it is.</summary>
    public Coordinator Holder { get; }

    public Lease Lease { get; private set; } = null!;

    public static async Task<LeaseScene> HoldAsync(string test)
    {
        var scene = new LeaseScene(test);
        scene.Lease = (await scene.Holder.HoldAsync(new ClaimRequest("billing"))).Value!;
        await scene.Time.WaitsAsync(1);
        return scene;
    }

    public Coordinator Open(string? session, int clone = 0, Func<CoordinatorOptions, CoordinatorOptions>? with = null) =>
        Team.Open(session!, Team.Clones[clone], options =>
        {
            var timed = options with { TimeProvider = Time };
            return with is null ? timed : with(timed);
        });

    /// <summary>Moves the clock to the next heartbeat, and waits until that one has come to something.</summary>
    public Task BeatAsync() => AfterAsync(Beat);

    /// <summary>The same when the last one did not get through.</summary>
    public Task TryAgainAsync() => AfterAsync(RetryAfterTrouble);

    /// <summary>The lock that stands on the remote for the PRD; null: none.</summary>
    public JsonElement? Lock(string prdId = "billing") =>
        JsonDocument.Parse(Team.Sandbox.Text(Team.Remote, "main", "docs/session-locks.json")).RootElement.GetProperty("sessions").EnumerateArray()
            .Where(one => one.GetProperty("prdId").GetString() == prdId)
            .Select(one => (JsonElement?)one)
            .FirstOrDefault();

    public string? Member(string name) => Lock()?.GetProperty(name).GetString();

    /// <summary>The remote can't be reached from now on.</summary>
    public void Leave() => Directory.Move(Team.Remote, Team.Remote + ".away");

    public void Return() => Directory.Move(Team.Remote + ".away", Team.Remote);

    /// <summary>Another session takes the PRD without asking.</summary>
    public async Task<ClaimResult> RobAsync(int clone = 1) =>
        (await Open("developer-eve", clone).ResumeAsync(new ResumeRequest("billing") { Now = true })).Value!;

    public ValueTask DisposeAsync() => Team.DisposeAsync();

    private async Task AfterAsync(TimeSpan time)
    {
        var waits = Time.Waits;
        Time.Advance(time);
        await Task.WhenAny(Time.WaitsAsync(waits + 1), Ended.Of(Lease.LostToken));
    }
}
