using Coordination.Cli.Commands;
using Coordination.Cli.Parsing;

namespace Coordination.Cli.Tests.Parsing;

public sealed class ParserTests
{
    private static readonly string[] Words =
    [
        "claim", "heartbeat", "print-templates", "prd-x", "US-001", "--next", "--allow-conflict", "--checkout", "--story", "--current", "--while", "--for",
        "4711", "2h", "45s", "--json", "--quiet", "--verbose", "--yes", "--offline", "--no-color", "-C", "--session", "--deadline", "developer-abc123",
        "--", "-x", "--story=US-001", "", "@file", "[suggest]", "status", "/?",
    ];

    [Theory]
    [InlineData("claim print-templates")]
    [InlineData("claim --next --json")]
    [InlineData("claim --allow-conflict print-templates --checkout --verbose")]
    [InlineData("-C /tmp/x --session developer-abc123 claim print-templates --deadline 30s")]
    [InlineData("heartbeat")]
    [InlineData("heartbeat print-templates --story US-001 --current US-002 --quiet --yes --offline --no-color")]
    [InlineData("heartbeat --while 4711")]
    [InlineData("--json heartbeat --for 1h30m")]
    public void Ordinary_command_lines_take_the_hot_path_and_mean_the_same_there(string line)
    {
        var args = line.Split(' ');
        Assert.Equal(Grammar.Parse(args), Assert.IsType<Invocation>(HotPath.TryParse(args)));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("claim --unknown")]
    [InlineData("claim a b")]
    [InlineData("claim -- x")]
    [InlineData("heartbeat --story")]
    [InlineData("heartbeat --story --json")]
    [InlineData("heartbeat --story=US-001")]
    [InlineData("heartbeat --story a --story b")]
    [InlineData("--json")]
    [InlineData("-C claim")]
    public void Everything_else_is_left_to_the_full_parser(string line) => Assert.Null(HotPath.TryParse(line.Split(' ')));

    [Fact]
    public void Whatever_the_hot_path_understands_the_full_parser_understands_alike()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var taken = 0;
        for (var i = 0; i < 20_000 && taken < 400; i++)
        {
            string[] args = [.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => Words[random.Next(Words.Length)])];
            if (Outcome(HotPath.TryParse, args) is { } hot)
            {
                taken++;
                var full = Outcome(Grammar.Parse, args);
                Assert.True(Equals(hot, full), $"seed {seed}: {string.Join(' ', args)}: {hot} / {full}");
            }
        }

        Assert.True(taken > 100, $"seed {seed}: only {taken} lines were compared");
    }

    [Fact]
    public void Every_command_is_understood()
    {
        Assert.Equal(new StatusCommand(true), Grammar.Parse(["status", "--exit-code"]).Command);
        Assert.Equal(new PrdListCommand(), Grammar.Parse(["prd", "list"]).Command);
        Assert.Equal(new PrdShowCommand("x"), Grammar.Parse(["prd", "show", "x"]).Command);
        Assert.Equal(new ClaimCommand(null, true, false), Grammar.Parse(["claim", "--next", "--allow-conflict"]).Command);
        Assert.Equal(new ReleaseCommand("x", true), Grammar.Parse(["release", "x", "--incomplete"]).Command);
        Assert.Equal(new AbandonCommand(null, "no use", false), Grammar.Parse(["abandon", "--reason", "no use"]).Command);
        Assert.Equal(new UnclaimCommand("x", true), Grammar.Parse(["unclaim", "x", "--now"]).Command);
        Assert.Equal(new ResumeCommand("x", true, false, true), Grammar.Parse(["resume", "x", "--wait", "--checkout"]).Command);
        Assert.Equal(new StaleCommand(false), Grammar.Parse(["stale"]).Command);
        Assert.Equal(new InitCommand(true, "refs/coord/state", "up"), Grammar.Parse(["init", "--dry-run", "--state-ref", "refs/coord/state", "--remote", "up"]).Command);
        Assert.Equal(new PrdReadyCommand("x"), Grammar.Parse(["prd", "ready", "x"]).Command);
        Assert.Equal(new PrdNextCommand(true, true), Grammar.Parse(["prd", "next", "--allow-conflict", "--exit-code"]).Command);
        Assert.Equal(new UnblockCommand("x"), Grammar.Parse(["unblock", "x"]).Command);
        Assert.Equal(new DeinitCommand(false), Grammar.Parse(["deinit"]).Command);
        Assert.Equal(new VerifyCommand("a..b", "acks"), Grammar.Parse(["verify", "a..b", "--acks", "acks"]).Command);
    }

    [Fact]
    public void An_option_works_before_and_after_the_verb_and_with_an_equals_sign()
    {
        Assert.Equal("x", Grammar.Parse(["-C", "x", "status"]).Globals.Directory);
        Assert.Equal("x", Grammar.Parse(["status", "-C", "x"]).Globals.Directory);
        Assert.Equal(TimeSpan.FromSeconds(45), Grammar.Parse(["status", "--deadline=45s"]).Globals.Deadline);
        Assert.True(Grammar.Parse(["prd", "list", "--json"]).Globals.Json);
    }

    [Fact]
    public void An_option_that_repeats_has_all_its_values_and_takes_no_word_behind_them()
    {
        var block = Assert.IsType<BlockCommand>(Grammar.Parse(["block", "--file", "a", "--file=b", "billing", "--reason", "- because"]).Command);
        Assert.Equal(("billing", "- because"), (block.PrdId, block.Reason));
        Assert.Equal(["a", "b"], block.Files);
        var add = Assert.IsType<PrdAddCommand>(Grammar.Parse(["prd", "add", "--story", "One", "x.md", "--story", "- two"]).Command);
        Assert.Equal("x.md", add.File);
        Assert.Equal(["One", "- two"], add.Said.Stories);
        Assert.Throws<UsageException>(() => Grammar.Parse(["block", "--file"]));
        Assert.Throws<UsageException>(() => Grammar.Parse(["block", "--file", "--json"]));
        Assert.Throws<UsageException>(() => Grammar.Parse(["prd", "add", "x.md", "--title", "a", "--title", "b"]));
    }

    [Fact]
    public void A_time_in_the_past_is_a_span_or_a_date()
    {
        LogCommand Of(string time) => Assert.IsType<LogCommand>(Grammar.Parse(["log", "--since", time]).Command);
        Assert.Equal(TimeSpan.FromHours(2), Of("2h").Ago);
        Assert.Equal(new DateTimeOffset(2026, 2, 19, 0, 0, 0, TimeSpan.Zero), Of("2026-02-19").Request.Since);
        Assert.Equal(new DateTimeOffset(2026, 2, 19, 14, 0, 0, TimeSpan.Zero), Of("2026-02-19T15:00:00+01:00").Request.Since);
        Assert.Throws<UsageException>(() => Of("soon"));
    }

    [Fact]
    public void Response_files_are_not_read() => Assert.Equal(new PrdShowCommand("@/etc/passwd"), Grammar.Parse(["prd", "show", "@/etc/passwd"]).Command);

    private static object? Outcome(Func<IReadOnlyList<string>, Invocation?> parse, string[] args)
    {
        try
        {
            return parse(args);
        }
        catch (UsageException failure)
        {
            return failure.Message;
        }
    }
}
