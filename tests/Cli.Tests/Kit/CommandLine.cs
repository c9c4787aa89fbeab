using System.Text;

namespace Coordination.Cli.Tests.Kit;

/// <summary>Command lines as pages show them.</summary>
internal static class CommandLine
{
    /// <summary>The words of a line, with those in double quotes as one; what comes after a redirection is not for the program.</summary>
    public static string[] Split(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quoted = false;
        foreach (var c in line.Split('>')[0] + " ")
        {
            quoted ^= c == '"';
            if (c == ' ' && !quoted && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
            else if (c is not ('"' or ' ') || quoted && c == ' ')
            {
                word.Append(c);
            }
        }

        return [.. words];
    }
}
