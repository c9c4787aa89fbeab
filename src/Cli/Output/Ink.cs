namespace Coordination.Cli.Output;

/// <summary>Colour for a terminal. It only repeats what the words say, so that nothing is lost without it.</summary>
internal sealed class Ink(bool on)
{
    public static Ink None { get; } = new(false);

    public string Bad(string text) => Paint("31", text);

    public string Warn(string text) => Paint("33", text);

    public string Command(string text) => Paint("36", text);

    public string Of(Piece piece) => piece.Tone switch
    {
        Tone.Title => Paint("1", piece.Text),
        Tone.Good => Paint("32", piece.Text),
        Tone.Warn => Warn(piece.Text),
        Tone.Bad => Bad(piece.Text),
        Tone.Command => Command(piece.Text),
        Tone.Faint => Paint("2", piece.Text),
        _ => piece.Text,
    };

    private string Paint(string code, string text) => on && text.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
