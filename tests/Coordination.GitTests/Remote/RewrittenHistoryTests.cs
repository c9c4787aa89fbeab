using Coordination.GitTests.Kit;

namespace Coordination.GitTests.Remote;

/// <summary>An administrator, or a mistake, takes commits of the state branch away that a clone has seen.</summary>
public sealed class RewrittenHistoryTests
{
    [Theory]
    [InlineData("forced back")]
    [InlineData("unrelated")]
    [InlineData("replaced")]
    [InlineData("deleted")]
    public async Task A_rewritten_history_is_refused_by_every_writing_command_and_nothing_is_written(string how)
    {
        await using var team = new Team(nameof(RewrittenHistoryTests), new PrdSeed("prd-one"), new PrdSeed("prd-two"));
        await using var session = team.Open("developer-1");
        Assert.True((await session.ClaimAsync(new ClaimRequest("prd-one"))).Ok);
        Rewrite(team, how);
        var refs = team.Sandbox.Git(team.Remote, "for-each-ref");
        Refusal?[] refusals =
        [
            (await session.HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-001" })).Refusal,
            (await session.ReleaseAsync(new ReleaseRequest { Incomplete = true })).Refusal,
            (await session.AbandonAsync(new AbandonRequest(null, "no reason"))).Refusal,
            (await session.UnclaimAsync(new UnclaimRequest())).Refusal,
            (await team.Open("developer-2").ClaimAsync(new ClaimRequest("prd-two"))).Refusal,
            (await team.Open("developer-2").ResumeAsync(new ResumeRequest("prd-one"))).Refusal,
            (await session.StatusAsync()).Refusal,
        ];
        Assert.All(refusals, refusal => Assert.Equal(("history_rewritten", 7), (refusal?.Code.Name, refusal?.Code.ExitCode)));
        Assert.Equal(refs, team.Sandbox.Git(team.Remote, "for-each-ref"));
    }

    [Theory]
    [InlineData("forced back")]
    [InlineData("replaced")]
    [InlineData("deleted")]
    public async Task A_rewind_between_the_look_and_the_push_is_seen_by_the_push(string how)
    {
        await using var team = new Team(nameof(RewrittenHistoryTests), new PrdSeed("prd-one"));
        Assert.True((await team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one"))).Ok);
        var refs = "";
        var session = team.Open("developer-1", with: options => options with
        {
            Trace = line =>
            {
                if (refs.Length == 0 && line.StartsWith("git unpack-objects", StringComparison.Ordinal))
                {
                    Rewrite(team, how);
                    refs = team.Sandbox.Git(team.Remote, "for-each-ref") + "\n";
                }
            },
        });
        var beat = await session.HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-001" });
        Assert.Equal(ErrorCodes.HistoryRewritten, beat.Refusal?.Code);
        Assert.Equal(refs, team.Sandbox.Git(team.Remote, "for-each-ref") + "\n");
    }

    [Fact]
    public async Task An_ordinary_merge_on_the_state_branch_is_no_rewrite()
    {
        await using var team = new Team(nameof(RewrittenHistoryTests), new PrdSeed("prd-one"));
        await using var session = team.Open("developer-1");
        Assert.True((await session.ClaimAsync(new ClaimRequest("prd-one"))).Ok);
        var other = team.Sandbox.Clone(team.Remote, "other");
        team.Sandbox.Git(other, "checkout", "-q", "-b", "side", team.Begin);
        team.Sandbox.Commit(other, "src/new.txt", "new\n", "feat: something else");
        team.Sandbox.Git(other, "merge", "-q", "--no-edit", "origin/main");
        team.Sandbox.Git(other, "push", "-q", "origin", "HEAD:main");
        Assert.True((await session.HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-001" })).Ok);
        await team.ProveAsync();
    }

    private static void Rewrite(Team team, string how)
    {
        var sandbox = team.Sandbox;
        switch (how)
        {
            case "forced back":
                sandbox.Git(team.Remote, "update-ref", "refs/heads/main", team.Begin);
                break;
            case "deleted":
                sandbox.Git(team.Remote, "update-ref", "-d", "refs/heads/main");
                break;
            default:
                // The same files: once without any parent, once as another child of the old commit.
                string[] parent = how == "unrelated" ? [] : ["-p", team.Begin];
                var commit = sandbox.Git(team.Clone, ["commit-tree", .. parent, "-m", "something else", team.Begin + "^{tree}"]);
                sandbox.Git(team.Clone, "push", "-q", "--force", "origin", commit + ":refs/heads/main");
                break;
        }
    }
}
