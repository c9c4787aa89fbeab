
namespace Coordination.GitTests.Doctor;

/// <summary>A state ref whose history was rewritten: nothing goes on before a person saw what was lost, and nothing is lost by going on.</summary>
public sealed class AdoptTests
{
    [Fact]
    public async Task A_forced_push_is_shown_with_what_it_lost_and_adopted_after_a_yes()
    {
        await using var ward = new Ward(nameof(AdoptTests));
        var claim = await ClaimAsync(ward);
        var old = ward.Team.Main;
        ward.Sandbox.Git(ward.Team.Remote, "update-ref", "refs/heads/main", ward.Team.Begin);
        var finding = await ward.FindAsync(FindingCodes.HistoryRewritten);
        Assert.Equal(["coord", "doctor", "--adopt"], finding.Fix);
        Assert.Equal("history_rewritten", (await ward.Team.Open("developer-2").ClaimAsync(new ClaimRequest("prd-two"))).Refusal?.Code.Name);

        var adoption = (await AdoptAsync(ward)).Adoption!;
        var lost = Assert.Single(adoption.Lost);
        Assert.Equal(("claim", "developer-1", "prd-one", old), (lost.Verb, lost.SessionId, lost.PrdId, lost.Commit));
        Assert.Equal((true, old, ward.Team.Begin, 0), (adoption.Adopted, adoption.OldTip, adoption.NewTip, adoption.OtherCommits));
        Assert.Equal(old, ward.Sandbox.Tip(ward.Clone, adoption.BackupRef));
        Assert.Empty((await ward.LookAsync()).Findings);
        var next = (await ward.Team.Open("developer-2").ClaimAsync(new ClaimRequest("prd-one"))).Value!;
        Assert.True(next.Fence > claim.Fence, $"fence {next.Fence} after {claim.Fence}");
    }

    [Fact]
    public async Task A_ref_that_was_deleted_and_made_anew_is_adopted_with_all_that_is_gone()
    {
        await using var ward = new Ward(nameof(AdoptTests));
        await ClaimAsync(ward);
        var old = ward.Team.Main;
        var anew = ward.Sandbox.Git(ward.Clone, "commit-tree", "-m", "anew", ward.Team.Begin + "^{tree}");
        ward.Sandbox.Git(ward.Clone, "push", "-q", "--force", "origin", anew + ":refs/heads/main");
        var adoption = (await AdoptAsync(ward)).Adoption!;
        Assert.Equal((anew, 1, 1), (adoption.NewTip, adoption.Lost.Length, adoption.OtherCommits));
        Assert.Equal(old, ward.Sandbox.Tip(ward.Clone, adoption.BackupRef));
        Assert.True((await ward.Team.Open("developer-2").ClaimAsync(new ClaimRequest("prd-one"))).Ok);
    }

    [Fact]
    public async Task A_ref_that_is_gone_is_let_go_and_comes_back_from_the_backup()
    {
        await using var ward = new Ward(nameof(AdoptTests));
        await ClaimAsync(ward);
        var old = ward.Team.Main;
        ward.Sandbox.Git(ward.Team.Remote, "update-ref", "-d", "refs/heads/main");
        var adopted = await AdoptAsync(ward);
        Assert.Null(adopted.Adoption!.NewTip);
        Assert.Contains(adopted.Findings, finding => finding.Code == FindingCodes.NotInitialized);
        ward.Sandbox.Git(ward.Clone, "push", "-q", "origin", $"{adopted.Adoption.BackupRef}:refs/heads/main");
        Assert.Equal(old, ward.Team.Main);
        Assert.True((await ward.Team.Open("developer-1").HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-001" })).Ok);
    }

    [Fact]
    public async Task An_operation_that_the_new_history_has_too_is_not_lost()
    {
        await using var ward = new Ward(nameof(AdoptTests));
        await ClaimAsync(ward);
        var hand = ward.Sandbox.Clone(ward.Team.Remote, "hand");
        ward.Sandbox.Git(hand, "checkout", "-q", "--detach", ward.Team.Begin);
        ward.Sandbox.Commit(hand, "src/x.txt", "x\n", "feat: x");
        ward.Sandbox.Git(hand, "cherry-pick", "origin/main");
        ward.Sandbox.Git(hand, "push", "-q", "--force", "origin", "HEAD:main");
        var adoption = (await AdoptAsync(ward)).Adoption!;
        Assert.Empty(adoption.Lost);
        Assert.True((await ward.Team.Open("developer-1").HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-001" })).Ok);
    }

    [Fact]
    public async Task Without_a_yes_nothing_changes()
    {
        await using var ward = new Ward(nameof(AdoptTests));
        await ClaimAsync(ward);
        ward.Sandbox.Git(ward.Team.Remote, "update-ref", "refs/heads/main", ward.Team.Begin);
        var refs = ward.Sandbox.Git(ward.Clone, "for-each-ref");
        await using var coordinator = ward.Open();
        foreach (var request in new DoctorRequest[] { new() { Adopt = true }, new() { Adopt = true, DryRun = true }, new() { Adopt = true, ConfirmAdopt = (_, _) => Task.FromResult(false) } })
        {
            Assert.False((await coordinator.DoctorAsync(request)).Value!.Adoption!.Adopted);
        }

        Assert.Equal(refs, ward.Sandbox.Git(ward.Clone, "for-each-ref"));
        await ward.FindAsync(FindingCodes.HistoryRewritten);
    }

    [Fact]
    public async Task A_history_that_goes_on_is_not_adopted()
    {
        await using var ward = new Ward(nameof(AdoptTests));
        Assert.Null((await AdoptAsync(ward)).Adoption);
    }

    private static async Task<ClaimResult> ClaimAsync(Ward ward) => (await ward.Team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one"))).Value!;

    private static async Task<DoctorResult> AdoptAsync(Ward ward)
    {
        await using var coordinator = ward.Open();
        return (await coordinator.DoctorAsync(new DoctorRequest { Adopt = true, ConfirmAdopt = (_, _) => Task.FromResult(true) })).Value!;
    }
}
