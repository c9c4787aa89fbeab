using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests;

/// <summary>The programs of docs/library.md compile against the library alone, and do what the page says.</summary>
public sealed class LibrarySampleTests
{
    private static readonly string[] Programs = [.. MarkdownText.Blocks(File.ReadAllText(TestTree.Folder("docs", "library.md")), "csharp")];

    [Fact]
    public void A_PRD_is_held_worked_on_and_released()
    {
        using var sandbox = new GitSandbox();
        var clone = Project(sandbox);
        var program = SampleProgram.Build(sandbox, Programs[0]);

        var first = SampleProgram.Run(sandbox, clone, program);
        Assert.True(first.Ok, first.ToString());
        Assert.Collection(
            first.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.EndsWith(" holds print-templates on feature/print-templates with fence 1", line, StringComparison.Ordinal),
            line => Assert.Equal("US-001 is done", line),
            line => Assert.Equal("US-002 is done", line),
            line => Assert.StartsWith("released, archived in docs/completed/", line, StringComparison.Ordinal));

        var second = SampleProgram.Run(sandbox, clone, program);
        Assert.Equal((4, "nothing to do: nothing_left\n"), (second.ExitCode, second.Error));
    }

    [Fact]
    public void A_container_gives_a_coordinator()
    {
        using var sandbox = new GitSandbox();
        var clone = Project(sandbox);
        var program = SampleProgram.Build(
            sandbox, Programs[1], "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.DependencyInjection.Abstractions",
            "Microsoft.Extensions.Options", "Microsoft.Extensions.Primitives", "Microsoft.Extensions.Logging.Abstractions");
        var answer = SampleProgram.Run(sandbox, clone, program);
        Assert.True(answer.Ok, answer.ToString());
        Assert.Equal("print-templates: free\n", answer.Output);
    }

    [Fact]
    public void Every_program_of_the_page_is_run() => Assert.Equal(2, Programs.Length);

    private static string Project(GitSandbox sandbox)
    {
        var remote = sandbox.BareRemote();
        sandbox.SeedProject(remote, PrdSeed.Of("print-templates", 2));
        return sandbox.Clone(remote, "ada");
    }
}
