using Coordination.Cli.Completion;
using Coordination.Cli.Tests.EndToEnd;
using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests.Completion;

/// <summary>The scripts: as golden files, through each shell's own check of syntax, and bash's as a person would use it.</summary>
public sealed class ScriptTests
{
    private const string Press =
        """
        source "$1"
        COMP_WORDS=("${@:2}")
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _coord
        printf '%s\n' "${COMPREPLY[@]}"
        complete -p coord >&2
        """;

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task The_script_of(string shell)
    {
        var world = new World();
        GoldenFile.Check("completion-" + shell, GoldenFile.Transcript(world, await world.RunAsync("completion", shell)));
        Assert.Contains($"coord completion {shell}", world.Stdout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash", "-n")]
    [InlineData("zsh", "-n")]
    [InlineData("fish", "--no-execute")]
    [InlineData("pwsh", "-NoProfile", "-Command", "$e = $null; $null = [System.Management.Automation.Language.Parser]::ParseFile($args[0], [ref]$null, [ref]$e); exit $e.Count")]
    public void The_shell_takes_its_script(string shell, params string[] check)
    {
        if (Shells.Find(shell, $"the syntax of {shell}'s script") is { } program)
        {
            using var sandbox = new GitSandbox();
            var answer = ChildProcess.Run(program, [.. check, Script(sandbox, shell)], sandbox.Root, sandbox.Environment);
            Assert.True(answer is { ExitCode: 0, Error: "" }, answer.ToString());
        }
    }

    [Fact]
    public async Task Bash_completes_commands_options_and_names_and_evaluates_none()
    {
        if (Shells.Find("bash", "completion in bash") is not { } bash)
        {
            return;
        }

        using var scene = new Scene();
        Shells.PutCoordInPath(scene.Sandbox);
        scene.EditMain("docs/prd-registry.json", text => text.Replace("\"id\": \"prd-receipts\"", "\"id\": \"$(touch pwned)\"", StringComparison.Ordinal)
            .Replace("\"id\": \"receipts\"", "\"id\": \"$(touch pwned)\"", StringComparison.Ordinal));
        await scene.One.RunAsync(0, "claim", "print-templates");
        scene.Git(scene.One, "branch", "x;touch${IFS}pwned");
        File.WriteAllText(Path.Combine(scene.One.Directory, ".git", "info", "exclude"), "pwned\n");

        string[] Offered(params string[] words) => Complete(scene, bash, words);
        Assert.Equal(["claim"], Offered("cl"));
        Assert.Equal(["list", "show"], Offered("prd", "").Intersect(["list", "show"]));
        Assert.Equal(["billing", "invoices"], Offered("claim", ""));
        Assert.Equal(["print-templates"], Offered("release", "p"));
        Assert.Equal(["US-001", "US-002"], Offered("heartbeat", "--story", ""));
        Assert.Equal(["US-001", "US-002"], Offered("heartbeat", "--story", "=", "US"));
        Assert.Equal(["--exit-code"], Offered("status", "--ex"));
        Assert.Equal(ShellScript.Names, Offered("completion", ""));
        Assert.Equal(["feature/print-templates", "main"], Offered("init", "--state-ref", "").Order());
        Assert.Equal([""], Offered("claim", "$(touch pwned)", ""));
        Assert.Empty(Directory.GetFiles(scene.One.Directory, "pwned*", SearchOption.AllDirectories));
    }

    private static string[] Complete(Scene scene, string bash, string[] words)
    {
        var answer = ChildProcess.Run(
            bash, ["--norc", "--noprofile", "-c", Press, "bash", Script(scene.Sandbox, "bash"), "coord", .. words], scene.One.Directory, scene.Sandbox.Environment);
        Assert.True(answer is { ExitCode: 0, Error: "complete -F _coord coord\n" }, answer.ToString());
        return answer.Output.TrimEnd('\n').Split('\n');
    }

    private static string Script(GitSandbox sandbox, string shell)
    {
        var file = Path.Combine(sandbox.Root, "completion." + (shell == "pwsh" ? "ps1" : shell));
        File.WriteAllText(file, string.Join('\n', ShellScript.Find(shell)!.Lines) + "\n");
        return file;
    }
}
