using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests;

/// <summary>What the README tells a newcomer to type works as it stands there.</summary>
public sealed class ReadmeSampleTests
{
    [Fact]
    public void Exactly_two_commands_set_a_fresh_machine_up()
    {
        string[] expected = ["dotnet run --project src/Cli -- demo", "dotnet test"];
        Assert.Equal(expected, ReadmeText.CommandsOf("Set up"));
        Assert.Equal(
            [.. expected, .. ReadmeText.CommandsOf("Install")],
            ReadmeText.AllCommands().Where(line => !line.StartsWith("coord ", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_five_lines_of_the_quick_start_work_one_after_the_other()
    {
        using var sandbox = new GitSandbox();
        var remote = sandbox.BareRemote();
        sandbox.SeedProject(remote);
        var clone = sandbox.Clone(remote, "ada");
        var before = sandbox.Tip(clone, "HEAD");

        var commands = ReadmeText.CommandsOf("Quick start");
        Assert.Equal(["init", "prd", "claim", "heartbeat", "release"], commands.Select(line => line.Split(' ')[1]));
        foreach (var command in commands)
        {
            var answer = CoordProcess.Run(sandbox, clone, CommandLine.Split(command)[1..]);
            Assert.True(answer.ExitCode == 0, $"{command}: {answer}");
        }

        Assert.Contains("docs/completed/", sandbox.Text(remote, "main", "docs/prd-registry.json"), StringComparison.Ordinal);
        Assert.Equal(before, sandbox.Tip(clone, "HEAD"));
        Assert.Empty(sandbox.Git(clone, "status", "--porcelain"));
    }

    [Fact]
    public void The_program_of_the_library_section_compiles_and_does_what_it_says()
    {
        using var sandbox = new GitSandbox();
        var remote = sandbox.BareRemote();
        sandbox.SeedProject(remote, PrdSeed.Of("print-templates", 2));
        var clone = sandbox.Clone(remote, "ada");
        var program = SampleProgram.Build(sandbox, Assert.Single(ReadmeText.Blocks("csharp")));

        var first = SampleProgram.Run(sandbox, clone, program);
        Assert.True(first.Ok, first.ToString());
        Assert.Collection(
            first.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Equal("claimed print-templates on feature/print-templates, fence 1", line),
            line => Assert.Equal("US-001 is done, 1 of 2", line),
            line => Assert.Equal("US-002 is done, 2 of 2", line),
            line => Assert.StartsWith("released print-templates, archived in docs/completed/", line, StringComparison.Ordinal));
        Assert.Contains("\"passes\": true", Archived(sandbox, remote), StringComparison.Ordinal);

        var second = SampleProgram.Run(sandbox, clone, program);
        Assert.Equal((4, "nothing_left: every PRD is done\n"), (second.ExitCode, second.Error));
    }

    private static string Archived(GitSandbox sandbox, string remote)
    {
        var file = Assert.Single(
            sandbox.Git(remote, "ls-tree", "-r", "--name-only", "main", "docs/completed").Split('\n'),
            path => path.EndsWith("prd-print-templates.json", StringComparison.Ordinal));
        return sandbox.Text(remote, "main", file);
    }
}
