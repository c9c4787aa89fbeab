using System.Text;

namespace Coordination.Cli.Output;

/// <summary>An answer as plain text. Every line is cleaned on its way in, so that no caller can forget it.</summary>
internal sealed class TextPage(int width)
{
    private readonly StringBuilder text = new();

    public int Width { get; } = width;

    public TextPage Line(string line = "")
    {
        text.Append(TerminalText.Clean(line).TrimEnd()).Append('\n');
        return this;
    }

    /// <summary>A name and its value, the values under each other.</summary>
    public TextPage Field(string name, string? value) =>
        string.IsNullOrEmpty(value) ? this : Line($"  {name,-10} {value}");

    /// <summary>Text that is folded at the width, each line behind <paramref name="indent"/> spaces.</summary>
    public TextPage Fold(string paragraph, int indent)
    {
        var line = new StringBuilder();
        foreach (var word in TerminalText.Clean(paragraph).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && indent + line.Length + 1 + word.Length > Width)
            {
                Line(new string(' ', indent) + line);
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        return line.Length > 0 ? Line(new string(' ', indent) + line) : this;
    }

    /// <summary>Text behind a label, folded under its own first word.</summary>
    public TextPage Hanging(string label, string paragraph)
    {
        var body = new TextPage(Width).Fold(paragraph, label.Length).ToString().TrimEnd('\n');
        foreach (var (line, isFirst) in body.Split('\n').Select((line, i) => (line, i == 0)))
        {
            Line(isFirst ? label + line.TrimStart() : line);
        }

        return this;
    }

    public TextPage Table(TextTable table)
    {
        foreach (var line in table.Lines(Width))
        {
            Line(line);
        }

        return this;
    }

    public override string ToString() => text.ToString();
}
