using System.Collections.Immutable;
using System.Text;

namespace Coordination.Cli.Tests.Kit;

/// <summary>A command's surroundings in a test: what it printed can be read afterwards.</summary>
internal sealed class World
{
    private readonly StringBuilder stdout = new();
    private readonly StringBuilder stderr = new();

    public World(int width = 80, bool terminal = false, string stdin = "", TimeProvider? time = null, params (string, string)[] variables)
    {
        Environment = new CliEnvironment
        {
            Stdout = new StringWriter(stdout) { NewLine = "\n" },
            Stderr = new StringWriter(stderr) { NewLine = "\n" },
            Stdin = new StringReader(stdin),
            StdinBytes = () => new MemoryStream(Encoding.UTF8.GetBytes(stdin)),
            CurrentDirectory = Path.GetTempPath(),
            Width = width,
            StdoutIsTerminal = terminal,
            StderrIsTerminal = terminal,
            StdinIsTerminal = terminal,
            Time = time ?? TimeProvider.System,
            Variables = variables.ToImmutableDictionary(pair => pair.Item1, pair => pair.Item2),
        };
    }

    public CliEnvironment Environment { get; set; }

    public string Stdout => stdout.ToString();

    public string Stderr => stderr.ToString();

    public Task<int> RunAsync(params string[] args) => CoordApp.RunAsync(args, Environment, CancellationToken.None);
}
