using System.Globalization;
using Coordination.GitTests.Kit;
using Coordination.Protocol.Verification;

namespace Coordination.GitTests.Museum;

/// <summary>Defect: a takeover by age on the observer's own wall clock. Promise: a live holder is not robbed, whatever the clocks say.</summary>
public sealed class WallClockTests
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(15);

    [Fact]
    public async Task A_client_whose_clock_is_ahead_robs_a_live_holder_and_verify_sees_it()
    {
        await using var team = await HeldAsync();
        var thief = new HandClient(team, team.Clones[1], "developer-2");
        thief.Pull();
        var beat = DateTimeOffset.Parse((string)thief.LockOf("prd-one")!["heartbeat"]!, CultureInfo.InvariantCulture);
        Assert.True(DateTimeOffset.UtcNow + Ahead - beat > TimeSpan.FromMinutes(10));
        thief.Change("resume", "prd-one", (held, opId) =>
        {
            held["sessionId"] = "developer-2";
            held["opId"] = opId;
            held["fence"] = (long)held["fence"]! + 1;
        });
        Assert.True(thief.Push());
        Assert.Contains((await team.VerifyAsync()).Violations, violation => violation.Rule == VerifyRules.IllegalStep);
    }

    [Fact]
    public async Task Coord_asks_the_holder_first_and_the_holder_answers()
    {
        await using var team = await HeldAsync();
        var observer = team.Open("developer-2", team.Clones[1], options => options with { TimeProvider = new SkewedTime(Ahead) });
        Assert.True((await observer.StatusAsync()).Value!.Sessions.Single().Stale);
        Assert.Equal(ErrorCodes.NotYet, (await observer.ResumeAsync(new ResumeRequest("prd-one"))).Refusal?.Code);
        Assert.Equal(ErrorCodes.NotYet, (await observer.ResumeAsync(new ResumeRequest("prd-one"))).Refusal?.Code);
        var beat = await team.Open("developer-1").HeartbeatAsync(new HeartbeatRequest());
        Assert.True(beat.Ok, beat.Refusal?.ToString());
        Assert.Equal(ErrorCodes.NotYet, (await observer.ResumeAsync(new ResumeRequest("prd-one"))).Refusal?.Code);
        await team.ProveAsync();
    }

    private static async Task<Team> HeldAsync()
    {
        var team = new Team(nameof(WallClockTests), new ProjectSeed { Prds = [new PrdSeed("prd-one")] }, clones: 2);
        Assert.True((await team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one"))).Ok);
        return team;
    }

    private sealed class SkewedTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
