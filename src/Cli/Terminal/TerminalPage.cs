using System.Text;
using Coordination.Cli.Output;
using Coordination.Cli.Running;
using Spectre.Console;

namespace Coordination.Cli.Terminal;

/// <summary>A page for a person's screen. The library that draws it is loaded by the first one and by nothing else.</summary>
internal sealed class TerminalPage
{
    private readonly IAnsiConsole console;

    private TerminalPage(IAnsiConsole console)
    {
        this.console = console;
    }

    public int Width => console.Profile.Width;

    public static void Show(Action<TerminalPage> write, GlobalOptions globals, CliEnvironment environment)
    {
        var text = new StringWriter { NewLine = "\n" };
        var colour = Audience.ColourOnStdout(globals, environment);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = environment.Width;
        console.Profile.Capabilities.Unicode = true;
        write(new TerminalPage(console));
        environment.Stdout.Write(WithoutTrailingSpaces(text.ToString()));
    }

    /// <summary>A line of text; styles are names such as <c>bold</c>, <c>red</c>, <c>yellow</c>.</summary>
    public TerminalPage Line(string text = "", string style = "default")
    {
        console.Write(new Text(TerminalText.Clean(text), Style.Parse(style)));
        console.WriteLine();
        return this;
    }

    /// <summary>A table; a cell is a text and a style, and only the columns in <paramref name="folding"/> are broken into lines.</summary>
    public TerminalPage Table(string[] headings, IEnumerable<(string Text, string Style)[]> rows, params int[] folding)
    {
        var table = new Table { Border = TableBorder.Simple };
        for (var i = 0; i < headings.Length; i++)
        {
            var column = new TableColumn(new Text(headings[i], Style.Parse("bold")));
            table.AddColumn(folding.Contains(i) ? column : column.NoWrap());
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Take(headings.Length).Select(cell => new Text(TerminalText.Short(cell.Text), Style.Parse(cell.Style))));
        }

        console.Write(table);
        return this;
    }

    private static string WithoutTrailingSpaces(string text)
    {
        var lines = new StringBuilder(text.Length);
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            lines.Append(line.TrimEnd()).Append('\n');
        }

        return lines.ToString();
    }
}
