using Coordination.GitTests.Kit;
using Coordination.GitTests.TwoRefs;

namespace Coordination.GitTests.Prds;

public sealed class BlockTests
{
    [Fact]
    public async Task A_block_is_seen_by_all_stops_heartbeats_and_is_taken_back()
    {
        await using var team = new Team(nameof(BlockTests), PrdSeed.Of("prd-one", 2));
        var holder = team.Open("developer-1");
        await Parted.OkAsync(holder.ClaimAsync(new ClaimRequest("prd-one")));
        var blocked = await Parted.OkAsync(holder.BlockAsync(new BlockRequest { Reason = "  waits for the key ", Files = ["./src/a.cs", "src/a.cs"] }));
        Assert.Equal(("blocked", "waits for the key", 1L, false), (blocked.Status, blocked.Reason, blocked.Fence, blocked.Already));
        Assert.Equal(["src/a.cs"], blocked.Files);
        var seen = Assert.Single((await team.Open("observer").StatusAsync()).Value!.Sessions);
        Assert.Equal(("blocked", "waits for the key"), (seen.Status, seen.BlockedReason));

        var tip = team.Main;
        Assert.True((await Parted.OkAsync(holder.BlockAsync(new BlockRequest("one")))).Already);
        Assert.False((await Parted.OkAsync(holder.HeartbeatAsync(new HeartbeatRequest()))).Pushed);
        Assert.Equal(tip, team.Main);

        Assert.Equal("in_progress", (await Parted.OkAsync(holder.UnblockAsync(new UnblockRequest()))).Status);
        Assert.True((await Parted.OkAsync(holder.UnblockAsync(new UnblockRequest()))).Already);
        await team.ProveAsync();
    }

    [Fact]
    public async Task Only_the_holder_blocks()
    {
        await using var team = new Team(nameof(BlockTests), new PrdSeed("prd-one"));
        await Parted.OkAsync(team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one")));
        var other = team.Open("developer-2");
        Assert.IsType<HeldRefusal>((await other.BlockAsync(new BlockRequest("prd-one"))).Refusal);
        Assert.IsType<HeldRefusal>((await other.UnblockAsync(new UnblockRequest("prd-one"))).Refusal);
        Assert.IsType<NoLockRefusal>((await other.BlockAsync(new BlockRequest())).Refusal);
        Assert.Equal(ErrorCodes.InvalidName, (await other.BlockAsync(new BlockRequest { Files = ["../x"] })).Refusal!.Code);
        await team.ProveAsync();
    }
}
