using System.Text;

namespace TestKit;

/// <summary>What a process said before it ended.</summary>
/// <param name="ExitCode">128 and more where a signal ended it.</param>
/// <param name="Bytes">Standard output as it came.</param>
/// <param name="Error">Standard error as text.</param>
public sealed record ProcessAnswer(int ExitCode, ReadOnlyMemory<byte> Bytes, string Error)
{
    public bool Ok => ExitCode == 0;

    /// <summary>Standard output as text.</summary>
    public string Output { get; } = Encoding.UTF8.GetString(Bytes.Span);

    public override string ToString() => $"exit {ExitCode}\n--- stdout\n{Output}\n--- stderr\n{Error}";
}
