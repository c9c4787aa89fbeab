using System.Runtime.CompilerServices;

namespace Coordination.Hooks.Tests;

public sealed class PreReceiveTests
{
    private const string Locks = "docs/session-locks.json";

    [Fact]
    public void Every_verb_of_coord_passes()
    {
        using var server = Serve();
        server.Does(server.One, "claim", "alpha");
        server.Does(server.One, "heartbeat", "--story", "US-001");
        server.Sandbox.Git(server.One, "checkout", "-q", "feature/alpha");
        server.Sandbox.Commit(server.One, "src/alpha.txt", "alpha\n", "feat: alpha");
        server.Does(server.One, "release");
        server.Does(server.Two, "claim", "beta");
        server.Does(server.Two, "resume", "beta", "--now", "--yes", "--session", "developer-other");
        server.Does(server.Two, "unclaim", "--session", "developer-other");
        server.Does(server.Two, "claim", "--next");
        server.Does(server.Two, "abandon", "--reason", "no use");
        server.Does(server.One, "verify");
    }

    [Fact]
    public void A_second_claim_made_by_hand_is_refused()
    {
        using var server = Serve();
        server.Does(server.One, "claim", "alpha");
        server.Edit(server.Two, Locks, text => Insert(text, "developer-hand", "alpha"), "chore: claim alpha for developer-hand");
        server.Refuses(server.Two, "double_grant", "origin", "HEAD:main");
        server.Does(server.One, "heartbeat", "--story", "US-001");
    }

    [Fact]
    public void A_first_claim_made_by_hand_passes()
    {
        using var server = Serve();
        server.Does(server.One, "claim", "alpha");
        server.Edit(server.Two, Locks, text => Insert(text, "developer-hand", "beta"), "chore: claim beta for developer-hand");
        server.Sandbox.Git(server.Two, "push", "-q", "origin", "HEAD:main");
        Assert.Equal("held", server.Coord(server.One, "claim", "beta", "--session", "developer-x", "--json").ErrorCode);
    }

    [Fact]
    public void A_commit_that_only_looks_like_one_of_coord_is_refused()
    {
        using var server = Serve();
        server.Does(server.One, "claim", "alpha");
        var forged = "chore: unclaim alpha for developer-x\n\nCoord-Op: unclaim\nCoord-Id: 00112233445566778899aabbccddeeff\nCoord-Session: developer-x\n";
        server.Edit(server.Two, Locks, _ => "{\n  \"version\": 1,\n  \"sessions\": []\n}\n", forged);
        server.Refuses(server.Two, "illegal_step", "origin", "HEAD:main");
    }

    [Fact]
    public void A_damaged_state_file_is_refused_whoever_wrote_it()
    {
        using var server = Serve();
        server.Edit(server.One, Locks, text => "<<<<<<< ours\n" + text, "merge");
        server.Refuses(server.One, "damaged_state", "origin", "HEAD:main");
    }

    [Fact]
    public void A_rewind_is_refused_and_so_is_an_unrelated_history()
    {
        using var server = Serve();
        server.Does(server.One, "claim", "alpha");
        server.Refuses(server.Two, "state_ref_rewound", "--force", "origin", "HEAD:main");
        server.Sandbox.Git(server.Two, "checkout", "-q", "--orphan", "other");
        server.Sandbox.Git(server.Two, "commit", "-q", "-m", "from nothing");
        server.Refuses(server.Two, "state_ref_rewound", "--force", "origin", "HEAD:main");
    }

    [Fact]
    public void Deleting_the_state_ref_is_refused()
    {
        using var server = Serve();
        server.Sandbox.Git(server.Bare, "config", "receive.denyDeleteCurrent", "ignore");
        server.Refuses(server.One, "state_ref_deleted", "--delete", "origin", "main");
    }

