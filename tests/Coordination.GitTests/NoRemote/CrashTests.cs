using Coordination.GitTests.Kit;

namespace Coordination.GitTests.NoRemote;

/// <summary>A command that ends after any of its git processes leaves the old or the new state, and the next command puts it right.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task Without_a_remote_the_next_command_brings_the_worktree_after_its_branch()
    {
        await using var solo = new Solo(nameof(CrashTests), [.. Enumerable.Range(1, 40).Select(number => new PrdSeed($"prd-{number:00}"))]);
        solo.Sandbox.Write(solo.Folder, "src/print.txt", "mine\n");
        var behind = 0;
        var crash = 1;
        for (var ended = false; !ended; crash++)
        {
            var prdId = $"prd-{crash:00}";
            ended = !await CrashAsync(solo.Open, $"developer-{crash}", prdId, crash);
            behind += solo.Status == " M src/print.txt" ? 0 : 1;
            await GrantedAsync(solo.Open($"developer-{crash}"), prdId);
            Assert.Equal(" M src/print.txt", solo.Status);
        }

        Assert.True(behind > 0, "no crash hit the moment in question");
        Assert.Equal(crash - 1, (await solo.ProveAsync()).Grants);
    }

    [Fact]
    public async Task With_a_remote_the_next_command_finds_its_grant_or_gets_a_new_one()
    {
        await using var team = new Team(nameof(CrashTests), [.. Enumerable.Range(1, 40).Select(number => new PrdSeed($"prd-{number:00}"))]);
        var crash = 1;
        for (var ended = false; !ended; crash++)
        {
            var prdId = $"prd-{crash:00}";
            ended = !await CrashAsync((session, with) => team.Open(session, with: with), $"developer-{crash}", prdId, crash);
            await GrantedAsync(team.Open($"developer-{crash}"), prdId);
        }

        Assert.Equal(crash - 1, (await team.ProveAsync()).Grants);
    }

    // Ends the claim after this many git processes; false when it had fewer.
    private static async Task<bool> CrashAsync(
        Func<string, Func<CoordinatorOptions, CoordinatorOptions>, Coordinator> open, string session, string prdId, int after)
    {
        var left = after;
        var coordinator = open(session, options => options with
        {
            Trace = line =>
            {
                if (line.StartsWith("git ", StringComparison.Ordinal) && Interlocked.Decrement(ref left) == 0)
                {
                    throw new CrashException(line);
                }
            },
        });
        return await Record.ExceptionAsync(() => coordinator.ClaimAsync(new ClaimRequest(prdId))) is CrashException;
    }

    private static async Task GrantedAsync(Coordinator session, string prdId)
    {
        var claim = await session.ClaimAsync(new ClaimRequest(prdId));
        Assert.True(claim.Ok, claim.Refusal?.ToString());
    }
}
