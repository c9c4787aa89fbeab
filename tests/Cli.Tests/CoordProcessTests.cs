namespace Cli.Tests;

public sealed class CoordProcessTests
{
    [Fact]
    public void The_built_coord_lies_beside_the_tests_and_runs()
    {
        using var sandbox = new GitSandbox();
        var answers = CoordProcess.RunTogether(sandbox, Enumerable.Repeat(new CoordCall(sandbox.Root, "help"), 3));
        Assert.All(answers, answer => Assert.True(answer.ExitCode == 0, answer.ToString()));
        Assert.All(answers, answer => Assert.True(answer.Started < answer.Ended));
    }
}
