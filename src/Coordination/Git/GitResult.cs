using System.Text;

namespace Coordination.Git;

/// <summary>What a run of git came to.</summary>
internal sealed record GitResult(int ExitCode, ReadOnlyMemory<byte> Output, string Error, bool Killed, TimeSpan Duration)
{
    public bool Ok => ExitCode == 0 && !Killed;

    public string Text => Encoding.UTF8.GetString(Output.Span);

    public string Line => Text.TrimEnd('\n', '\r');

    /// <summary>The last lines of what git said on standard error, for people.</summary>
    public string Words =>
        Killed ? "ended after " + (int)Duration.TotalSeconds + " s without an answer. " + Error.Trim() : Error.Trim();
}
