using System.Collections.Immutable;
using System.Globalization;
using Coordination.Cli.Output;
using Coordination.Cli.Running;

namespace Coordination.Cli.Demo;

/// <summary>Tells the day as it goes, and keeps it for the document. What is told never depends on colour, and every line fits the width.</summary>
internal sealed class DemoNarrator(GlobalOptions globals, CliEnvironment environment)
{
    private const int Margin = 3;

    private readonly Ink ink = new(Audience.ColourOnStdout(globals, environment));
    private readonly List<DemoStep> steps = [];

    public IReadOnlyList<DemoStep> Steps => steps;

    /// <summary>What the history proved; null before the end of the day.</summary>
    public VerifyResult? Proof { get; set; }

    /// <summary>Who acted last: the best place to look around from.</summary>
    public DemoSession? Last { get; private set; }

    /// <summary>Whoever read our output has gone.</summary>
    public bool ReaderIsGone { get; private set; }

    private int Width => Math.Clamp(environment.Width, 40, 100);

    public void Chapter(string title, string text)
    {
        steps.Add(new DemoStep(steps.Count + 1, title));
        var head = string.Create(CultureInfo.InvariantCulture, $"{steps.Count,2} {title}");
        Write("\n" + ink.Warn(head) + "\n");
        Say(text);
    }

    public void Say(string text) => Write(new TextPage(Width).Fold(text, Margin).ToString());

    /// <summary>A command and its answer: a refusal whole, an acceptance by its first lines.</summary>
    public void Show(DemoSession session, string command, Reply reply, int lines = 1)
    {
        var said = reply.Problem is { } problem
            ? [$"error[{problem.Code.Name}]: {problem.What}", $"where: {problem.Where}", problem.Hint]
            : Answer(reply, lines);
        Last = session;
        steps[^1].Events.Add(new DemoEvent(session.Id, command, reply.Problem?.Code.Name, said));
        Prompt(session, command);
        var page = new TextPage(Width);
        var indent = new string(' ', Margin + 2);
        foreach (var line in said.Select(line => TerminalText.Short(line)))
        {
            // Columns stay as they are; only what does not fit is folded.
            _ = DisplayWidth.Of(indent + line) <= Width ? page.Line(indent + line) : page.Hanging(indent, line);
        }

        Write(page.ToString());
    }

    /// <summary>A command whose answer goes without saying.</summary>
    public void Prompt(DemoSession session, string command) =>
        Write($"{new string(' ', Margin)}{session.Name,-4}{ink.Command("$ " + TerminalText.Short(command))}\n");

    public void Line(string line = "") => Write(TerminalText.Clean(line) + "\n");

    private ImmutableArray<string> Answer(Reply reply, int lines)
    {
        var page = new TextPage(Width - Margin - 2);
        reply.Text?.Invoke(page);
        return [.. page.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(lines)];
    }

    private void Write(string text)
    {
        if (globals.Json || globals.Quiet)
        {
            return;
        }

        try
        {
            environment.Stdout.Write(text);
            environment.Stdout.Flush();
        }
        catch (IOException)
        {
            ReaderIsGone = true;
            throw;
        }
    }
}
