using Coordination.Cli.Output;

namespace Coordination.Cli.Help;

/// <summary>The examples of a command: what each does stands behind it, under each other where there is room, and above it where it does not fit.</summary>
internal static class ExampleLines
{
    public static void Write(TextPage page, IReadOnlyList<string> examples)
    {
        page.Line("Examples");
        var pairs = examples.Select(Split).ToList();
        var column = pairs.Where(pair => pair.Words is not null).Select(pair => pair.Command.Length).DefaultIfEmpty().Max();
        var aligned = pairs.All(pair => pair.Words is null || Line(pair.Command.PadRight(column), pair.Words).Length <= page.Width);
        foreach (var (command, words) in pairs)
        {
            var line = words is null ? "  " + command : Line(aligned ? command.PadRight(column) : command, words);
            if (words is not null && line.Length > page.Width)
            {
                page.Hanging("  # ", words);
                line = "  " + command;
            }

            page.Line(line);
        }
    }

    private static string Line(string command, string words) => $"  {command}   # {words}";

    private static (string Command, string? Words) Split(string example) => example.IndexOf(" # ", StringComparison.Ordinal) is > 0 and var at
        ? (example[..at].TrimEnd(), example[(at + 3)..])
        : (example, null);
}
