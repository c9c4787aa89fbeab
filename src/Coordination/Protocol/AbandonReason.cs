using System.Text;

namespace Coordination.Protocol;

/// <summary>The text of <c>reason.md</c>: what was given up, why, and how to bring it back.</summary>
internal static class AbandonReason
{
    public static string Text(CoordinationState state, AbandonCommand command, SessionLock? held, PrdEntry prd)
    {
        var branch = held?.Branch ?? prd.Branch;
        var text = new StringBuilder();
        text.Append("# Abandoned: ").Append(OneLine.Of(prd.Title ?? prd.Id)).Append("\n\n");
        Line(text, "PRD", prd.Id);
        Line(text, "Session", held?.SessionId ?? command.Caller.SessionId);
        if (held is not null && held.SessionId != command.Caller.SessionId)
            Line(text, "Abandoned by", command.Caller.SessionId);
        Line(text, "Branch", branch);
        Line(text, "Last commit", command.LastCommit ?? "none");
        Line(text, "Stories done", Stories(state, held, prd));
        Line(text, "Abandoned at", Timestamp.Of(command.Now).Text);
        text.Append("\n## Reason\n\n").Append(command.Reason.Trim()).Append("\n\n## How to recover\n\n");
        if (command.BackupRef is { } backup)
            text.Append("The work is kept under `").Append(OneLine.Of(backup)).Append("`:\n\n    git branch ")
                .Append(OneLine.Of(branch)).Append(' ').Append(OneLine.Of(backup)).Append("\n\n");
        else
            text.Append("There was no branch to keep.\n\n");
        return text.Append("To work on the PRD again:\n\n    coord prd ready ").Append(OneLine.Of(prd.Id)).Append('\n').ToString();
    }

    private static void Line(StringBuilder text, string name, string value) =>
        text.Append("- ").Append(name).Append(": ").Append(OneLine.Of(value)).Append('\n');

    private static string Stories(CoordinationState state, SessionLock? held, PrdEntry prd)
    {
        var count = StoryCount.Of(state, prd.Id, prd, held);
        var total = count.Total is 0 ? "unknown" : count.Total.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return $"{count.Completed} of {total}";
    }
}
