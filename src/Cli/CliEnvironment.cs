using System.Collections;
using System.Text;
using Coordination.Cli.Watching;
using Microsoft.Win32.SafeHandles;

namespace Coordination.Cli;

/// <summary>Everything that a command sees of the world, so that each can be run inside a test.</summary>
internal sealed record CliEnvironment
{
    public required TextWriter Stdout { get; init; }

    public required TextWriter Stderr { get; init; }

    public required TextReader Stdin { get; init; }

    /// <summary>Standard input as bytes, for what must not be decoded before it is judged.</summary>
    public Func<Stream> StdinBytes { get; init; } = () => Stream.Null;

    public required string CurrentDirectory { get; init; }

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Columns; what is piped is laid out for 80 unless <c>COLUMNS</c> says otherwise.</summary>
    public int Width { get; init; } = 80;

    public bool StdoutIsTerminal { get; init; }

    public bool StderrIsTerminal { get; init; }

    public bool StdinIsTerminal { get; init; }

    /// <summary>Nothing else happens in this process: its thread may wait for git.</summary>
    public bool IsOwnProcess { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where lines go that are printed one by one as long as somebody reads them; a reader that is gone is an error there.</summary>
    public Func<CliEnvironment, TextWriter> OpenLines { get; init; } = environment => environment.Stdout;

    /// <summary>Takes the terminal over for a page that is watched.</summary>
    public Func<CliEnvironment, IWatchTerminal> OpenTerminal { get; init; } = environment => new ConsoleTerminal(environment);

    public static CliEnvironment OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (OperatingSystem.IsWindows() && !Console.IsOutputRedirected)
        {
            Console.OutputEncoding = utf8;
        }

        var variables = VariablesOfProcess();
        return new CliEnvironment
        {
            Stdout = new StreamWriter(Console.OpenStandardOutput(), utf8, 4096) { NewLine = "\n" },
            Stderr = new StreamWriter(Console.OpenStandardError(), utf8, 1024) { NewLine = "\n", AutoFlush = true },
            Stdin = new LateInput(),
            StdinBytes = Console.OpenStandardInput,
            OpenLines = OperatingSystem.IsWindows() ? environment => environment.Stdout : _ => LinesOfProcess(utf8),
            CurrentDirectory = Environment.CurrentDirectory,
            Variables = variables,
            Width = WidthOf(variables),
            StdoutIsTerminal = !Console.IsOutputRedirected,
            StderrIsTerminal = !Console.IsErrorRedirected,
            StdinIsTerminal = !Console.IsInputRedirected,
            IsOwnProcess = true,
        };
    }

    // The console's own stream says nothing of a pipe whose reader is gone.
    private static StreamWriter LinesOfProcess(Encoding encoding) =>
        new(new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0), encoding, 4096) { NewLine = "\n" };

    private static int WidthOf(Dictionary<string, string> variables)
    {
        if (variables.TryGetValue("COLUMNS", out var text) && int.TryParse(text, out var columns) && columns is > 20 and < 1000)
        {
            return columns;
        }

        if (Console.IsOutputRedirected)
        {
            return 80;
        }

        try
        {
            return Math.Clamp(Console.WindowWidth, 40, 1000);
        }
        catch (IOException)
        {
            return 80;
        }
    }

    private static Dictionary<string, string> VariablesOfProcess()
    {
        var comparer = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var variables = new Dictionary<string, string>(comparer);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            variables[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        return variables;
    }
}
