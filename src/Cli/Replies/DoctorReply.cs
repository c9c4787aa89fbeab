using Coordination.Cli.Commands;
using Coordination.Cli.Output;
using Coordination.Cli.Refusals;

namespace Coordination.Cli.Replies;

/// <summary>Answer of <c>doctor</c>.</summary>
internal static class DoctorReply
{
    public static Reply Of(DoctorResult found, DoctorCommand command, Again again) => new("doctor")
    {
        Problem = found.Repairs.FirstOrDefault(repair => repair.Refusal is not null) is { Refusal: { } refusal } ? RefusalText.Of(refusal, again) : null,
        Data = json => Data(json, found),
        Text = page => DoctorText.Report(page, found, command),
        NextActions = [.. found.Findings.Where(finding => finding.Severity != FindingSeverity.Info).Select(Mend).DistinctBy(action => action.ToString())],
        ForeignText = ["findings.what", "findings.evidence", "plan.commits.lines", "adoption.lost.subject"],
        Findings = command.ExitCode && !found.Findings.IsEmpty,
    };

    /// <summary>The command of a finding, where its words are such that they can be run as they stand.</summary>
    public static NextAction Mend(DoctorFinding finding) => finding.Fix is ["git", .. var words]
        ? NextAction.Git(words)
        : finding.Fix is ["coord", .. var ours] ? NextAction.Coord(ours) : NextAction.Coord("status");

    public static string Word(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "info",
    };

    private static void Data(JsonText json, DoctorResult found)
    {
        json.String("stateRef", found.StateRef).String("remote", found.Remote).String("tip", found.Tip)
            .Objects("findings", found.Findings, (item, finding) => item
                .String("code", finding.Code).String("severity", Word(finding.Severity)).String("what", finding.What)
                .Strings("evidence", finding.Evidence).String("cause", finding.Cause).Strings("fix", Mend(finding).Words).Bool("fixable", finding.Fixable))
            .Objects("notMade", found.NotMade, (item, check) => item.String("check", check.Check).String("why", check.Why));
        Plan(json, found.Plan);
        json.Objects("repairs", found.Repairs, (item, repair) => item
            .String("subject", repair.Subject).String("commit", repair.Commit).String("refused", repair.Refusal?.Code.Name));
        Adoption(json, found.Adoption);
    }

    private static void Plan(JsonText json, DoctorPlan? plan)
    {
        if (plan is null)
        {
            json.Null("plan");
            return;
        }

        json.Object("plan", it => it
            .Objects("commits", plan.Commits, (item, commit) => item
                .String("subject", commit.Subject).String("finding", commit.Finding).Strings("lines", commit.Lines).String("keptIn", commit.KeptIn))
            .Strings("files", plan.Files));
    }

    private static void Adoption(JsonText json, AdoptionReport? report)
    {
        if (report is null)
        {
            json.Null("adoption");
            return;
        }

        json.Object("adoption", it => it
            .String("stateRef", report.StateRef).String("oldTip", report.OldTip).String("newTip", report.NewTip)
            .Objects("lost", report.Lost, (item, lost) => item
                .String("commit", lost.Commit).String("verb", lost.Verb).String("sessionId", lost.SessionId).String("prdId", lost.PrdId).String("subject", lost.Subject))
            .Number("otherCommits", report.OtherCommits).String("backupRef", report.BackupRef).Bool("adopted", report.Adopted));
    }
}
