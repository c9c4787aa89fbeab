using System.Globalization;
using Coordination.Cli.Output;
using Coordination.Hooks;

namespace Coordination.Cli.Replies;

/// <summary>What the server-side hook says to whoever pushed: nothing when the push passes.</summary>
internal static class PreReceiveReply
{
    private const int Shown = 10;

    private static readonly NextAction Next = NextAction.Coord("status");

    public static Reply Of(PreReceiveVerdict verdict) => new("hook pre-receive")
    {
        Data = json => json.String("stateRef", verdict.StateRef).Bool("passes", verdict.Passes)
            .Objects("refused", verdict.Refused, (item, it) => item.String("rule", it.Rule).String("commit", it.Commit).String("message", it.Message)),
        Text = verdict.Passes ? null : page => Text(page, verdict),
        NextActions = verdict.Passes ? [] : [Next],
        Findings = !verdict.Passes,
    };

    private static void Text(TextPage page, PreReceiveVerdict verdict)
    {
        page.Fold($"coord: this push is refused, it breaks the rules of the coordination on {verdict.StateRef}", 0);
        foreach (var violation in verdict.Refused.Take(Shown))
        {
            page.Hanging($"  {(violation.Commit is null ? "-" : Views.Short(violation.Commit)),-10}  ", $"{violation.Rule}: {TerminalText.Short(violation.Message, 300)}");
        }

        if (verdict.Refused.Length > Shown)
        {
            page.Line(string.Create(CultureInfo.InvariantCulture, $"  and {verdict.Refused.Length - Shown} more"));
        }

        page.Line(Next.ToString());
    }
}
