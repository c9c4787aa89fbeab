using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>Answers of the verbs that end a claim: release, abandon, unclaim.</summary>
internal static class EndReplies
{
    public static Reply Of(ReleaseResult done) => new("release")
    {
        Data = json => json.String("prdId", done.PrdId).String("mergeCommit", done.MergeCommit).String("archivedTo", done.ArchivedTo)
            .Bool("branchDeleted", done.BranchDeleted).String("keptBranch", done.KeptBranch).Strings("checks", done.Checks)
            .Bool("alreadyReleased", done.AlreadyReleased),
        Text = page => page.Line(done.AlreadyReleased ? $"{done.PrdId} was released before" : $"released {done.PrdId}")
            .Field("merged as", done.MergeCommit is null ? null : Views.Short(done.MergeCommit))
            .Field("archived", done.ArchivedTo)
            .Field("branch", done.KeptBranch is { } kept ? $"{kept} is kept" : done.BranchDeleted ? "deleted" : null)
            .Line($"next: {NextAction.Coord("claim", "--next")}"),
        NextActions = [NextAction.Coord("claim", "--next")],
    };

    public static Reply Of(AbandonResult done) => new("abandon")
    {
        Data = json => json.String("prdId", done.PrdId).String("archivedTo", done.ArchivedTo).String("backupRef", done.BackupRef)
            .String("keptBranch", done.KeptBranch).Bool("alreadyAbandoned", done.AlreadyAbandoned),
        Text = page => page.Line(done.AlreadyAbandoned ? $"{done.PrdId} was abandoned before" : $"abandoned {done.PrdId}")
            .Field("archived", done.ArchivedTo)
            .Field("commits", done.BackupRef is null ? null : $"kept under {done.BackupRef}")
            .Field("branch", done.KeptBranch is null ? null : $"{done.KeptBranch} is kept")
            .Line($"next: {NextAction.Coord("claim", "--next")}"),
        NextActions = [NextAction.Coord("claim", "--next")],
    };

    public static Reply Of(UnclaimResult done) => new("unclaim")
    {
        Data = json => json.String("prdId", done.PrdId).String("branch", done.Branch),
        Text = page => page.Line($"gave {done.PrdId} back; it is ready to be claimed again")
            .Field("branch", done.Branch is null ? null : $"{done.Branch} stays as it is")
            .Line($"next: {NextAction.Coord("claim", "--next")}"),
        NextActions = [NextAction.Coord("claim", "--next")],
    };
}
