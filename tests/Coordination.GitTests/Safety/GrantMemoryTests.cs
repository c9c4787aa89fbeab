using Coordination.GitTests.Kit;

namespace Coordination.GitTests.Safety;

public sealed class GrantMemoryTests
{
    [Fact]
    public async Task A_claim_whose_checkout_fails_is_still_known_to_the_next_command_without_an_id()
    {
        await using var team = new Team(nameof(GrantMemoryTests), new PrdSeed("prd-one"));
        var hook = Path.Combine(team.Clone, ".git", "hooks", "post-checkout");
        Directory.CreateDirectory(Path.GetDirectoryName(hook)!);
        File.WriteAllText(hook, "#!/bin/sh\nexit 1\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var options = new CoordinatorOptions { Environment = team.Sandbox.Environment };
        await using var first = Coordinator.Open(team.Clone, options);
        await Assert.ThrowsAsync<CoordinationException>(() => first.ClaimAsync(new ClaimRequest("prd-one") { Checkout = true }));
        await using var second = Coordinator.Open(team.Clone, options);
        var again = await second.ClaimAsync(new ClaimRequest("prd-one"));
        Assert.True(again.Value?.AlreadyHeld, again.Refusal?.ToString());
    }

    [Fact]
    public async Task A_file_that_was_rewritten_from_a_template_does_not_turn_the_fence_back()
    {
        await using var team = new Team(nameof(GrantMemoryTests), new PrdSeed("prd-one"), new PrdSeed("prd-two"), new PrdSeed("prd-three"));
        var sandbox = team.Sandbox;
        await using var one = team.Open("developer-1");
        await using var two = team.Open("developer-2");
        Assert.True((await one.ClaimAsync(new ClaimRequest("prd-one"))).Ok);
        Assert.Equal(2, (await two.ClaimAsync(new ClaimRequest("prd-two"))).Value!.Fence);
        Assert.True((await one.HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-001" })).Ok);
        Assert.True((await two.UnclaimAsync(new UnclaimRequest())).Ok);
        Assert.True((await one.HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-002" })).Ok);
        var hand = sandbox.Clone(team.Remote, "hand");
        sandbox.Commit(hand, "docs/session-locks.json", "{\n  \"sessions\": []\n}\n", "chore: clean up");
        sandbox.Git(hand, "push", "-q", "origin", "HEAD:main");

        var fresh = await team.Open("developer-3", sandbox.Clone(team.Remote, "fresh")).ClaimAsync(new ClaimRequest("prd-three"));
        Assert.Equal(3, fresh.Value!.Fence);
    }
}
