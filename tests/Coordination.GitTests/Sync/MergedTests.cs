using System.Text.Json.Nodes;
using static Coordination.GitTests.Sync.PullRequest;

namespace Coordination.GitTests.Sync;

public sealed class MergedTests
{
    [Theory]
    [InlineData("merge", null)]
    [InlineData("squash", null)]
    [InlineData("rebase", null)]
    [InlineData("merge", "coord/state")]
    [InlineData("squash", "coord/state")]
    public async Task A_merged_pull_request_is_released_by_whoever_comes_next(string way, string? stateRef)
    {
        await using var request = await OpenAsync(nameof(MergedTests), stateRef);
        request.MainGoesOn("src/before.txt", "before\n");
        request.Merge(way);
        var merged = request.Team.Main;
        request.MainGoesOn("src/after.txt", "after\n");
        var closed = Assert.Single((await request.SyncAsync()).Closed);
        Assert.Equal(("prd-one", "developer-1", merged), (closed.PrdId, closed.SessionId, closed.MergeCommit));
        Assert.Null(await request.StatusAsync());
        Assert.Null(request.Team.Sandbox.TryTip(request.Team.Remote, "refs/heads/feature/one"));
        var entry = JsonNode.Parse(request.Team.Sandbox.Text(request.Team.Remote, request.StateRef, "docs/prd-registry.json"))!["completed"]!.AsArray().Single()!;
        Assert.Equal(("prd-one", merged, "developer-1"), ((string?)entry["id"], (string?)entry["mergeCommit"], (string?)entry["sessionId"]));
        var again = await OkAsync(request.Team.Open("developer-1").ReleaseAsync(new ReleaseRequest("prd-one")));
        Assert.Equal((true, merged), (again.AlreadyReleased, again.MergeCommit));
        await request.Team.ProveAsync();
    }

    [Fact]
    public async Task A_squash_merge_is_known_although_main_changed_the_same_lines_since()
    {
        await using var request = await OpenAsync(nameof(MergedTests));
        request.Merge("squash");
        var merged = request.Team.Main;
        request.MainGoesOn("src/one.txt", "something else\n");
        Assert.Equal(merged, Assert.Single((await request.SyncAsync()).Closed).MergeCommit);
    }

    [Fact]
    public async Task Work_that_came_to_main_in_other_commits_counts_as_merged()
    {
        await using var request = await OpenAsync(nameof(MergedTests));
        request.MainGoesOn("src/new.txt", "new\n");
        Assert.Empty((await request.SyncAsync()).Closed);
        request.MainGoesOn("src/one.txt", "one\ntwo\nthree\n");
        Assert.Empty((await request.SyncAsync()).Closed);
        request.MainGoesOn("src/one.txt", "one\ntwo\n");
        Assert.Single((await request.SyncAsync()).Closed);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "https://example.org/shop/pull/7")]
    public async Task A_branch_that_the_host_deleted_is_judged_by_the_head_that_is_kept(bool withHead, string? prUrl)
    {
        await using var request = await OpenAsync(nameof(MergedTests), withHead: withHead, prUrl: prUrl);
        request.Team.Sandbox.Git(request.Team.Remote, "update-ref", "refs/pull/7/head", request.Head);
        request.Merge("squash");
        request.Team.Sandbox.Git(request.Team.Remote, "update-ref", "-d", "refs/heads/feature/one");
        if (withHead)
        {
            request.Team.Sandbox.Git(request.Team.Clone, "fetch", "-q", "origin", "refs/pull/7/head");
        }

        Assert.Single((await request.SyncAsync()).Closed);
        await request.Team.ProveAsync();
    }

    [Fact]
    public async Task An_open_pull_request_stays_as_it_is()
    {
        await using var request = await OpenAsync(nameof(MergedTests));
        var before = request.Team.Main;
        var open = Assert.Single((await request.SyncAsync()).Open);
        Assert.Equal(OpenPullRequest.NotMerged, open.Reason);
        Assert.Equal((before, "pr_open"), (request.Team.Main, await request.StatusAsync()));
    }

    [Fact]
    public async Task Commits_that_came_after_the_merge_are_not_thrown_away()
    {
        await using var request = await OpenAsync(nameof(MergedTests));
        request.Merge("squash");
        request.Work.Add("src/late.txt", "late\n").Push();
        var open = Assert.Single((await request.SyncAsync()).Open);
        Assert.Equal((OpenPullRequest.MovedOn, "pr_open"), (open.Reason, await request.StatusAsync()));
        Assert.Equal(request.Head, request.Team.Sandbox.TryTip(request.Team.Remote, "refs/heads/feature/one"));
    }

    [Fact]
    public async Task A_branch_without_any_work_is_not_taken_for_a_merged_one()
    {
        await using var request = await OpenAsync(nameof(MergedTests), withHead: false, withWork: false);
        Assert.Equal(OpenPullRequest.NoCommits, Assert.Single((await request.SyncAsync()).Open).Reason);
    }

    [Fact]
    public async Task A_branch_that_is_gone_without_a_trace_is_left_to_a_person()
    {
        await using var request = await OpenAsync(nameof(MergedTests), withHead: false);
        request.Team.Sandbox.Git(request.Team.Remote, "update-ref", "-d", "refs/heads/feature/one");
        request.Team.Sandbox.Git(request.Team.Clone, "update-ref", "-d", "refs/heads/feature/one");
        Assert.Equal(OpenPullRequest.HeadUnknown, Assert.Single((await request.SyncAsync()).Open).Reason);
    }

    [Fact]
    public async Task An_entry_that_calls_the_code_a_document_does_not_hide_work_that_is_missing()
    {
        await using var request = await OpenAsync(nameof(MergedTests));
        var hand = request.Team.Sandbox.Clone(request.Team.Remote, "hostile");
        var registry = JsonNode.Parse(request.Team.Sandbox.Read(hand, "docs/prd-registry.json"))!;
        registry["prds"]![1]!["prdFile"] = "src/one.txt";
        request.Team.Sandbox.Commit(hand, "docs/prd-registry.json", registry.ToJsonString(), "chore: a strange entry");
        request.Team.Sandbox.Git(hand, "push", "-q", "origin", "HEAD:main");
        request.MainGoesOn("src/new.txt", "new\n");
        Assert.Empty((await request.SyncAsync()).Closed);
    }

    [Fact]
    public async Task Any_writing_command_closes_what_was_merged_and_asks_once_a_minute()
    {
        await using var request = await OpenAsync(nameof(MergedTests));
        var other = request.Team.Open("developer-2");
        Assert.Equal("pr_open", await request.StatusAsync());
        await OkAsync(other.ClaimAsync(new ClaimRequest("prd-two")));
        Assert.Equal("pr_open", await request.StatusAsync());
        request.Merge("merge");
        await OkAsync(other.UnclaimAsync(new UnclaimRequest()));
        Assert.Equal("pr_open", await request.StatusAsync());
        File.Delete(Path.Combine(request.Team.Clone, ".git", "coord", "pull-requests"));
        await OkAsync(request.Team.Open("developer-2").ClaimAsync(new ClaimRequest("prd-two")));
        Assert.Null(await request.StatusAsync());
        await request.Team.ProveAsync();
    }
}
