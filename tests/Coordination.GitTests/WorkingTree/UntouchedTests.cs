using Coordination.GitTests.Kit;

namespace Coordination.GitTests.WorkingTree;

/// <summary>No command touches the caller's working tree, index, stash or current branch, however much is going on there.</summary>
public sealed class UntouchedTests
{
    private static readonly string[] Standing = ["refs/heads/main", "refs/heads/feature/mine"];

    [Fact]
    public async Task A_whole_day_leaves_staged_unstaged_untracked_and_stashed_work_as_it_was()
    {
        await using var team = new Team(nameof(UntouchedTests), [.. Enumerable.Range(1, 5).Select(number => new PrdSeed($"prd-{number}"))]);
        MakeAMess(team.Sandbox, team.Clone);
        var other = team.Open("developer-2", team.Sandbox.Clone(team.Remote, "other"));
        Assert.True((await other.ClaimAsync(new ClaimRequest("prd-5"))).Ok);
        await using var session = team.Open("developer-1");
        foreach (var (name, command) in Day(session))
        {
            var before = Snapshot.Of(team.Sandbox, team.Clone, Standing);
            var refusal = await command();
            Assert.True(refusal is null, $"{name}: {refusal}");
            Assert.Equal(before, Snapshot.Of(team.Sandbox, team.Clone, Standing));
        }

        await team.ProveAsync();
    }

    [Fact]
    public async Task A_release_whose_branch_is_checked_out_with_changes_is_refused_and_touches_nothing()
    {
        await using var team = new Team(nameof(UntouchedTests), new PrdSeed("prd-one") { BranchName = "feature/mine" });
        MakeAMess(team.Sandbox, team.Clone);
        await using var session = team.Open("developer-1");
        Assert.True((await session.ClaimAsync(new ClaimRequest("prd-one"))).Ok);
        var tip = team.Main;
        var before = Snapshot.Of(team.Sandbox, team.Clone, Standing);
        var release = await session.ReleaseAsync(new ReleaseRequest { Incomplete = true });
        Assert.Equal(ErrorCodes.DirtyTree, release.Refusal?.Code);
        Assert.Contains("src/print.txt", Assert.IsType<PreconditionRefusal>(release.Refusal).Paths);
        Assert.Equal((tip, before), (team.Main, Snapshot.Of(team.Sandbox, team.Clone, Standing)));
    }

    [Fact]
    public async Task A_checked_out_branch_stays_when_its_prd_is_released_or_given_up()
    {
        await using var team = new Team(nameof(UntouchedTests), new PrdSeed("prd-one"), new PrdSeed("prd-two"));
        await using var session = team.Open("developer-1");
        foreach (var (prdId, branch) in ((string, string)[])[("prd-one", "feature/one"), ("prd-two", "feature/two")])
        {
            Assert.True((await session.ClaimAsync(new ClaimRequest(prdId))).Ok);
            team.Sandbox.Git(team.Clone, "checkout", "-q", branch);
            var before = Snapshot.Of(team.Sandbox, team.Clone, "refs/heads/main", "refs/heads/" + branch);
            var kept = prdId == "prd-one"
                ? (await session.ReleaseAsync(new ReleaseRequest { Incomplete = true })).Value?.KeptBranch
                : (await session.AbandonAsync(new AbandonRequest(null, "no reason"))).Value?.KeptBranch;
            Assert.Equal(branch, kept);
            Assert.Equal(before, Snapshot.Of(team.Sandbox, team.Clone, "refs/heads/main", "refs/heads/" + branch));
        }
    }

    private static IEnumerable<(string Name, Func<Task<Refusal?>> Command)> Day(Coordinator session) =>
    [
        ("init", async () => (await session.InitAsync(new InitRequest())).Refusal),
        ("init --dry-run", async () => (await session.InitAsync(new InitRequest { DryRun = true })).Refusal),
        ("status", async () => (await session.StatusAsync()).Refusal),
        ("prd list", async () => (await session.ListPrdsAsync()).Refusal),
        ("prd show", async () => (await session.ShowPrdAsync("prd-1")).Refusal),
        ("stale", async () => (await session.StaleAsync()).Refusal),
        ("claim", async () => (await session.ClaimAsync(new ClaimRequest("prd-1"))).Refusal),
        ("claim again", async () => (await session.ClaimAsync(new ClaimRequest("prd-1"))).Refusal),
        ("heartbeat", async () => (await session.HeartbeatAsync(new HeartbeatRequest())).Refusal),
        ("heartbeat --story", async () => (await session.HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-001" })).Refusal),
        ("release", async () => (await session.ReleaseAsync(new ReleaseRequest { Incomplete = true })).Refusal),
        ("release again", async () => (await session.ReleaseAsync(new ReleaseRequest("prd-1"))).Refusal),
        ("claim --next", async () => (await session.ClaimAsync(new ClaimRequest())).Refusal),
        ("unclaim", async () => (await session.UnclaimAsync(new UnclaimRequest())).Refusal),
        ("claim another", async () => (await session.ClaimAsync(new ClaimRequest("prd-3"))).Refusal),
        ("abandon", async () => (await session.AbandonAsync(new AbandonRequest(null, "no reason"))).Refusal),
        ("resume --now", async () => (await session.ResumeAsync(new ResumeRequest("prd-5") { Now = true })).Refusal),
        ("abandon a resumed one", async () => (await session.AbandonAsync(new AbandonRequest("prd-5", "no reason"))).Refusal),
        ("verify", async () => (await session.VerifyAsync(new VerifyRequest())).Refusal),
        ("deinit --dry-run", async () => (await session.DeinitAsync(new DeinitRequest { DryRun = true })).Refusal),
        ("deinit", async () => (await session.DeinitAsync(new DeinitRequest())).Refusal),
    ];

    // A stash, a staged, an unstaged and a deleted file, a half-staged one, and untracked and ignored ones, on a feature branch.
    private static void MakeAMess(GitSandbox sandbox, string clone)
    {
        sandbox.Git(clone, "checkout", "-q", "-b", "feature/mine");
        sandbox.Commit(clone, ".gitignore", "*.tmp\n", "chore: ignore");
        sandbox.Write(clone, "src/print.txt", "stashed\n");
        sandbox.Git(clone, "stash", "-q");
        sandbox.Write(clone, "src/new.txt", "staged\n");
        sandbox.Git(clone, "add", "src/new.txt");
        sandbox.Write(clone, "src/print.txt", "half\n");
        sandbox.Git(clone, "add", "src/print.txt");
        sandbox.Write(clone, "src/print.txt", "other half\n");
        sandbox.Write(clone, "docs/session-locks.json", "{ \"mine\": true }\n");
        File.Delete(Path.Combine(clone, "src", "layout.txt"));
        sandbox.Write(clone, "notes.md", "untracked\n");
        sandbox.Write(clone, "cache.tmp", "ignored\n");

        // Touched only: whoever asks git for the status without care has the index written anew.
        File.SetLastWriteTimeUtc(Path.Combine(clone, "README.md"), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
    }
}
