namespace Coordination.Cli.Output;

/// <summary>Colour for a terminal. It only repeats what the words say, so that nothing is lost without it.</summary>
internal sealed class Ink(bool on)
{
    public string Bad(string text) => Paint("31", text);

    public string Warn(string text) => Paint("33", text);

    public string Command(string text) => Paint("36", text);

    private string Paint(string code, string text) => on ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
