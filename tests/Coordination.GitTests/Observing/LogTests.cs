using Coordination.GitTests.Kit;
using Coordination.GitTests.Leases;
using Microsoft.Extensions.Logging;

namespace Coordination.GitTests.Observing;

/// <summary>What a logger is told, by number and name.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task Each_git_process_is_told_to_the_callers_function_and_to_its_logger()
    {
        await using var team = new Team(nameof(LogTests), new PrdSeed("billing"));
        var logger = new LogLines(LogLevel.Debug);
        var told = new List<string>();
        var coordinator = team.Open("developer-ada", with: options => options with { Logger = logger, Trace = told.Add });

        Assert.True((await coordinator.StatusAsync()).Ok);

        var processes = logger.Written.Where(line => line.Id.Id is 400 or 401).ToList();
        Assert.Contains(processes, line => Equals(line.Facts["Command"], "fetch") && Equals(line.Facts["ExitCode"], 0));
        Assert.Equal(processes.Select(line => line.Text), told);
        Assert.Equal(coordinator.GitProcesses, told.Count);
    }

    [Fact]
    public async Task Operations_are_told_with_what_came_of_them()
    {
        await using var team = new Team(nameof(LogTests), [new PrdSeed("billing")], clones: 2);
        var (ada, eve) = (new LogLines(LogLevel.Debug), new LogLines(LogLevel.Information));
        var holder = team.Open("developer-ada", with: options => options with { Logger = ada });
        var rival = team.Open("developer-eve", team.Clones[1], options => options with { Logger = eve });
        await holder.ClaimAsync(new ClaimRequest("billing"));
        await holder.HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-001" });
        await rival.ClaimAsync(new ClaimRequest("billing"));
        await rival.ResumeAsync(new ResumeRequest("billing") { Now = true });
        await rival.UnclaimAsync(new UnclaimRequest());
        using var gaveUp = new CancellationTokenSource();
        await gaveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => holder.StatusAsync(gaveUp.Token));

        Assert.Equal(["Claimed", "Heartbeat"], ada.Written.Select(line => line.Id.Name).Where(name => !name!.StartsWith("Git", StringComparison.Ordinal)));
        Assert.Equal(["Refused", "TakenOver", "Ended"], eve.Written.Select(line => line.Id.Name));
        Assert.Equal("held", eve.Written[0].Facts["Code"]);
        Assert.Equal(("developer-ada", 2L), (eve.Written[1].Facts["PreviousSession"], eve.Written[1].Facts["Fence"]));
    }

    [Fact]
    public async Task Trouble_with_the_remote_is_a_warning_and_a_broken_environment_an_error()
    {
        await using var team = new Team(nameof(LogTests), new PrdSeed("billing"));
        var logger = new LogLines(LogLevel.Warning);
        var coordinator = team.Open("developer-ada", with: options => options with { Logger = logger });
        await coordinator.StatusAsync();
        Directory.Move(team.Remote, team.Remote + ".away");
        Assert.False((await coordinator.ReleaseAsync(new ReleaseRequest())).Ok);
        await Assert.ThrowsAsync<CoordinationException>(() => coordinator.VerifyAsync(new VerifyRequest("no..such..range")));
        Assert.Equal([(LogLevel.Warning, "RemoteTrouble"), (LogLevel.Error, "Failed")], logger.Written.Select(line => (line.Level, line.Id.Name!)));
    }

    [Fact]
    public async Task The_life_of_a_lease_is_told()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LogTests));
        var logger = new LogLines(LogLevel.Information);
        await scene.Lease.DisposeAsync();
        var coordinator = scene.Open("developer-ada", with: options => options with { Logger = logger });
        var waits = scene.Time.Waits;
        var lease = (await coordinator.HoldAsync(new ClaimRequest("billing"))).Value!;
        await scene.Time.WaitsAsync(waits + 1);
        scene.Leave();
        scene.Time.Advance(LeaseScene.Beat);
        await scene.Time.WaitsAsync(waits + 2);
        scene.Time.Advance(TimeSpan.FromMinutes(8));
        await Ended.Of(lease.LostToken);
        scene.Return();
        await lease.DisposeAsync();
        Assert.Equal(
            ["Claimed", "RemoteTrouble", "LeaseTrouble", "LeaseLost"],
            logger.Written.Select(line => line.Id.Name!).Where(name => name is not "Ended").Take(4));
        Assert.Equal("Unverified", logger.Written.Single(line => line.Id.Id == 302).Facts["Reason"]);
    }

    [Fact]
    public async Task A_logger_that_does_not_want_details_gets_none()
    {
        await using var team = new Team(nameof(LogTests), new PrdSeed("billing"));
        var logger = new LogLines(LogLevel.Information);
        Assert.True((await team.Open("developer-ada", with: options => options with { Logger = logger }).StatusAsync()).Ok);
        Assert.Empty(logger.Written);
    }
}
