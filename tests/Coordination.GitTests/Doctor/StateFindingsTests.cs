namespace Coordination.GitTests.Doctor;

/// <summary>What is odd in the files on the state ref is found, and where no person has to decide it is mended.</summary>
public sealed class StateFindingsTests
{
    private const string Ended = """{ "id": "prd-old", "title": "Old", "status": "completed" }""";

    [Fact]
    public async Task A_sound_project_has_no_finding()
    {
        await using var ward = new Ward(nameof(StateFindingsTests));
        var found = await ward.LookAsync();
        Assert.Empty(found.Findings);
        Assert.Equal(("refs/heads/main", "origin", ward.Team.Begin), (found.StateRef, found.Remote, found.Tip));
        Assert.Contains("protects", Assert.Single(found.NotMade).Check, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_its_ended_prd_left_is_removed()
    {
        await using var ward = new Ward(nameof(StateFindingsTests));
        ward.Edit(Ward.Registry, text => text.Replace("\"completed\": []", $"\"completed\": [{Ended}]", StringComparison.Ordinal));
        ward.AddLocks("""{ "sessionId": "developer-9", "prdId": "prd-old", "opId": "x", "fence": 3, "status": "in_progress" }""");
        await ward.HealAsync(FindingCodes.LeftoverLock);
        Assert.DoesNotContain("developer-9", ward.Sandbox.Text(ward.Team.Remote, "main", Ward.Locks), StringComparison.Ordinal);
        Assert.Contains("\"fence\": 3", ward.Sandbox.Text(ward.Team.Remote, "main", Ward.Locks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_nobody_holds_is_ready_again()
    {
        await using var ward = new Ward(nameof(StateFindingsTests), new PrdSeed("prd-one") { Status = "in_progress" });
        await ward.HealAsync(FindingCodes.InProgressWithoutLock);
        Assert.True((await ward.Team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one"))).Ok);
    }

    [Fact]
    public async Task An_ended_entry_goes_where_others_look_for_it_with_all_that_it_says()
    {
        await using var ward = new Ward(nameof(StateFindingsTests));
        ward.Edit(Ward.Registry, text => text.Replace("\"prds\": [", "\"prds\": [" + Ended.Replace("}", ", \"color\": \"red\" },", StringComparison.Ordinal), StringComparison.Ordinal));
        await ward.HealAsync(FindingCodes.EndedInPrds);
        var text = ward.Sandbox.Text(ward.Team.Remote, "main", Ward.Registry);
        Assert.True(text.IndexOf("\"color\": \"red\"", StringComparison.Ordinal) > text.IndexOf("\"completed\": [", StringComparison.Ordinal), text);
    }

    [Fact]
    public async Task Twins_become_one_entry_and_different_ones_are_left_to_a_person()
    {
        await using var ward = new Ward(nameof(StateFindingsTests), new PrdSeed("prd-one"));
        ward.Edit(Ward.Registry, text => text.Replace("\"prds\": [", "\"prds\": [ { \"id\": \"prd-x\" }, { \"id\": \"prd-x\" },", StringComparison.Ordinal));
        await ward.HealAsync(FindingCodes.DuplicateEntry);
        ward.Edit(Ward.Registry, text => text.Replace("\"prds\": [", "\"prds\": [ { \"id\": \"x\", \"title\": \"other\" },", StringComparison.Ordinal));
        Assert.False((await ward.FindAsync(FindingCodes.DuplicateEntry)).Fixable);
    }

    [Fact]
    public async Task Counts_follow_the_document()
    {
        await using var ward = new Ward(nameof(StateFindingsTests));
        ward.Edit("docs/prds/prd-one.json", text => text.Replace("\"passes\": false", "\"passes\": true", StringComparison.Ordinal));
        var healed = await ward.HealAsync(FindingCodes.CountsDisagree);
        Assert.Equal(
            ["--- docs/prd-registry.json", "-         \"completed\": 0", "+         \"completed\": 2"],
            Assert.Single(healed.Plan!.Commits).Lines);
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_is_put_back_unless_stories_would_be_lost()
    {
        await using var ward = new Ward(nameof(StateFindingsTests));
        Assert.True((await ward.Team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one"))).Ok);
        var good = ward.Sandbox.Bytes(ward.Team.Remote, "main", "docs/prds/prd-one.json");
        var bad = ward.Edit("docs/prds/prd-one.json", text => text[..^5]);
        var finding = await ward.FindAsync(FindingCodes.PrdDocumentDamaged);
        Assert.Equal(FindingSeverity.Warning, finding.Severity);
        Assert.Contains("damaged since commit " + bad, finding.Evidence);
        await ward.HealAsync(FindingCodes.PrdDocumentDamaged);
        Assert.Equal(good, ward.Sandbox.Bytes(ward.Team.Remote, "main", "docs/prds/prd-one.json"));
        ward.Edit("docs/prds/prd-one.json", text => text[..^5]);
        ward.Edit(Ward.Registry, text => text.Replace("\"completed\": 0", "\"completed\": 2", StringComparison.Ordinal));
        Assert.False((await ward.FindAsync(FindingCodes.PrdDocumentDamaged)).Fixable);
    }

    [Theory]
    [InlineData(FindingCodes.LockOfUnknownPrd, Ward.Locks, "\"sessions\": []", "\"sessions\": [ { \"sessionId\": \"s\", \"prdId\": \"nowhere\", \"opId\": \"x\" } ]")]
    [InlineData(FindingCodes.HandMadeLock, Ward.Locks, "\"sessions\": []", "\"sessions\": [ { \"sessionId\": \"s\", \"prdId\": \"prd-one\" } ]")]
    [InlineData(FindingCodes.ClockSkew, Ward.Locks, "\"sessions\": []", "\"sessions\": [ { \"sessionId\": \"s\", \"prdId\": \"prd-one\", \"heartbeat\": \"2999-01-01T00:00:00Z\" } ]")]
    [InlineData(FindingCodes.LockList, Ward.Locks, "\"sessions\": []", "\"locks\": []")]
    [InlineData(FindingCodes.VersionSpelling, Ward.Locks, "\"version\": 1", "\"version\": \"1.1.0\"")]
    [InlineData(FindingCodes.UnknownStatus, Ward.Registry, "\"status\": \"ready\"", "\"status\": \"someday\"")]
    [InlineData(FindingCodes.DependencyMissing, Ward.Registry, "\"dependsOn\": []", "\"dependsOn\": [\"nowhere\"]")]
    [InlineData(FindingCodes.DependencyCycle, Ward.Registry, "\"dependsOn\": []", "\"dependsOn\": [\"prd-one\"]")]
    [InlineData(FindingCodes.StateNewer, Ward.Registry, "\"version\": 1", "\"version\": 2")]
    [InlineData(FindingCodes.InvalidSettings, "project.json", "\"agents\":", "\"coordination\": { \"staleAfter\": \"soon\" }, \"agents\":")]
    [InlineData(FindingCodes.SoloMode, "project.json", "true", "false")]
    public async Task What_a_person_has_to_decide_is_found_with_the_command_that_leads_on(string code, string path, string before, string after)
    {
        await using var ward = new Ward(nameof(StateFindingsTests), new PrdSeed("prd-one"));
        ward.Edit(path, text => text.Replace(before, after, StringComparison.Ordinal));
        var finding = await ward.FindAsync(code);
        Assert.False(finding.Fixable);
        Assert.NotEmpty(finding.Evidence);
        Assert.True(finding.Fix.Length >= 2);
    }

    [Fact]
    public async Task A_registry_that_nears_the_limit_is_named()
    {
        await using var ward = new Ward(nameof(StateFindingsTests));
        ward.Edit(Ward.Registry, text => text.Replace("\"version\": 1", "\"version\": 1, \"notes\": \"" + new string('x', 3 << 20) + "\"", StringComparison.Ordinal));
        Assert.Contains("4096 KiB", (await ward.FindAsync(FindingCodes.StateFileLarge)).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_are_not_there_are_named()
    {
        await using var ward = new Ward(nameof(StateFindingsTests));
        var hand = ward.Sandbox.Clone(ward.Team.Remote, "hand");
        ward.Sandbox.Git(hand, "rm", "-q", Ward.Locks);
        ward.Sandbox.Git(hand, "commit", "-q", "-m", "no locks");
        ward.Sandbox.Git(hand, "push", "-q", "origin", "HEAD:main");
        Assert.Contains(Ward.Locks, (await ward.FindAsync(FindingCodes.StateFileMissing)).What, StringComparison.Ordinal);
        ward.Sandbox.Git(hand, "rm", "-q", Ward.Registry);
        ward.Sandbox.Git(hand, "commit", "-q", "-m", "no registry");
        ward.Sandbox.Git(hand, "push", "-q", "origin", "HEAD:main");
        Assert.Equal(["coord", "init"], (await ward.FindAsync(FindingCodes.NotInitialized)).Fix);
    }

    [Fact]
    public async Task A_landing_that_asked_to_skip_the_pipelines_is_named_and_a_state_commit_is_not()
    {
        await using var ward = new Ward(nameof(StateFindingsTests));
        ward.Edit("docs/x.md", _ => "x\n", "docs: nothing but words [skip ci]");
        Assert.Empty((await ward.LookAsync()).Findings);
        var hand = ward.Sandbox.Clone(ward.Team.Remote, "hand");
        ward.Sandbox.Git(hand, "checkout", "-q", "-b", "feature/x");
        ward.Sandbox.Commit(hand, "src/x.txt", "x\n", "feat: x");
        ward.Sandbox.Git(hand, "checkout", "-q", "main");
        ward.Sandbox.Git(hand, "merge", "-q", "--no-ff", "-m", "Merge feature/x [skip ci]", "feature/x");
        ward.Sandbox.Git(hand, "push", "-q", "origin", "HEAD:main");
        var finding = await ward.FindAsync(FindingCodes.SkipMarkerOnLanding);
        Assert.Contains(ward.Team.Main, Assert.Single(finding.Evidence), StringComparison.Ordinal);
    }
}
