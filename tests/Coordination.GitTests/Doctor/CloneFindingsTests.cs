using Coordination.Git;

namespace Coordination.GitTests.Doctor;

/// <summary>What is odd in a clone and at its remote is found, by looks that write nothing.</summary>
public sealed class CloneFindingsTests
{
    [Fact]
    public async Task Urls_that_lead_to_several_places_are_named_without_the_password()
    {
        await using var ward = new Ward(nameof(CloneFindingsTests));
        ward.Sandbox.Git(ward.Clone, "remote", "set-url", "origin", "https://ada:secret@example.org/shop.git");
        ward.Sandbox.Git(ward.Clone, "remote", "set-url", "--push", "origin", ward.Team.Remote);
        var differs = await ward.FindAsync(FindingCodes.PushUrlDiffers);
        Assert.Contains("remote.origin.url: https://***@example.org/shop.git", differs.Evidence);
        Assert.Equal(["git", "remote", "set-url", "origin", ward.Team.Remote], differs.Fix);
        ward.Sandbox.Git(ward.Clone, "remote", "set-url", "--push", "--add", "origin", "https://example.org/other.git");
        var found = await ward.LookAsync();
        Assert.Equal((FindingCodes.SeveralPushUrls, FindingSeverity.Error), (found.Findings[0].Code, found.Findings[0].Severity));
        Assert.Null(found.StateRef);
        Assert.NotEmpty(found.NotMade);
    }

    [Theory]
    [InlineData("coord.remote", "nowhere", FindingCodes.RemoteMissing)]
    [InlineData("coord.stateRef", "bad..name", FindingCodes.UnusableName)]
    public async Task A_setting_with_which_nothing_works_is_a_finding_and_no_failure(string key, string value, string code)
    {
        await using var ward = new Ward(nameof(CloneFindingsTests));
        ward.Sandbox.Git(ward.Clone, "config", key, value);
        Assert.Equal(FindingSeverity.Error, (await ward.FindAsync(code)).Severity);
    }

    [Fact]
    public async Task A_state_ref_of_this_clone_alone_is_named()
    {
        await using var ward = new Ward(nameof(CloneFindingsTests));
        ward.Sandbox.Git(ward.Clone, "config", "coord.stateRef", "refs/heads/elsewhere");
        Assert.Contains("others on refs/heads/main", (await ward.FindAsync(FindingCodes.StateRefOverride)).What, StringComparison.Ordinal);
        ward.Sandbox.Git(ward.Clone, "config", "coord.stateRef", "main");
        Assert.Empty((await ward.LookAsync()).Findings);
    }

