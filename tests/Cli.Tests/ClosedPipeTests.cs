using System.Text;
using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests;

public sealed class ClosedPipeTests
{
    [Theory]
    [InlineData(0, "help")]
    [InlineData(0, "--version --json")]
    [InlineData(64, "clame --json")]
    public async Task A_closed_pipe_ends_quietly_with_the_exit_code_of_the_command(int expected, string line)
    {
        var world = new World();
        using var closed = new ClosedWriter();
        Assert.Equal(expected, await CoordApp.RunAsync(line.Split(' '), world.Environment with { Stdout = closed }, CancellationToken.None));
        Assert.Equal("", world.Stderr);
    }

    private sealed class ClosedWriter : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(string? value) => throw new IOException("Broken pipe");
    }
}
