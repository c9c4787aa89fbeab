using Coordination.GitTests.Kit;

namespace Coordination.GitTests.Safety;

public sealed class HostileMergeTests
{
    [Fact]
    public async Task No_driver_and_no_filter_of_the_local_configuration_runs_in_a_release()
    {
        await using var team = new Team(nameof(HostileMergeTests), new ProjectSeed
        {
            Prds = [new PrdSeed("prd-one").Done(2)],
            Files = new Dictionary<string, string> { [".gitattributes"] = "*.txt filter=x merge=a=b\n*.md merge=plain\n", ["a.txt"] = "1\n2\n3\n" },
        });
        var sandbox = team.Sandbox;
        await using var holder = team.Open("developer-1");
        Assert.True((await holder.ClaimAsync(new ClaimRequest("prd-one"))).Ok);
        var worker = sandbox.Clone(team.Remote, "worker");
        sandbox.Git(worker, "checkout", "-q", "-b", "feature/one");
        sandbox.Commit(worker, "a.txt", "1\n2\n3 by the branch\n", "work");
        sandbox.Git(worker, "push", "-q", "origin", "feature/one");
        sandbox.Git(worker, "checkout", "-q", "main");
        sandbox.Commit(worker, "a.txt", "1 by main\n2\n3\n", "meanwhile");
        sandbox.Git(worker, "push", "-q", "origin", "main");

        var canary = Path.Combine(sandbox.Root, "canary");
        sandbox.Git(team.Clone, "update-ref", "-d", "refs/heads/feature/one");
        foreach (var (key, value) in new[]
        {
            ("merge.renormalize", "true"), ("filter.x.clean", $"echo clean >>{canary}; cat"), ("filter.x.smudge", $"echo smudge >>{canary}; cat"),
            ("merge.a=b.driver", $"echo driver a=b >>{canary}; true"), ("merge.plain.driver", $"echo driver >>{canary}; true"),
            ("core.fsmonitor", $"echo fsmonitor >>{canary}; true"), ("core.hooksPath", sandbox.Root),
        })
        {
            sandbox.Git(team.Clone, "config", key, value);
        }

        await holder.ReleaseAsync(new ReleaseRequest());
        Assert.Equal("", File.Exists(canary) ? File.ReadAllText(canary) : "");
    }

    [Theory]
    [InlineData("refs/tags/v1")]
    [InlineData("--upload-pack=x")]
    [InlineData("feature/../../x")]
    public async Task A_name_that_is_no_branch_is_never_granted(string branch)
    {
        await using var team = new Team(nameof(HostileMergeTests), new PrdSeed("prd-one") { BranchName = branch });
        Assert.Equal(ErrorCodes.InvalidName, (await team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one"))).Refusal?.Code);
        Assert.Equal(team.Begin, team.Main);
    }

    [Fact]
    public async Task The_default_branch_is_not_deleted_when_a_registry_calls_it_a_feature_branch()
    {
        await using var team = new Team(nameof(HostileMergeTests), new PrdSeed("prd-one") { BranchName = "main" });
        await using var holder = team.Open("developer-1");
        Assert.True((await holder.ClaimAsync(new ClaimRequest("prd-one"))).Ok);
        var given = await holder.AbandonAsync(new AbandonRequest("prd-one", "a trap"));
        Assert.True(given.Ok, given.Refusal?.ToString());
        Assert.NotNull(team.Sandbox.TryTip(team.Remote, "refs/heads/main"));
    }
}
