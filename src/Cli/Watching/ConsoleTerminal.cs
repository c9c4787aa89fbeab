using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace Coordination.Cli.Watching;

/// <summary>The terminal that the program was started in.</summary>
internal sealed class ConsoleTerminal : IWatchTerminal
{
    // What reading keys has switched on: the terminal's keys as applications get them.
    private const string OrdinaryKeys = "\u001b[?1l\u001b>";

    private readonly CliEnvironment environment;
    private readonly Channel<WatchEvent> events = Channel.CreateUnbounded<WatchEvent>();
    private readonly List<PosixSignalRegistration> signals = [];
    private bool isOver;

    public ConsoleTerminal(CliEnvironment environment)
    {
        this.environment = environment;
        if (!OperatingSystem.IsWindows())
        {
            signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => events.Writer.TryWrite(WatchEvent.Resized)));
            signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => events.Writer.TryWrite(WatchEvent.Continued)));

            // A program that is stopped here would leave its page in the way of the shell.
            signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTSTP, signal => signal.Cancel = true));
        }

        if (environment.StdinIsTerminal)
        {
            new Thread(ReadKeys) { IsBackground = true, Name = "keys" }.Start();
        }
    }

    public (int Width, int Height) Size => (Math.Clamp(Console.WindowWidth, 20, 1000), Math.Clamp(Console.WindowHeight, 5, 1000));

    public void Write(string text)
    {
        environment.Stdout.Write(text);
        environment.Stdout.Flush();
    }

    public Task<WatchEvent> NextAsync(CancellationToken cancellationToken) => events.Reader.ReadAsync(cancellationToken).AsTask();

    public void Dispose()
    {
        if (Interlocked.Exchange(ref isOver, true))
        {
            return;
        }

        signals.ForEach(signal => signal.Dispose());
        if (environment.StdinIsTerminal)
        {
            try
            {
                Write(OrdinaryKeys);
            }
            catch (IOException)
            {
                // The terminal is gone.
            }
        }
    }

    private void ReadKeys()
    {
        try
        {
            while (true)
            {
                if (Console.ReadKey(intercept: true).KeyChar is 'q' or 'Q')
                {
                    events.Writer.TryWrite(WatchEvent.Quit);
                }
            }
        }
        catch (Exception failure) when (failure is IOException or InvalidOperationException)
        {
            // No keys come from here any more; Ctrl-C still ends the watch.
        }
    }
}
