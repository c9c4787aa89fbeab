using Coordination.Cli.Output;
using Coordination.Cli.Parsing;

namespace Coordination.Cli.Help;

/// <summary>The help pages, made from the same specs as the parsers.</summary>
internal static class HelpPage
{
    public static void Overview(TextPage page)
    {
        page.Line("coord lets many sessions work on one repository without stepping on each other.").Line();
        page.Line("Usage: coord COMMAND [options]").Line();
        Commands(page, "Every day", CommandList.Everyday);
        foreach (var (title, specs) in CommandList.Groups)
        {
            Commands(page, title, specs);
        }

        Options(page, "Options of every command", GlobalOptions.Specs);
        page.Line("coord help COMMAND     how a command works, with examples")
            .Line("coord help exit-codes  what each exit code means")
            .Line("coord help --markdown  all of it as one page");
    }

    public static void Of(TextPage page, CommandSpec spec)
    {
        page.Fold(spec.Summary + ".", 0).Line().Line("Usage: " + spec.Usage).Line();
        foreach (var note in spec.Notes)
        {
            page.Fold(note, 0).Line();
        }

        Pairs(page, "Arguments", spec.Arguments.Select(argument => (argument.Name, argument.Description)));
        Options(page, "Options", spec.Options);
        ExampleLines.Write(page, spec.Examples);
        page.Line().Line("Options of every command (coord help explains them)");
        page.Fold(string.Join(", ", GlobalOptions.Specs.Select(Label)), 2);
    }

    public static void OfGroup(TextPage page, string name, IReadOnlyList<CommandSpec> specs)
    {
        page.Line($"Usage: coord {name} COMMAND [options]").Line();
        Commands(page, "Commands", specs);
        page.Line($"coord help {specs[0].Path}  how a command works, with examples");
    }

    private static void Commands(TextPage page, string title, IReadOnlyList<CommandSpec> specs) =>
        Pairs(page, title, specs.Select(spec => (spec.Path, spec.Summary)));

    private static void Options(TextPage page, string title, IReadOnlyList<OptionSpec> options) =>
        Pairs(page, title, options.Select(option => (Label(option), option.Description)));

    private static string Label(OptionSpec option) => option.IsFlag ? option.Name : $"{option.Name} {option.ValueName}";

    private static void Pairs(TextPage page, string title, IEnumerable<(string Name, string Text)> pairs)
    {
        var all = pairs.ToList();
        if (all.Count == 0)
        {
            return;
        }

        page.Line(title);
        foreach (var (name, text) in all)
        {
            page.Hanging($"  {name,-18}  ", text);
        }

        page.Line();
    }
}