    [Fact]
    public async Task Settings_that_run_programs_are_listed_with_file_and_line()
    {
        await using var ward = new Ward(nameof(CloneFindingsTests));
        ward.Sandbox.Git(ward.Clone, "config", "core.hooksPath", ".husky");
        ward.Sandbox.Git(ward.Clone, "config", "alias.boom", "!echo \u001b[31mboom");
        var lines = File.ReadAllLines(Path.Combine(ward.Clone, ".git", "config"));
        var finding = await ward.FindAsync(FindingCodes.ConfigRunsCode);
        Assert.Equal(FindingSeverity.Info, finding.Severity);
        Assert.Contains($".git/config:{Array.FindIndex(lines, line => line.Contains("hooksPath", StringComparison.Ordinal)) + 1}: core.hookspath = .husky", finding.Evidence);
        Assert.Contains(finding.Evidence, line => line.EndsWith("alias.boom = !echo  [31mboom", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_shallow_clone_is_named()
    {
        await using var ward = new Ward(nameof(CloneFindingsTests));
        ward.Edit("docs/x.md", _ => "x\n");
        var shallow = ward.Sandbox.Clone("file://" + ward.Team.Remote, "shallow", "--depth", "1");
        await using var coordinator = ward.Team.Open("doctor", shallow);
        Assert.Contains((await coordinator.DoctorAsync(new DoctorRequest())).Value!.Findings, finding => finding.Code == FindingCodes.ShallowClone);
    }

    [Fact]
    public async Task Lfs_without_its_hook_is_named_and_with_it_is_not()
    {
        await using var ward = new Ward(nameof(CloneFindingsTests));
        ward.Sandbox.Commit(ward.Clone, ".gitattributes", "# x\n*.psd filter=lfs diff=lfs merge=lfs -text\n", "chore: large files");
        Assert.Contains(".gitattributes at HEAD, line 2", (await ward.FindAsync(FindingCodes.LfsWithoutHooks)).Evidence);
        ward.Sandbox.Write(ward.Clone, ".git/hooks/pre-push", "#!/bin/sh\ngit lfs pre-push \"$@\"\n");
        Assert.Empty((await ward.LookAsync()).Findings);
    }

    [Fact]
    public async Task Without_an_identity_nothing_can_be_written()
    {
        await using var ward = new Ward(nameof(CloneFindingsTests));
        ward.Sandbox.ForgetIdentity();
        Assert.Equal(FindingSeverity.Error, (await ward.FindAsync(FindingCodes.NoIdentity)).Severity);
    }

    [Fact]
    public async Task Another_storage_of_refs_is_named()
    {
        await using var ward = new Ward(nameof(CloneFindingsTests));
        ward.Sandbox.Git(ward.Clone, "config", "extensions.refStorage", "reftable");
        await ward.FindAsync(FindingCodes.RefStorage);
    }

    [Fact]
    public async Task Old_temporary_files_are_deleted_after_a_yes_and_young_ones_stay()
    {
        await using var ward = new Ward(nameof(CloneFindingsTests));
        await ward.LookAsync();
        string[] old = [.. new[] { "coord/trace-1", "coord/attributes-1/.gitattributes", "refs/coord/fetch/1/0" }.Select(path => Path.Combine(ward.Clone, ".git", path))];
        var young = Path.Combine(ward.Clone, ".git", "coord", "trace-2");
        foreach (var file in old.Append(young))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, ward.Team.Begin + "\n");
        }

        foreach (var path in new[] { old[0], Path.GetDirectoryName(old[1])!, Path.GetDirectoryName(old[2])! })
        {
            File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        }

        Assert.Equal(3, (await ward.FindAsync(FindingCodes.LeftoverFiles)).Evidence.Length);
        await ward.FixAsync(plan => Assert.Equal((0, 3), (plan.Commits.Length, plan.Files.Length)));
        Assert.All(old, file => Assert.False(File.Exists(file)));
        Assert.True(File.Exists(young));
        Assert.Empty((await ward.LookAsync()).Findings);
    }

    [Fact]
    public async Task A_push_of_which_nobody_knows_is_named_and_its_note_stays()
    {
        await using var ward = new Ward(nameof(CloneFindingsTests));
        var repository = Repository.Discover(ward.Clone);
        PendingJournal.Open(repository, new PendingPush("origin", "refs/heads/main", ward.Team.Begin, ward.Team.Begin[..^1] + "0", ["op-1"], "chore: claim x"), "t").Dispose();
        File.WriteAllText(Path.Combine(repository.CoordDir, "pending", "garbled"), "x");
        Assert.Contains("refs/heads/main: chore: claim x (op-1)", (await ward.FindAsync(FindingCodes.PendingPush)).Evidence);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(repository.CoordDir, "pending")).Length);
    }

    [Fact]
    public async Task A_worktree_that_was_deleted_while_its_session_held_something_is_named()
    {
        await using var ward = new Ward(nameof(CloneFindingsTests));
        var worktree = Path.Combine(ward.Sandbox.Root, "elsewhere");
        ward.Sandbox.Git(ward.Clone, "worktree", "add", "-q", worktree);
        Assert.True((await ward.Team.Open("developer-7", worktree).ClaimAsync(new ClaimRequest("prd-one"))).Ok);
        Assert.Empty((await ward.LookAsync()).Findings);
        Directory.Delete(worktree, recursive: true);
        var finding = await ward.FindAsync(FindingCodes.WorktreeGone);
        Assert.Contains(worktree, finding.Evidence);
        Assert.Equal(["coord", "resume", "prd-one"], finding.Fix);
    }

    [Theory]
    [InlineData(false, FindingSeverity.Info)]
    [InlineData(true, FindingSeverity.Warning)]
    public async Task A_server_without_atomic_pushes_matters_where_main_and_state_are_two_refs(bool parted, FindingSeverity severity)
    {
        await using var ward = new Ward(nameof(CloneFindingsTests));
        ward.Sandbox.Git(ward.Team.Remote, "config", "receive.advertiseAtomic", "false");
        if (parted)
        {
            Assert.True((await ward.Team.Open("developer-0").InitAsync(new InitRequest { StateRef = "coord/state" })).Ok);
        }

        Assert.Equal(severity, (await ward.FindAsync(FindingCodes.NoAtomic)).Severity);
    }

    [Fact]
    public async Task A_server_that_takes_no_pushes_is_named_by_a_look_that_sends_nothing()
    {
        await using var ward = new Ward(nameof(CloneFindingsTests));
        using var daemon = new GitDaemon(ward.Sandbox);
        ward.Team.Through(daemon.Url());
        ward.Sandbox.Git(ward.Team.Remote, "config", "daemon.receivepack", "false");
        Assert.Equal(FindingSeverity.Error, (await ward.FindAsync(FindingCodes.NoPushAccess)).Severity);
    }

    [Fact]
    public async Task What_the_server_said_about_its_rules_is_remembered_until_a_push_goes_through()
    {
        await using var ward = new Ward(nameof(CloneFindingsTests));
        ServerHook.Refuse(ward.Team.Remote, "GH006: Protected branch update failed");
        Assert.Equal("remote_policy", (await ward.Team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one"))).Refusal?.Code.Name);
        var refused = await ward.FindAsync(FindingCodes.PushRefused);
        Assert.Contains("GH006", Assert.Single(refused.Evidence), StringComparison.Ordinal);
        ServerHook.Install(ward.Team.Remote, "pre-receive", "echo 'Bypassed rule violations for refs/heads/main:' >&2\n");
        Assert.True((await ward.Team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one"))).Ok);
        ServerHook.Remove(ward.Team.Remote, "pre-receive");
        Assert.True((await ward.Team.Open("developer-1").UnclaimAsync(new UnclaimRequest())).Ok);
        var bypassed = await ward.FindAsync(FindingCodes.RuleBypassed);
        Assert.Contains("Bypassed rule violations", Assert.Single(bypassed.Evidence), StringComparison.Ordinal);
        Assert.DoesNotContain((await ward.LookAsync()).Findings, finding => finding.Code == FindingCodes.PushRefused);
    }

    [Fact]
    public async Task Without_the_remote_it_says_what_it_could_not_look_at()
    {
        await using var ward = new Ward(nameof(CloneFindingsTests));
        await ward.LookAsync();
        ward.Edit(Ward.Registry, text => text.Replace("\"status\": \"ready\"", "\"status\": \"in_progress\"", StringComparison.Ordinal));
        var offline = await ward.LookAsync(options => options with { Offline = true });
        Assert.Empty(offline.Findings);
        Assert.Equal(3, offline.NotMade.Length);
        Assert.Contains("looked at what was known at", offline.NotMade[0].Why, StringComparison.Ordinal);
        ward.Team.Through("https://127.0.0.1:9/none.git");
        Assert.Equal(3, (await ward.LookAsync()).NotMade.Length);
    }
}
