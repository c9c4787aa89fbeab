using System.Text;
using Coordination.Git;

namespace Coordination.GitTests.Speed;

/// <summary>git as a child, in both ways in which one is started, on the caller's thread and on another.</summary>
public sealed class ChildTests : IDisposable
{
    private readonly GitSandbox sandbox = new("child");

    public ChildTests() => sandbox.Git(sandbox.Root, "init", "-q", sandbox.Root);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_a_pipe_holds_goes_in_and_comes_out(bool blocks)
    {
        var git = Git(blocks);
        var bytes = new byte[3 << 20];
        new Random(5).NextBytes(bytes);
        var stored = await git.RunAsync(new GitCall("hash-object", "-w", "--stdin") { Input = bytes }, Token);
        Assert.True(stored.Ok, stored.Words);
        var read = await git.RunAsync(new GitCall("cat-file", "blob", stored.Line), Token);
        Assert.True(read.Output.Span.SequenceEqual(bytes));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Input_that_git_does_not_read_is_no_error_of_ours(bool blocks)
    {
        var result = await Git(blocks).RunAsync(new GitCall("rev-parse", "--no-such-thing-at-all", "HEAD") { Input = new byte[1 << 20] }, Token);
        Assert.Equal(128, result.ExitCode);
        Assert.NotEqual("", result.Words);
        Assert.False(result.Killed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Arguments_and_variables_arrive_as_they_are(bool blocks)
    {
        var call = new GitCall("-c", "alias.say=!printf '%s|' \"$WORD\"", "say", "a b", "", "ü€\"'$x\n", "-c")
        {
            Environment = [new("WORD", "größer ' \" \n x")],
            Settings = [new("a.b", "=c")],
        };
        var result = await Git(blocks).RunAsync(call, Token);
        Assert.Equal("größer ' \" \n x|a b||ü€\"'$x\n|-c|", result.Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_git_that_does_not_end_is_ended_with_all_that_it_started(bool blocks)
    {
        var mark = Path.Combine(sandbox.Root, "mark");
        var call = new GitCall("-c", $"alias.wait=!echo here; sleep 600; echo late > '{mark}'", "wait") { Timeout = TimeSpan.FromMilliseconds(700) };
        var result = await Git(blocks).RunAsync(call, Token);
        Assert.True(result.Killed);
        Assert.False(result.Ok);
        Assert.False(File.Exists(mark));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Giving_up_ends_git(bool blocks)
    {
        using var giveUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Git(blocks).RunAsync(new GitCall("-c", "alias.wait=!sleep 600", "wait"), giveUp.Token));
    }

    [Fact]
    public void A_nul_in_an_argument_is_refused_and_not_cut_off()
    {
        if (OperatingSystem.IsLinux())
        {
            Assert.ThrowsAny<ArgumentException>(() => Git(blocks: true).Run(new GitCall("version", "a\0b"), Token));
        }
    }

    [Fact]
    public void The_way_of_the_platform_does_the_same()
    {
        var environment = GitEnvironment.For(sandbox.Environment);
        var executable = GitExecutable.Locate(sandbox.Environment);
        using var child = PlatformChild.Start(executable, sandbox.Root, ["hash-object", "--stdin"], environment, talks: false);
        var output = new MemoryStream();
        var error = new MemoryStream();
        Assert.True(child.Collect("hello\n"u8.ToArray(), output, error, TimeSpan.FromMinutes(1)));
        Assert.Equal(0, child.WaitForExit(TimeSpan.FromMinutes(1)));
        Assert.Equal("ce013625030ba8dba906f756967f9e9ca394464a\n", Encoding.UTF8.GetString(output.ToArray()));

        using var talk = PlatformChild.Start(executable, sandbox.Root, ["cat-file", "--batch-check"], environment, talks: true);
        var conversation = new GitConversation(talk);
        conversation.Say("HEAD\n");
        Assert.Equal("HEAD missing", conversation.ReadLine());
        conversation.End();
    }

    public void Dispose() => sandbox.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private GitProcess Git(bool blocks) =>
        new(GitExecutable.Locate(sandbox.Environment), sandbox.Root, GitEnvironment.For(sandbox.Environment), null) { Blocks = blocks };
}
