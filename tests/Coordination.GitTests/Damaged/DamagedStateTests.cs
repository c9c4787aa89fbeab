using Coordination.GitTests.Kit;
using Coordination.Protocol.Verification;

namespace Coordination.GitTests.Damaged;

public sealed class DamagedStateTests
{
    public static TheoryData<string> Names => new(Damage.All.Select(damage => damage.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Damaged_state_is_refused_by_every_command_and_never_overwritten(string name)
    {
        var damage = Damage.All.Single(known => known.Name == name);
        await using var team = new Team(nameof(DamagedStateTests), new PrdSeed("prd-one"), new PrdSeed("prd-two"));
        await using var holder = team.Open("developer-1");
        Assert.True((await holder.ClaimAsync(new ClaimRequest("prd-one"))).Ok);
        var tip = damage.Push(team);
        await using var other = team.Open("developer-2");
        Refusal?[] refusals =
        [
            (await other.ClaimAsync(new ClaimRequest("prd-two"))).Refusal,
            (await other.ClaimAsync(new ClaimRequest())).Refusal,
            (await other.ResumeAsync(new ResumeRequest("prd-one") { Now = true })).Refusal,
            (await holder.HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-001" })).Refusal,
            (await holder.ReleaseAsync(new ReleaseRequest { Incomplete = true })).Refusal,
            (await holder.AbandonAsync(new AbandonRequest(null, "no reason"))).Refusal,
            (await holder.UnclaimAsync(new UnclaimRequest())).Refusal,
            (await holder.StatusAsync()).Refusal,
        ];
        Assert.All(refusals, refusal => Assert.Equal(damage.Code, refusal?.Code));
        Assert.Equal(tip, team.Main);
    }

    [Fact]
    public async Task Two_locks_for_one_prd_close_that_prd_alone_and_verify_names_them()
    {
        await using var team = new Team(nameof(DamagedStateTests), new PrdSeed("prd-one"), new PrdSeed("prd-two"));
        await using var holder = team.Open("developer-1");
        Assert.True((await holder.ClaimAsync(new ClaimRequest("prd-one"))).Ok);
        new Damage("two locks", ErrorCodes.TwoLocks, site => site.Edit("docs/session-locks.json", text => text.Replace(
            "\"sessions\": [", "\"sessions\": [ { \"sessionId\": \"developer-9\", \"prdId\": \"one\", \"status\": \"in_progress\" },",
            StringComparison.Ordinal))).Push(team);
        var tip = team.Main;
        var heartbeat = await holder.HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-001" });
        Assert.Equal(["developer-9", "developer-1"], Assert.IsType<TwoLocksRefusal>(heartbeat.Refusal).Holders);
        Assert.Equal(7, (await team.Open("developer-2").ClaimAsync(new ClaimRequest("prd-one"))).Refusal?.Code.ExitCode);
        Assert.Equal(7, (await holder.ReleaseAsync(new ReleaseRequest { Incomplete = true })).Refusal?.Code.ExitCode);
        Assert.Equal(tip, team.Main);
        Assert.Contains((await team.VerifyAsync()).Violations, violation => violation.Rule == VerifyRules.DoubleGrant);
        Assert.True((await team.Open("developer-2").ClaimAsync(new ClaimRequest("prd-two"))).Ok);
    }
}
