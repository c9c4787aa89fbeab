using Coordination.Cli.Completion;
using Coordination.Cli.Output;
using Coordination.Cli.Tests.EndToEnd;
using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests.Completion;

public sealed class CompletionCallTests
{
    [Fact]
    public async Task Every_command_is_offered_word_by_word_with_all_its_options()
    {
        foreach (var spec in CommandList.All)
        {
            var words = spec.Path.Split(' ');
            for (var i = 0; i < words.Length; i++)
            {
                Assert.Contains(words[i], await OfferedAsync(words[..i], ""));
                Assert.Equal([words[i]], (await OfferedAsync(words[..i], words[i])).Where(word => word == words[i]));
            }

            var options = await OfferedAsync(words, "-");
            Assert.All(spec.Options.Concat(GlobalOptions.Specs), option => Assert.Contains(option.Name, options));
            Assert.All(spec.Options.Where(option => !option.Choices.IsEmpty), option => Assert.Equal(option.Choices, OfferedAsync([.. words, option.Name], "").Result));
        }
    }

    [Theory]
    [InlineData("", "clame", "")]
    [InlineData("", "st", "status stale")]
    [InlineData("", "--vers", "--version")]
    [InlineData("claim --next", "--ne", "")]
    [InlineData("claim --json", "--js", "")]
    [InlineData("-C . claim", "--allow", "--allow-conflict")]
    [InlineData("help", "exit", "exit-codes")]
    [InlineData("help prd", "sh", "show")]
    [InlineData("completion", "", "bash zsh fish pwsh")]
    [InlineData("completion --", "b", "bash")]
    [InlineData("completion bash", "", "")]
    [InlineData("nonsense", "", "")]
    [InlineData("prd nonsense", "", "")]
    [InlineData("verify --acks", "", ":files")]
    [InlineData("-C", "", ":folders")]
    [InlineData("heartbeat --while", "", "")]
    public async Task What_is_offered_follows_from_the_words_before(string before, string typed, string expected)
    {
        var offered = await OfferedAsync(before.Split(' ', StringSplitOptions.RemoveEmptyEntries), typed);
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), offered);
    }

    [Theory]
    [InlineData("complete")]
    [InlineData("complete --at")]
    [InlineData("complete claim --next")]
    [InlineData("complete --at= claim")]
    [InlineData("complete --at= --json --session ../.. claim")]
    [InlineData("complete --at= -C /nowhere/at/all release")]
    [InlineData("complete --at= --session")]
    public async Task Nothing_that_goes_wrong_is_said(string line)
    {
        var world = new World();
        Assert.Equal(0, await world.RunAsync(line.Split(' ')));
        Assert.Equal(("", ""), (world.Stdout, world.Stderr));
    }

    [Fact]
    public async Task A_damaged_state_and_a_missing_git_offer_nothing_and_say_nothing()
    {
        using var scene = new Scene();
        scene.EditMain("docs/prd-registry.json", _ => "{");
        await scene.One.RunAsync(7, "status");
        Assert.Equal("", await AnswerAsync(scene.One, "", "claim"));
        scene.Sandbox.Environment["PATH"] = "";
        Assert.Equal("", await AnswerAsync(scene.One, "", "claim"));
    }

    [Fact]
    public async Task Names_are_those_that_make_sense_there_and_are_asked_from_this_clone_alone()
    {
        using var scene = new Scene();
        await scene.Two.RunAsync(0, "claim", "billing");
        await scene.One.RunAsync(0, "claim", "print-templates");
        var path = scene.Sandbox.Environment["PATH"];
        var log = Path.Combine(scene.Sandbox.Root, "calls");
        if (!OperatingSystem.IsWindows())
        {
            scene.Sandbox.Environment["PATH"] = StandInGit.Install(scene.Sandbox, $"echo \"$*\" >> '{log}'\nexec \"$git\" \"$@\"");
        }

        Directory.Move(scene.Bare, scene.Bare + "-away");
        scene.Git(scene.One, "remote", "set-head", "origin", "--delete");
        File.Delete(Path.Combine(scene.One.Directory, ".git", "coord", "location"));
        File.Delete(log);
        Assert.Equal("receipts\tPRD, ready\ninvoices\tPRD, ready\n", await AnswerAsync(scene.One, "", "claim"));
        Assert.Equal("print-templates\tPRD, held\nbilling\tPRD, held\n", await AnswerAsync(scene.One, "", "resume"));
        Assert.Contains("labels\tPRD\n", await AnswerAsync(scene.One, "", "prd", "show"), StringComparison.Ordinal);
        Assert.Equal("US-001\topen story\nUS-002\topen story\n", await AnswerAsync(scene.One, "US", "heartbeat", "--story"));
        Assert.Equal(2, (await AnswerAsync(scene.One, "--session=developer-", "status")).Split("--session=developer-").Length - 1);
        Assert.Equal("feature/print-templates\tbranch\n", await AnswerAsync(scene.One, "feature/p", "init", "--state-ref"));
        Assert.Equal("receipts\tPRD, ready\n", await AnswerAsync(scene.Two, "re", "-C", scene.One.Directory, "claim"));
        scene.Sandbox.Environment["PATH"] = path;
        if (File.Exists(log))
        {
            Assert.DoesNotContain(File.ReadAllLines(log), call => call.Contains(" fetch", StringComparison.Ordinal) || call.Contains(" ls-remote", StringComparison.Ordinal) || call.Contains(" push", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_name_that_a_shell_could_take_for_more_than_a_word_is_not_offered()
    {
        string[] hostile = ["$(touch x)", "`x`", "a;b", "a b", "-x", "--yes", "a\nb", "a\tb", "\u001b[2J", "a'b", "a\"b", "a&b", "a|b", "~", "*", "%s", "..", "a>b", "ü", ":files"];
        var entries = string.Join(',', hostile.Select(id => $$"""{"id": {{System.Text.Json.JsonSerializer.Serialize(id)}}, "title": "x", "status": "ready"}"""));
        using var scene = new Scene();
        scene.EditMain("docs/prd-registry.json", _ => $$"""{"version": 1, "prds": [{{entries}}, {"id": "fine", "title": "$(touch x)", "status": "ready"}], "completed": [], "abandoned": []}""");
        foreach (var name in new[] { "$(touch)", "a;b", "a&b", "a'b", "`x`" })
        {
            scene.Git(scene.One, "branch", name);
        }

        await scene.One.RunAsync(0, "status");
        Assert.Equal("fine\tPRD, ready\n", await AnswerAsync(scene.One, "", "claim"));
        Assert.Equal("main\tbranch\n", await AnswerAsync(scene.One, "", "init", "--state-ref"));
    }

    private static async Task<IReadOnlyList<string>> OfferedAsync(IEnumerable<string> before, string typed)
    {
        var world = new World();
        Assert.Equal(0, await world.RunAsync([CompletionCall.Word, "--at=" + typed, .. before]));
        Assert.Equal("", world.Stderr);
        var lines = world.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.Equal(2, line.Split('\t').Length));
        Assert.All(lines.Where(line => line[0] != ':'), line => Assert.True(SafeName.IsWord(line.Split('\t')[0]), line));
        return [.. lines.Select(line => line.Split('\t')[0])];
    }

    private static async Task<string> AnswerAsync(Clone clone, string typed, params string[] before)
    {
        var world = await clone.RunAsync(0, [CompletionCall.Word, "--at=" + typed, .. before]);
        Assert.Equal("", world.Stderr);
        return world.Stdout;
    }
}
