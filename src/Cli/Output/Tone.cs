namespace Coordination.Cli.Output;

/// <summary>How a text is meant. Colour shows it where there is colour, and the words say it everywhere.</summary>
internal enum Tone
{
    Plain,
    Title,
    Good,
    Warn,
    Bad,
    Command,
    Faint,
}
