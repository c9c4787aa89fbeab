using System.Globalization;
using Coordination.Cli.Output;
using Coordination.Cli.Refusals;

namespace Coordination.Cli.Replies;

/// <summary>Answer of <c>log</c>.</summary>
internal static class LogReply
{
    private const int Wide = 110;

    public static Reply Of(LogResult log) => new("log")
    {
        Data = json => json.Objects("operations", log.Entries, Entry).Bool("more", log.More).Time("asOf", log.AsOf).Bool("offline", log.Offline),
        Text = page => Text(page, log),
        ForeignText = ["operations.subject", "operations.author"],
    };

    private static void Entry(JsonText json, LogEntry entry) =>
        json.String("commit", entry.Commit).Time("time", entry.Time).String("kind", entry.Kind).String("operation", entry.Operation)
            .String("opId", entry.OpId).String("sessionId", entry.SessionId).Strings("prdIds", entry.PrdIds).Number("fence", entry.Fence)
            .Bool("forced", entry.Forced).String("subject", entry.Subject).String("author", entry.Author);

    private static void Text(TextPage page, LogResult log)
    {
        if (log.Entries.IsEmpty)
        {
            page.Line("no operations").Line(Views.AsOf(log.AsOf, log.Offline));
            return;
        }

        // A narrow page has room for what the columns do not say only below.
        var isWide = page.Width >= Wide;
        var table = isWide
            ? new TextTable("COMMIT", "TIME", "OPERATION", "PRD", "SESSION", "FENCE", "WHAT").Flexible(6)
            : new TextTable("COMMIT", "TIME", "OPERATION", "PRD", "SESSION");
        foreach (var entry in log.Entries)
        {
            table.Row(
                Views.Short(entry.Commit)[..8], entry.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                (entry.Operation ?? (entry.Kind == "hand" ? "by hand" : entry.Kind)) + (entry.Forced ? " (forced)" : ""),
                entry.PrdIds.IsEmpty ? "-" : Listing.Of(entry.PrdIds, 2), entry.SessionId ?? "-",
                entry.Fence?.ToString(CultureInfo.InvariantCulture) ?? "-", More(entry));
        }

        var lines = table.Lines(page.Width).ToList();
        page.Line(lines[0]);
        foreach (var (line, entry) in lines.Skip(1).Zip(log.Entries))
        {
            page.Line(line);
            if (!isWide && More(entry) is { Length: > 0 } more)
            {
                page.Hanging("            ", TerminalText.Short(more, 200));
            }
        }

        page.Line();
        if (log.More)
        {
            page.Line("there are older ones; -n lists more");
        }

        page.Line("times are UTC; " + Views.AsOf(log.AsOf, log.Offline));
    }

    /// <summary>The subject of what was made by hand; of an operation only what its columns do not say.</summary>
    private static string More(LogEntry entry) =>
        entry.Operation is null ? entry.Subject : entry.Subject.Split(" - ", 2) is [_, var story] ? story : "";
}
