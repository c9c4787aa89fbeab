using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>Answer of <c>sync</c>.</summary>
internal static class SyncReply
{
    public static Reply Of(SyncResult done) => new("sync")
    {
        Data = json => Write(json, done),
        Text = page => Write(page, done),
        NextActions = done.Closed.IsEmpty ? [NextAction.Coord("status")] : [NextAction.Coord("claim", "--next")],
        ForeignText = done.Closed.IsEmpty && done.Open.IsEmpty ? [] : ["prUrl"],
    };

    private static void Write(JsonText json, SyncResult done)
    {
        json.Objects("closed", done.Closed, (item, pr) => item
            .String("prdId", pr.PrdId).String("sessionId", pr.SessionId).String("prUrl", pr.PrUrl).String("mergeCommit", pr.MergeCommit)
            .String("archivedTo", pr.ArchivedTo).String("keptBranch", pr.KeptBranch));
        json.Objects("open", done.Open, (item, pr) => item
            .String("prdId", pr.PrdId).String("sessionId", pr.SessionId).String("prUrl", pr.PrUrl).String("reason", pr.Reason));
        if (done.Rebased is not { } branch)
        {
            json.Null("rebased");
            return;
        }

        json.Object("rebased", item => item
            .String("branch", branch.Branch).Path("worktree", branch.Worktree).String("from", branch.From).String("to", branch.To)
            .String("onto", branch.Onto).String("backupRef", branch.BackupRef).Bool("pushed", branch.Pushed));
    }

    private static void Write(TextPage page, SyncResult done)
    {
        foreach (var pr in done.Closed)
        {
            page.Line($"released {pr.PrdId}, whose pull request was merged as {Views.Short(pr.MergeCommit)}")
                .Field("was held", pr.SessionId)
                .Field("archived", pr.ArchivedTo)
                .Field("branch", pr.KeptBranch is null ? "deleted" : pr.KeptBecause ?? $"{pr.KeptBranch} is kept");
        }

        foreach (var pr in done.Open)
        {
            page.Line($"{pr.PrdId} stays open").Hanging("  ", Reason(pr.Reason)).Field("held by", pr.SessionId).Field("address", pr.PrUrl);
        }

        if (done is { Closed.IsEmpty: true, Open.IsEmpty: true, Rebased: null })
        {
            page.Line("no pull request is open");
        }

        if (done.Rebased is { } branch)
        {
            Write(page, branch);
        }

        page.Line($"next: {(done.Closed.IsEmpty ? NextAction.Coord("status") : NextAction.Coord("claim", "--next"))}");
    }

    private static void Write(TextPage page, RebasedBranch branch)
    {
        if (branch.BackupRef is null)
        {
            page.Line($"{branch.Branch} stands on main already ({Views.Short(branch.Onto)})");
            return;
        }

        page.Line($"rebased {branch.Branch} onto main ({Views.Short(branch.Onto)})")
            .Field("worktree", branch.Worktree)
            .Field("stands at", Views.Short(branch.To))
            .Field("old one", $"{Views.Short(branch.From)}, kept under {branch.BackupRef}")
            .Field("remote", branch.Pushed ? "moved too" : "not moved");
    }

    private static string Reason(string reason) => reason switch
    {
        OpenPullRequest.MovedOn => "main has what was asked for, and the branch has newer commits; land them or delete the branch",
        OpenPullRequest.NoCommits => "nothing was committed on its branch; coord release or coord unclaim ends it",
        OpenPullRequest.HeadUnknown => "its branch is gone and its commits are not here; if it was merged, fetch them and say coord sync again",
        _ => "its work is not on main yet",
    };
}
