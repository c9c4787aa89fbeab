using System.Globalization;
using Coordination.Cli.Commands;
using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>A checkup in words: worst first, and the last line of each finding is the command to run.</summary>
internal static class DoctorText
{
    private const int MostEvidence = 8;
    private const int MostLost = 20;

    public static void Report(TextPage page, DoctorResult found, DoctorCommand command)
    {
        Repairs(page, found, command);
        Adopted(page, found, command);
        page.Line(Summary(found));
        // What a dry run has shown as lines is not told again.
        foreach (var finding in found.Findings.Where(finding => !(finding.Fixable && command is { Fix: true, DryRun: true } && found.Plan is { IsEmpty: false })))
        {
            Finding(page, finding);
        }

        if (!found.NotMade.IsEmpty)
        {
            page.Line().Line("not checked");
            foreach (var check in found.NotMade)
            {
                page.Hanging("  ", $"{check.Check}: {check.Why}");
            }
        }
    }

    /// <summary>Everything that a repair writes.</summary>
    public static void Plan(TextPage page, DoctorPlan plan, string writes)
    {
        if (!plan.Commits.IsEmpty)
        {
            page.Line(string.Create(CultureInfo.InvariantCulture, $"{writes} {plan.Commits.Length} {(plan.Commits.Length == 1 ? "commit" : "commits")} on the state ref"));
        }

        foreach (var commit in plan.Commits)
        {
            page.Line().Hanging("  ", $"{TerminalText.Short(commit.Subject)} ({commit.Finding})");
            foreach (var line in commit.Lines)
            {
                page.Line("    " + TerminalText.Short(line));
            }

            if (commit.KeptIn is { } kept)
            {
                page.Hanging("    ", $"what goes stays readable in commit {Views.Short(kept)}");
            }
        }

        if (!plan.Files.IsEmpty)
        {
            page.Line().Line("deletes in this clone");
            foreach (var file in plan.Files)
            {
                page.Line("  " + TerminalText.Short(file));
            }
        }

        page.Line();
    }

    /// <summary>What a rewritten history lost.</summary>
    public static void Adoption(TextPage page, AdoptionReport report)
    {
        page.Fold($"the history of {report.StateRef} was rewritten: last seen {Views.Short(report.OldTip)}, now {(report.NewTip is null ? "gone" : Views.Short(report.NewTip))}", 0);
        page.Line(report.Lost.IsEmpty ? "no operation was lost" : string.Create(CultureInfo.InvariantCulture, $"lost operations: {report.Lost.Length}, newest last"));
        var table = new TextTable("", "", "", "", "").Flexible(4);
        foreach (var lost in report.Lost.TakeLast(MostLost))
        {
            table.Row(Views.Short(lost.Commit), lost.Verb, lost.SessionId, lost.PrdId ?? "-", lost.Subject);
        }

        if (!report.Lost.IsEmpty)
        {
            page.Table(table);
        }

        if (report.Lost.Length > MostLost)
        {
            page.Line(string.Create(CultureInfo.InvariantCulture, $"  and {report.Lost.Length - MostLost} older ones (--json lists all)"));
        }

        if (report.OtherCommits > 0)
        {
            page.Line(string.Create(CultureInfo.InvariantCulture, $"lost beside these: {report.OtherCommits} {(report.OtherCommits == 1 ? "commit" : "commits")} made by hand, or work"));
        }

        page.Fold($"the old tip {(report.Adopted ? "stays" : "would stay")} in this clone under {report.BackupRef}", 0);
    }

    private static void Repairs(TextPage page, DoctorResult found, DoctorCommand command)
    {
        if (found.Repairs.IsEmpty && found.Plan is { IsEmpty: false } plan && command.DryRun)
        {
            Plan(page, plan, "would write");
        }
        else if (command.Fix && found.Plan is null or { IsEmpty: true })
        {
            page.Line("nothing that could be mended without a decision of a person");
        }

        foreach (var repair in found.Repairs)
        {
            page.Fold((repair switch
            {
                { Commit: { } commit } => $"written in commit {Views.Short(commit)}: ",
                { Refusal: { } refusal } => $"not written ({refusal.Code.Name}): ",
                _ => "not needed any more: ",
            }) + TerminalText.Short(repair.Subject), 0);
        }
    }

    private static void Adopted(TextPage page, DoctorResult found, DoctorCommand command)
    {
        if (found.Adoption is { Adopted: true } report)
        {
            page.Fold($"this clone goes on from {(report.NewTip is null ? "nothing: the ref is gone" : Views.Short(report.NewTip))}; the old tip stays under {report.BackupRef}", 0);
            if (report.NewTip is null)
            {
                page.Line(Back(report).ToString());
            }
        }
        else if (found.Adoption is { } shown)
        {
            Adoption(page, shown);
        }
        else if (command.Adopt)
        {
            page.Line("nothing to adopt: the history goes on from what this clone saw last");
        }
    }

    // What brings a ref back that is gone.
    private static NextAction Back(AdoptionReport report) =>
        NextAction.Git("push", "origin", $"{SafeName.Ref(report.BackupRef)}:{SafeName.Ref(report.StateRef)}");

    private static string Summary(DoctorResult found)
    {
        var place = found.StateRef is null ? "" : $" at {found.StateRef}{(found.Remote is null ? " (no remote)" : $" on {found.Remote}")}";
        string[] counts =
        [
            .. Count(found, FindingSeverity.Error, "error", "errors"), .. Count(found, FindingSeverity.Warning, "warning", "warnings"),
            .. Count(found, FindingSeverity.Info, "note", "notes"),
        ];
        return counts.Length == 0 ? "nothing found" + place : string.Join(", ", counts) + place;
    }

    private static IEnumerable<string> Count(DoctorResult found, FindingSeverity severity, string one, string many) =>
        found.Findings.Count(finding => finding.Severity == severity) is > 0 and var count
            ? [string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}")]
            : [];

    private static void Finding(TextPage page, DoctorFinding finding)
    {
        page.Line().Fold($"{DoctorReply.Word(finding.Severity)}[{finding.Code}]: {TerminalText.Short(finding.What)}", 0);
        foreach (var line in finding.Evidence.Take(MostEvidence))
        {
            page.Hanging("  - ", TerminalText.Short(line));
        }

        if (finding.Evidence.Length > MostEvidence)
        {
            page.Line(string.Create(CultureInfo.InvariantCulture, $"  - and {finding.Evidence.Length - MostEvidence} more (--json lists all)"));
        }

        page.Hanging("  ", TerminalText.Short(finding.Cause));
        page.Line("  " + DoctorReply.Mend(finding));
    }
}
