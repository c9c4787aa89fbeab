using Coordination.GitTests.Kit;
namespace Coordination.GitTests.Speed;

/// <summary>Each process of git is 3 ms and more of a command that takes 100: one more is seen here.</summary>
public sealed class ProcessCountTests
{
    [Fact]
    public async Task A_winning_claim_starts_five_processes_at_most_and_a_heartbeat_four()
    {
        await using var team = new Team(nameof(A_winning_claim_starts_five_processes_at_most_and_a_heartbeat_four), new PrdSeed("one"), new PrdSeed("two"), new PrdSeed("three"));
        await RunAsync(team, coordinator => coordinator.ClaimAsync(new ClaimRequest { PrdId = "one" }, Token), "first");

        var claim = await RunAsync(team, coordinator => coordinator.ClaimAsync(new ClaimRequest { PrdId = "two" }, Token), "second");
        Assert.InRange(claim.Count, 1, 5);
        Assert.Equal(["cat-file", "push", "unpack-objects", "update-ref"], claim.Where(verb => verb != "fetch").Order(StringComparer.Ordinal));

        var beat = await RunAsync(team, coordinator => coordinator.HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-001" }, Token), "second");
        Assert.InRange(beat.Count, 1, 4);
        Assert.Equal(["cat-file", "push", "unpack-objects"], beat.Where(verb => verb != "fetch").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_heartbeat_that_is_left_out_starts_one_process()
    {
        await using var team = new Team(nameof(A_heartbeat_that_is_left_out_starts_one_process), new PrdSeed("one"));
        await RunAsync(team, coordinator => coordinator.ClaimAsync(new ClaimRequest { PrdId = "one" }, Token), "first");
        var beat = await RunAsync(team, coordinator => coordinator.HeartbeatAsync(new HeartbeatRequest(), Token), "first");
        Assert.Equal(["cat-file"], beat.Where(verb => verb != "fetch"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // A coordinator of its own, as each command is.
    private static async Task<List<string>> RunAsync<T>(Team team, Func<Coordinator, Task<Result<T>>> command, string session)
        where T : class
    {
        var verbs = new List<string>();
        var coordinator = team.Open(session, with: options => options with { Trace = line => verbs.Add(line.Split(' ')[1]) });
        var result = await command(coordinator);
        Assert.True(result.Ok, result.Ok ? "" : result.Refusal.Code.Name);
        Assert.Equal(verbs.Count, coordinator.GitProcesses);
        return verbs;
    }
}
