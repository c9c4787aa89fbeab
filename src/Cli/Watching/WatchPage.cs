using System.Globalization;
using Coordination.Cli.Output;
using Coordination.Cli.Replies;

namespace Coordination.Cli.Watching;

/// <summary>Lays the dashboard out for a window: as much of it as there is room for, and the state of the watch in the last line.</summary>
internal static class WatchPage
{
    public static IReadOnlyList<string> Of(WatchView view, int width, int height, Ink ink)
    {
        var foot = Foot(view, new TextPage(width, ink) { Cuts = true });
        var room = height - foot.Count;
        IReadOnlyList<string> body = [];
        foreach (var limits in StatusLimits.Shrinking)
        {
            var page = new TextPage(width, ink) { Cuts = true };
            StatusText.Write(page, view.Status, limits);
            body = page.Lines;
            if (body.Count <= room)
            {
                break;
            }
        }

        return [.. Fit(body, room, width, ink), .. foot];
    }

    private static IEnumerable<string> Fit(IReadOnlyList<string> body, int room, int width, Ink ink)
    {
        if (body.Count <= room)
        {
            return body.Concat(Enumerable.Repeat("", room - body.Count));
        }

        var left = body.Count - room + 1;
        var more = new TextPage(width, ink) { Cuts = true };
        more.Line(string.Create(CultureInfo.InvariantCulture, $"... {left} more lines do not fit into this window: "), new Piece("coord status", Tone.Command));
        return room < 1 ? [] : body.Take(room - 1).Concat(more.Lines);
    }

    private static IReadOnlyList<string> Foot(WatchView view, TextPage page)
    {
        if (view.Problem is { } problem)
        {
            page.Line(new Piece($"error[{problem.Code.Name}]", Tone.Bad), ": " + TerminalText.Short(problem.What));
            page.Line("  ", new Piece(TerminalText.Short(problem.Hint), Tone.Command));
        }

        var every = $"asks every {AgeText.Of(view.Pace.Every)}; q ends";
        if (view.Pace.Since is { } since)
        {
            var next = view.NextIn > TimeSpan.Zero ? $"next try in {AgeText.Of(view.NextIn)}" : "trying again";
            page.Line(new Piece($"remote not reached since {AgeText.Utc(since)} ({AgeText.Of(view.Now - since)}), {next}; q ends", Tone.Warn));
        }
        else
        {
            page.Line(new Piece(every, Tone.Faint));
        }

        return page.Lines;
    }
}
