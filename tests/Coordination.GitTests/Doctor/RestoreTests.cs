using Coordination.GitTests.Damaged;

namespace Coordination.GitTests.Doctor;

/// <summary>Damaged files go back to what they were in history, in one commit that was shown before, or nothing is written.</summary>
public sealed class RestoreTests
{
    public static TheoryData<string> Restorable => new(Damage.All
        .Where(damage => damage.Code == ErrorCodes.StateDamaged && !damage.Name.StartsWith("docs as", StringComparison.Ordinal))
        .Select(damage => damage.Name));

    [Theory]
    [MemberData(nameof(Restorable))]
    public async Task A_damaged_file_comes_back_as_it_was_and_work_goes_on(string name)
    {
        await using var ward = new Ward(nameof(RestoreTests));
        await using var holder = ward.Team.Open("developer-1", ward.Sandbox.Clone(ward.Team.Remote, "holder"));
        Assert.True((await holder.ClaimAsync(new ClaimRequest("prd-one"))).Ok);
        var good = ward.Team.Main;
        var tip = Damage.All.Single(damage => damage.Name == name).Push(ward.Team);
        var finding = await ward.FindAsync(FindingCodes.StateDamaged);
        Assert.True(finding.Fixable, string.Join('\n', finding.Evidence));
        Assert.Contains("damaged since commit " + tip, finding.Evidence);
        var healed = await ward.FixAsync(plan =>
        {
            Assert.Equal(tip, Assert.Single(plan.Commits).KeptIn);
            Assert.Equal(tip, ward.Team.Main);
        });
        Assert.Equal(ward.Team.Main, Assert.Single(healed.Repairs).Commit);
        Assert.Empty(healed.Findings);
        Assert.Equal(tip, ward.Sandbox.Tip(ward.Team.Remote, "main^"));
        Assert.Equal(ward.Sandbox.Git(ward.Team.Remote, "rev-parse", good + "^{tree}"), ward.Sandbox.Git(ward.Team.Remote, "rev-parse", "main^{tree}"));
        Assert.True((await holder.HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-001" })).Ok);
        Assert.DoesNotContain((await ward.Team.VerifyAsync()).Violations, violation => violation.Rule != "damaged_state");
        Assert.True((await ward.FixAsync()).Plan!.IsEmpty);
    }

    [Fact]
    public async Task A_folder_that_is_none_is_left_to_a_person_with_the_commit_that_had_it()
    {
        await using var ward = new Ward(nameof(RestoreTests));
        var tip = Damage.All.Single(damage => damage.Name == "docs as a link").Push(ward.Team);
        var finding = await ward.FindAsync(FindingCodes.StateDamaged);
        Assert.False(finding.Fixable);
        Assert.Contains("readable last in commit " + ward.Team.Begin, finding.Evidence);
        Assert.True((await ward.FixAsync()).Plan!.IsEmpty);
        Assert.Equal(tip, ward.Team.Main);
    }

    [Fact]
    public async Task Both_files_come_back_in_one_commit()
    {
        await using var ward = new Ward(nameof(RestoreTests));
        ward.Edit(Ward.Locks, text => text[..^4]);
        ward.Edit(Ward.Registry, text => text[..^4]);
        Assert.Equal(2, (await ward.LookAsync()).Findings.Length);
        Assert.Single((await ward.FixAsync()).Repairs);
        Assert.Empty((await ward.LookAsync()).Findings);
    }

    [Fact]
    public async Task What_happened_since_and_contradicts_the_old_version_leaves_it_to_a_person()
    {
        await using var ward = new Ward(nameof(RestoreTests));
        Assert.True((await ward.Team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one"))).Ok);
        ward.Edit(Ward.Locks, text => text[..^4]);
        ward.Edit(Ward.Registry, text => text.Replace("\"status\": \"in_progress\"", "\"status\": \"completed\"", StringComparison.Ordinal));
        var tip = ward.Team.Main;
        var finding = await ward.FindAsync(FindingCodes.StateDamaged);
        Assert.False(finding.Fixable);
        Assert.Contains("moved on since: prd-one", finding.Evidence);
        Assert.Equal(["git", "show"], finding.Fix[..2]);
        Assert.True((await ward.FixAsync()).Plan!.IsEmpty);
        Assert.Equal(tip, ward.Team.Main);
    }

    [Fact]
    public async Task A_bad_merge_in_which_one_side_alone_changed_the_file_goes_back_to_that_side()
    {
        await using var ward = new Ward(nameof(RestoreTests));
        Assert.True((await ward.Team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one"))).Ok);
        var good = ward.Sandbox.Bytes(ward.Team.Remote, "main", Ward.Locks);
        MergeBadly(ward, null);
        await ward.HealAsync(FindingCodes.StateDamaged);
        Assert.Equal(good, ward.Sandbox.Bytes(ward.Team.Remote, "main", Ward.Locks));
    }

    [Fact]
    public async Task A_bad_merge_of_two_changes_shows_both_sides()
    {
        await using var ward = new Ward(nameof(RestoreTests));
        Assert.True((await ward.Team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one"))).Ok);
        MergeBadly(ward, text => text.Replace("\"sessions\": []", "\"sessions\": [ { \"sessionId\": \"hand\", \"prdId\": \"prd-two\" } ]", StringComparison.Ordinal));
        var finding = await ward.FindAsync(FindingCodes.StateDamaged);
        Assert.False(finding.Fixable);
        Assert.Equal(2, finding.Evidence.Count(line => line.StartsWith("a side of the merge", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_fence_that_was_given_is_not_given_again_after_an_older_file_came_back()
    {
        await using var ward = new Ward(nameof(RestoreTests));
        await using var holder = ward.Team.Open("developer-1");
        Assert.Equal(1, (await holder.ClaimAsync(new ClaimRequest("prd-one"))).Value!.Fence);
        Assert.True((await holder.UnclaimAsync(new UnclaimRequest())).Ok);
        ward.Edit(Ward.Locks, _ => "{ \"version\": 1, \"sessions\": [] }\n");
        ward.Edit(Ward.Locks, _ => "{");
        await ward.HealAsync(FindingCodes.StateDamaged);
        Assert.Equal(2, (await holder.ClaimAsync(new ClaimRequest("prd-one"))).Value!.Fence);
    }

    // Two lines of history that part at the project's begin; what the merge says is no JSON.
    private static void MergeBadly(Ward ward, Func<string, string>? other)
    {
        var sandbox = ward.Sandbox;
        var hand = sandbox.Clone(ward.Team.Remote, "merger");
        sandbox.Git(hand, "checkout", "-q", "-b", "side", ward.Team.Begin);
        sandbox.Commit(hand, "src/side.txt", "side\n", "feat: side");
        if (other is not null)
        {
            sandbox.Commit(hand, Ward.Locks, other(sandbox.Read(hand, Ward.Locks)), "docs: by hand");
        }

        sandbox.TryGit(hand, "merge", "--no-commit", "--no-ff", "origin/main");
        sandbox.Write(hand, Ward.Locks, "<<<<<<< HEAD\n{}\n=======\n");
        sandbox.Git(hand, "add", Ward.Locks);
        sandbox.Git(hand, "commit", "-q", "-m", "Merge main");
        sandbox.Git(hand, "push", "-q", "origin", "HEAD:main");
    }
}
