namespace Coordination.Cli;

/// <summary>Standard input, opened when somebody reads it: that sets up the terminal, and few commands ask anything.</summary>
internal sealed class LateInput : TextReader
{
    public override int Peek() => Console.In.Peek();

    public override int Read() => Console.In.Read();

    public override int Read(char[] buffer, int index, int count) => Console.In.Read(buffer, index, count);

    public override string? ReadLine() => Console.In.ReadLine();

    public override ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken) => Console.In.ReadLineAsync(cancellationToken);

    public override string ReadToEnd() => Console.In.ReadToEnd();

    public override Task<string> ReadToEndAsync(CancellationToken cancellationToken) => Console.In.ReadToEndAsync(cancellationToken);
}
