using Coordination.GitTests.Kit;

namespace Coordination.GitTests.Clones;

/// <summary>Claim, heartbeat and release from every kind of clone that git makes.</summary>
public sealed class CloneKindTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("shallow", "--depth", "1")]
    [InlineData("partial", "--filter=blob:none")]
    [InlineData("treeless", "--filter=tree:0")]
    [InlineData("bare", "--bare")]
    [InlineData("mirror", "--mirror")]
    [InlineData("single branch of another", "--single-branch", "--branch", "side")]
    [InlineData("no checkout", "--no-checkout")]
    public async Task A_day_of_work_goes_from_this_kind_of_clone(string kind, params string[] options)
    {
        await using var team = new Team(nameof(CloneKindTests), new PrdSeed("prd-one"));
        foreach (var number in Enumerable.Range(1, 3))
        {
            team.Sandbox.Commit(team.Clone, "src/print.txt", $"print {number}\n", $"feat: change {number}");
        }

        team.Sandbox.Git(team.Clone, "push", "-q", "origin", "main", "main:side");
        var clone = team.Sandbox.Clone("file://" + team.Remote, kind, options);
        await DayAsync(team, clone);
    }

    [Fact]
    public async Task A_day_of_work_goes_from_a_linked_worktree()
    {
        await using var team = new Team(nameof(CloneKindTests), new PrdSeed("prd-one"));
        var worktree = Path.Combine(team.Sandbox.Root, "linked");
        team.Sandbox.Git(team.Clone, "worktree", "add", "-q", "--detach", worktree);
        await DayAsync(team, worktree);
    }

    [Fact]
    public async Task A_day_of_work_goes_where_names_have_spaces_and_letters_of_all_kinds()
    {
        await using var team = new Team("Ähm – 工作 " + nameof(CloneKindTests), new PrdSeed("prd-one") { BranchName = "feature/größe-工作" });
        var remote = team.Remote.Replace("origin.git", "öffentliche Ablage.git", StringComparison.Ordinal);
        team.Sandbox.Git(team.Sandbox.Root, "clone", "-q", "--bare", team.Remote, remote);
        var clone = team.Sandbox.Clone(remote, "Büro Nr. 1 'mit' \"Zeichen\" 工作");
        await DayAsync(team, clone, remote, "feature/größe-工作");
    }

    [Fact]
    public async Task A_day_of_work_goes_with_sha_256()
    {
        await using var team = new Team(nameof(CloneKindTests));
        var remote = Path.Combine(team.Sandbox.Remotes, "sha256.git");
        team.Sandbox.Git(team.Sandbox.Root, "init", "-q", "--bare", "--object-format=sha256", remote);
        var clone = Path.Combine(team.Sandbox.Root, "sha256");
        team.Sandbox.Git(team.Sandbox.Root, "init", "-q", "--object-format=sha256", clone);
        team.Sandbox.Git(clone, "remote", "add", "origin", remote);
        foreach (var (path, text) in new ProjectSeed { Prds = [new PrdSeed("prd-one")] }.AllFiles())
        {
            team.Sandbox.Commit(clone, path, text, "feat: " + path);
        }

        team.Sandbox.Git(clone, "push", "-q", "origin", "main");
        await DayAsync(team, clone, remote);
    }

    private static async Task DayAsync(Team team, string clone, string? remote = null, string branch = "feature/one")
    {
        remote ??= team.Remote;
        await using var session = team.Open("developer-1", clone);
        var claim = await session.ClaimAsync(new ClaimRequest("prd-one"));
        Assert.True(claim.Ok, claim.Refusal?.ToString());
        Assert.Equal(branch, claim.Value!.Branch);
        Work(team, remote, branch);
        foreach (var story in (string[])["US-001", "US-002"])
        {
            var beat = await session.HeartbeatAsync(new HeartbeatRequest { CompletedStory = story });
            Assert.True(beat.Value?.Pushed, beat.Refusal?.ToString());
        }

        var release = await session.ReleaseAsync(new ReleaseRequest());
        Assert.True(release.Ok, release.Refusal?.ToString());
        Assert.Equal("done\n", team.Sandbox.Text(remote, "main", "src/work.txt"));
        Assert.Null(team.Sandbox.TryTip(remote, "refs/heads/" + branch));
        var proof = await team.Open("judge", team.Sandbox.Clone(remote, "judge")).VerifyAsync(new VerifyRequest(null, team.AcksFile));
        Assert.Equal((4, 0), (proof.Value!.Operations, proof.Value.Violations.Length));
    }

    // Elsewhere, by an ordinary clone.
    private static void Work(Team team, string remote, string branch)
    {
        var worker = team.Sandbox.Clone(remote, "worker");
        team.Sandbox.Git(worker, "checkout", "-q", "-b", branch);
        team.Sandbox.Commit(worker, "src/work.txt", "done\n", "feat: work");
        team.Sandbox.Git(worker, "push", "-q", "origin", branch);
    }
}
