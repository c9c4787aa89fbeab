namespace Coordination.GitTests.Doctor;

/// <summary>Repairs go through the ordinary way to publish: shown first, decided again on a lost race, legal to the checker.</summary>
public sealed class RepairTests
{
    [Fact]
    public async Task Of_two_locks_the_earlier_in_history_stays_whatever_the_file_says()
    {
        await using var ward = new Ward(nameof(RepairTests));
        await using var holder = ward.Team.Open("developer-1", ward.Sandbox.Clone(ward.Team.Remote, "holder"));
        Assert.True((await holder.ClaimAsync(new ClaimRequest("prd-one"))).Ok);
        var second = ward.AddLocks("""{ "sessionId": "developer-9", "prdId": "one", "claimedAt": "2001-01-01T00:00:00Z", "status": "in_progress" }""");
        var finding = await ward.FindAsync(FindingCodes.TwoLocks);
        Assert.Contains(finding.Evidence, line => line.StartsWith("goes: developer-9", StringComparison.Ordinal) && line.EndsWith(second, StringComparison.Ordinal));
        Assert.Equal("two_locks", (await holder.HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-001" })).Refusal?.Code.Name);
        var healed = await ward.HealAsync(FindingCodes.TwoLocks);
        Assert.Equal(second, Assert.Single(healed.Plan!.Commits).KeptIn);
        Assert.Contains(healed.Plan.Commits[0].Lines, line => line.StartsWith("- ", StringComparison.Ordinal) && line.Contains("developer-9", StringComparison.Ordinal));
        Assert.DoesNotContain(healed.Plan.Commits[0].Lines, line => line.Contains("developer-1", StringComparison.Ordinal));
        Assert.True((await holder.HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-001" })).Ok);
    }

    [Fact]
    public async Task Each_repair_is_a_commit_of_its_own_in_one_push()
    {
        await using var ward = new Ward(nameof(RepairTests), new PrdSeed("prd-one") { Status = "in_progress" }, new PrdSeed("prd-two") { Status = "completed" });
        var pushes = 0;
        var healed = await ward.FixAsync(with: options => options with { Trace = line => pushes += line.StartsWith("git push", StringComparison.Ordinal) ? 1 : 0 });
        Assert.Equal(2, healed.Repairs.Length);
        Assert.Equal(ward.Team.Begin, ward.Sandbox.Tip(ward.Team.Remote, "main~2"));
        Assert.Equal(3, pushes); // one, and a dry run at each of the two looks
        await ward.Team.ProveAsync();
    }

    [Fact]
    public async Task Without_a_yes_and_in_a_dry_run_nothing_is_written()
    {
        await using var ward = new Ward(nameof(RepairTests), new PrdSeed("prd-one") { Status = "in_progress" });
        var refs = ward.Sandbox.Git(ward.Team.Remote, "for-each-ref");
        await using var coordinator = ward.Open();
        DoctorRequest[] requests =
        [
            new(), new() { Fix = true }, new() { Fix = true, ConfirmFix = (_, _) => Task.FromResult(false) },
            new() { Fix = true, DryRun = true, ConfirmFix = (_, _) => throw new InvalidOperationException("asked in a dry run") },
        ];
        foreach (var request in requests)
        {
            var found = (await coordinator.DoctorAsync(request)).Value!;
            Assert.Equal(request.Fix, found.Plan is { Commits.Length: 1 });
            Assert.Empty(found.Repairs);
        }

        Assert.Equal(refs, ward.Sandbox.Git(ward.Team.Remote, "for-each-ref"));
        Assert.Equal("", ward.Sandbox.Git(ward.Clone, "status", "--porcelain"));
    }

    [Fact]
    public async Task A_writer_who_is_faster_is_not_undone()
    {
        await using var ward = new Ward(nameof(RepairTests), new PrdSeed("prd-one") { Status = "in_progress" }, new PrdSeed("prd-two") { Status = "in_progress" });
        var between = "";
        var healed = await ward.FixAsync(with: options => options with
        {
            Trace = line =>
            {
                if (between.Length == 0 && line.StartsWith("git unpack-objects", StringComparison.Ordinal))
                {
                    between = ward.AddLocks("""{ "sessionId": "developer-9", "prdId": "prd-one", "opId": "x", "fence": 1 }""");
                }
            },
        });
        Assert.Equal([null, ward.Team.Main], healed.Repairs.Select(repair => repair.Commit));
        Assert.Equal(between, ward.Sandbox.Tip(ward.Team.Remote, "main^"));
        Assert.Contains("developer-9", ward.Sandbox.Text(ward.Team.Remote, "main", Ward.Locks), StringComparison.Ordinal);
        Assert.DoesNotContain(healed.Findings, finding => finding.Code == FindingCodes.InProgressWithoutLock);
        await ward.Team.ProveAsync();
    }

    [Fact]
    public async Task A_damaged_file_that_somebody_mends_in_between_is_left_as_they_made_it()
    {
        await using var ward = new Ward(nameof(RepairTests));
        ward.Edit(Ward.Locks, text => text[..^4]);
        var theirs = "";
        var healed = await ward.FixAsync(with: options => options with
        {
            Trace = line =>
            {
                if (theirs.Length == 0 && line.StartsWith("git unpack-objects", StringComparison.Ordinal))
                {
                    theirs = ward.Edit(Ward.Locks, _ => "{ \"version\": 1, \"sessions\": [] }\n");
                }
            },
        });
        Assert.Equal((null, null), (Assert.Single(healed.Repairs).Commit, healed.Repairs[0].Refusal));
        Assert.Equal(theirs, ward.Team.Main);
    }

    [Fact]
    public async Task Two_who_mend_at_once_mend_once()
    {
        await using var ward = new Ward(nameof(RepairTests), new PrdSeed("prd-one") { Status = "in_progress" });
        var other = ward.Sandbox.Clone(ward.Team.Remote, "other");
        await using var second = ward.Team.Open("doctor-2", other);
        var healed = await ward.FixAsync(_ => { });
        Assert.Single(healed.Repairs);
        var late = (await second.DoctorAsync(new DoctorRequest { Fix = true, ConfirmFix = (_, _) => Task.FromResult(true) })).Value!;
        Assert.True(late.Plan!.IsEmpty);
        Assert.Equal(ward.Team.Begin, ward.Sandbox.Tip(ward.Team.Remote, "main^"));
    }

    [Fact]
    public async Task A_server_that_refuses_the_repair_says_so_and_keeps_its_state()
    {
        await using var ward = new Ward(nameof(RepairTests), new PrdSeed("prd-one") { Status = "in_progress" });
        ServerHook.Refuse(ward.Team.Remote, "GH006: Protected branch update failed");
        var tried = await ward.FixAsync();
        Assert.Equal("remote_policy", Assert.Single(tried.Repairs).Refusal?.Code.Name);
        Assert.Equal(ward.Team.Begin, ward.Team.Main);
    }

    [Fact]
    public async Task Without_a_remote_it_mends_the_local_branch()
    {
        await using var ward = new Ward(nameof(RepairTests), new PrdSeed("prd-one") { Status = "in_progress" });
        ward.Sandbox.Git(ward.Clone, "remote", "remove", "origin");
        var healed = await ward.FixAsync();
        Assert.Equal(ward.Sandbox.Tip(ward.Clone, "main"), Assert.Single(healed.Repairs).Commit);
        Assert.Empty(healed.Findings);
        Assert.Equal("", ward.Sandbox.Git(ward.Clone, "status", "--porcelain"));
    }
}