    [Fact]
    public void Other_branches_pass_whatever_is_done_to_them()
    {
        using var server = Serve();
        var (sandbox, clone) = (server.Sandbox, server.One);
        server.Edit(clone, Locks, _ => "no JSON at all", "broken, on a branch");
        sandbox.Git(clone, "push", "-q", "origin", "HEAD:refs/heads/feature/x", "HEAD:refs/tags/t", "HEAD:refs/coord/staging/x");
        sandbox.Git(clone, "push", "-q", "--force", "origin", "HEAD~1:refs/heads/feature/x");
        sandbox.Git(clone, "push", "-q", "--delete", "origin", "feature/x");
        Assert.Equal(sandbox.Tip(clone, "HEAD"), sandbox.Tip(server.Bare, "refs/tags/t"));
    }

    [Fact]
    public void One_bad_ref_among_several_refuses_the_push_as_a_whole()
    {
        using var server = Serve();
        server.Edit(server.One, Locks, _ => "no JSON at all", "broken");
        server.Refuses(server.One, "damaged_state", "origin", "HEAD:refs/heads/feature/x", "HEAD:main");
    }

    [Fact]
    public void A_history_that_arrives_all_at_once_is_judged_from_its_beginning()
    {
        using var server = Serve();
        server.Edit(server.One, Locks, text => Insert(Insert(text, "developer-a", "alpha"), "developer-b", "alpha"), "two at once");
        server.Sandbox.Git(server.Bare, "update-ref", "-d", "refs/heads/main");
        server.Refuses(server.One, "double_grant", "origin", "HEAD:main");
        server.Sandbox.Git(server.One, "push", "-q", "origin", "HEAD~1:refs/heads/main");
    }

    [Fact]
    public void It_watches_over_the_ref_that_is_configured()
    {
        using var server = Serve();
        server.Does(server.One, "init", "--state-ref", "coord/state");
        server.Sandbox.Git(server.Bare, "config", "coord.stateRef", "coord/state");
        WatchesOver(server, "coord/state");
    }

    [Fact]
    public void It_follows_where_the_default_branch_says_that_the_state_has_moved()
    {
        using var server = Serve();
        server.Does(server.One, "init", "--state-ref", "coord/state");
        WatchesOver(server, "coord/state");
    }

    [Fact]
    public void What_cannot_be_judged_does_not_pass()
    {
        using var server = Serve();
        var answer = CoordProcess.Run(server.Sandbox, new CoordCall(server.Bare, "hook", "pre-receive") { Input = "main\n"u8.ToArray() });
        Assert.Equal(64, answer.ExitCode);
        Assert.StartsWith("error[usage]: ", answer.Error, StringComparison.Ordinal);
        server.Sandbox.Git(server.Bare, "config", "--unset-all", "core.bare");
        server.Sandbox.Git(server.Bare, "update-ref", "--no-deref", "HEAD", server.Main);
        var refused = server.Sandbox.TryGit(server.One, "push", "origin", "HEAD:refs/heads/x");
        Assert.False(refused.Ok);
        Assert.Contains("error[not_initialized]: ", refused.Error, StringComparison.Ordinal);
    }

    private static void WatchesOver(Server server, string branch)
    {
        var (sandbox, clone) = (server.Sandbox, server.Two);
        server.Does(server.One, "claim", "alpha");
        sandbox.Git(clone, "fetch", "-q", "origin");
        sandbox.Git(clone, "checkout", "-q", branch);
        sandbox.Commit(clone, Locks, Insert(sandbox.Read(clone, Locks), "developer-hand", "alpha"), "chore: claim alpha for developer-hand");
        server.Refuses(clone, "double_grant", "origin", branch);
        sandbox.Git(clone, "checkout", "-q", "--orphan", "anew");
        sandbox.Git(clone, "commit", "-q", "-m", "work");
        sandbox.Git(clone, "push", "-q", "--force", "origin", "HEAD:main");
    }

    private static string Insert(string locks, string session, string prd)
    {
        var entry = $$"""{ "sessionId": "{{session}}", "prdId": "{{prd}}", "branch": "feature/{{prd}}", "claimedAt": "2026-02-19T15:00:00Z", "heartbeat": "2026-02-19T15:00:00Z", "status": "in_progress" }""";
        var list = locks.IndexOf('[', StringComparison.Ordinal) + 1;
        var isEmpty = locks[list..].TrimStart().StartsWith(']');
        return locks.Insert(list, entry + (isEmpty ? "" : ","));
    }

    private static Server Serve([CallerMemberName] string test = "") => new(test);
}
