using System.Globalization;
using Coordination.Cli.Output;
using Coordination.Cli.Parsing;

namespace Coordination.Cli.Help;

/// <summary>The whole help as one Markdown page: <c>docs/cli.md</c>.</summary>
internal static class MarkdownPage
{
    public static void Write(TextPage page)
    {
        page.Line("# The commands of coord").Line()
            .Line("This page is what `coord help --markdown` prints. Change the words in the code, not here.").Line()
            .Line("Usage: `coord COMMAND [options]`. With `--json` every command prints exactly one document; its schema is in").Line("[`schemas/cli/`](../schemas/cli).").Line();
        Table(page, "command", "what it does", CommandList.All.Select(spec => ($"[`coord {spec.Path}`](#{Anchor(spec)})", spec.Summary)));
        Group(page, "Every day", CommandList.Everyday);
        foreach (var (title, specs) in CommandList.Groups)
        {
            Group(page, title, specs);
        }

        page.Line("## Options of every command").Line();
        Options(page, GlobalOptions.Specs);
        ExitCodes(page);
    }

    private static void Group(TextPage page, string title, IReadOnlyList<CommandSpec> specs)
    {
        page.Line("## " + title).Line();
        foreach (var spec in specs)
        {
            Command(page, spec);
        }
    }

    private static void Command(TextPage page, CommandSpec spec)
    {
        page.Line("### coord " + spec.Path).Line().Line(Text(spec.Summary) + ".").Line();
        Code(page, [spec.Usage]);
        foreach (var note in spec.Notes)
        {
            page.Line(Text(note)).Line();
        }

        if (!spec.Arguments.IsEmpty)
        {
            Table(page, "argument", "what it is", spec.Arguments.Select(argument => ($"`{argument.Name}`", argument.Description)));
        }

        if (!spec.Options.IsEmpty)
        {
            Options(page, spec.Options);
        }

        Code(page, spec.Examples);
    }

    private static void Options(TextPage page, IEnumerable<OptionSpec> options) => Table(
        page, "option", "what it does", options.Select(option => ($"`{(option.IsFlag ? option.Name : $"{option.Name} {option.ValueName}")}`", option.Description)));

    private static void ExitCodes(TextPage page)
    {
        page.Line("## Exit codes").Line().Line("The error code in a JSON document is the contract, the exit code its class. It is never 2.").Line();
        page.Line("| exit code | error code | meaning | again |").Line("|---|---|---|---|").Line("| 0 | | done, or true already | |")
            .Line("| 1 | | a report with `--exit-code`: there are findings | |");
        foreach (var code in ErrorCodes.All.OrderBy(code => code.ExitCode))
        {
            var again = code.Retryable ? "yes" : "";
            page.Line(string.Create(CultureInfo.InvariantCulture, $"| {code.ExitCode} | `{code.Name}` | {Text(ErrorMeanings.Of(code))} | {again} |"));
        }

        page.Line().Line("\"Again\" marks what may succeed later without anyone changing anything else.");
    }

    private static void Table(TextPage page, string left, string right, IEnumerable<(string Left, string Right)> rows)
    {
        page.Line($"| {left} | {right} |").Line("|---|---|");
        foreach (var (name, text) in rows)
        {
            page.Line($"| {name} | {Text(text)} |");
        }

        page.Line();
    }

    private static void Code(TextPage page, IEnumerable<string> lines)
    {
        page.Line("```sh");
        foreach (var line in lines)
        {
            page.Line(line);
        }

        page.Line("```").Line();
    }

    private static string Anchor(CommandSpec spec) => "coord-" + spec.Path.Replace(' ', '-');

    // Characters that Markdown would take for more than text.
    private static string Text(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal);
}
