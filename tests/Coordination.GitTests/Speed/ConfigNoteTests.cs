using Coordination.Git;

namespace Coordination.GitTests.Speed;

/// <summary>The note of the configuration says what git would say, or nothing.</summary>
public sealed class ConfigNoteTests : IDisposable
{
    private readonly GitSandbox sandbox = new("config note");
    private readonly string clone;

    public ConfigNoteTests()
    {
        // The person's file is found by the home, as it is for most.
        sandbox.Environment.Remove("GIT_CONFIG_GLOBAL");
        clone = Path.Combine(sandbox.Root, "clone");
        sandbox.Git(sandbox.Root, "init", "-q", clone);
        sandbox.Git(clone, "remote", "add", "origin", "https://user:s3cret-word@example.org/x.git");
    }

    private string NotePath => Path.Combine(clone, ".git", "coord", "config");

    [Fact]
    public async Task The_second_command_asks_git_no_more_and_knows_the_same()
    {
        sandbox.Git(clone, "config", "coord.staleAfter", "20m");
        sandbox.Git(clone, "config", "hook.mine.command", "echo s3cret-word");
        sandbox.Git(clone, "config", "url.https://s3cret-word@example.org/.pushInsteadOf", "x:");
        var (first, asked) = await RecallAsync();
        Assert.Equal(1, asked);
        var (second, again) = await RecallAsync();
        Assert.Equal(0, again);
        foreach (var config in new[] { first, second })
        {
            Assert.Equal(GitSandbox.UserName, config["user.name"]);
            Assert.Equal("20m", config.OwnSection()["staleafter"]);
            Assert.Equal(1, config.Count("remote.origin.url"));
            Assert.Equal(0, config.Count("remote.origin.pushurl"));
            Assert.True(config.RewritesPushes);
            Assert.Equal(["mine"], config.Hooks);
        }
    }

    [Fact]
    public async Task No_url_and_no_command_is_kept_and_nobody_else_may_read_it()
    {
        sandbox.Git(clone, "config", "hook.mine.command", "echo s3cret-word");
        sandbox.Git(clone, "config", "http.extraHeader", "Authorization: s3cret-word");
        sandbox.Git(clone, "config", "url.https://s3cret-word@example.org/.pushInsteadOf", "x:");
        await RecallAsync();
        Assert.DoesNotContain("s3cret-word", await File.ReadAllTextAsync(NotePath, Token), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(NotePath));
        }
    }

    [Fact]
    public async Task What_the_note_does_not_have_is_asked_of_git()
    {
        sandbox.Git(clone, "config", "core.sshCommand", "ssh -v");
        await RecallAsync();
        var (config, asked) = await RecallAsync();
        Assert.Equal(0, asked);
        Assert.Equal("ssh -v", config["core.sshCommand"]);
        Assert.Equal("https://user:s3cret-word@example.org/x.git", config["remote.origin.url"]);
        Assert.Null(config["core.editor"]);
        Assert.Contains("core.sshcommand", config.Keys);
    }

    [Theory]
    [InlineData("the file of the repository", 1)]
    [InlineData("the file of the person", 1)]
    [InlineData("a file of the person that was not there", 1)]
    [InlineData("an included file", 1)]
    [InlineData("an included file that was not there", 1)]
    [InlineData("an included file that goes", 1)]
    [InlineData("the file of the worktree", 1)]
    [InlineData("another home", 1)]
    [InlineData("a value in the environment", 1)]
    [InlineData("nothing", 0)]
    public async Task A_change_is_seen(string what, int expected)
    {
        var included = Path.Combine(sandbox.Root, "included");
        var late = Path.Combine(sandbox.Root, "late");
        await File.WriteAllTextAsync(included, "[coord]\n\tstaleAfter = 11m\n", Token);
        sandbox.Git(clone, "config", "include.path", included);
        sandbox.Git(clone, "config", "--add", "include.path", "../../late");
        sandbox.Git(clone, "config", "extensions.worktreeConfig", "true");
        await RecallAsync();
        Assert.Equal(0, (await RecallAsync()).Asked);
        var home = sandbox.Environment["HOME"];
        var (key, value) = what switch
        {
            "the file of the repository" => Set(() => sandbox.Git(clone, "config", "coord.staleAfter", "20m"), "coord.staleAfter", "20m"),
            "the file of the person" => Set(() => sandbox.Git(clone, "config", "--global", "user.name", "Bea"), "user.name", "Bea"),
            "a file of the person that was not there" => Set(() => sandbox.Write(home, ".config/git/config", "[coord]\n\tsessionPrefix = x\n"), "coord.sessionPrefix", "x"),
            "an included file" => Set(() => File.WriteAllText(included, "[coord]\n\tstaleAfter = 12m\n"), "coord.staleAfter", "12m"),
            "an included file that was not there" => Set(() => File.WriteAllText(late, "[coord]\n\tstaleAfter = 13m\n"), "coord.staleAfter", "13m"),
            "an included file that goes" => Set(() => File.Delete(included), "coord.staleAfter", null),
            "the file of the worktree" => Set(() => sandbox.Git(clone, "config", "--worktree", "coord.staleAfter", "14m"), "coord.staleAfter", "14m"),
            "another home" => Set(() => sandbox.Environment["HOME"] = Directory.CreateDirectory(Path.Combine(sandbox.Root, "elsewhere")).FullName, "user.name", null),
            "a value in the environment" => Set(InEnvironment, "coord.staleAfter", "15m"),
            _ => ("coord.staleAfter", "11m"),
        };
        var (config, asked) = await RecallAsync();
        Assert.Equal((expected, value), (asked, config[key]));
    }

    [Theory]
    [InlineData("includeIf.onbranch:main.path")]
    [InlineData("includeIf.hasconfig:remote.*.url:https://**.path")]
    public async Task What_depends_on_more_than_files_is_not_kept(string key)
    {
        sandbox.Git(clone, "config", key, Path.Combine(sandbox.Root, "x"));
        await RecallAsync();
        Assert.False(File.Exists(NotePath));
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("{0}\0user.name")]
    [InlineData("{0}\0coord.staleAfter\0nonsense\0/etc/passwd\0none\01")]
    public async Task A_damaged_or_foreign_note_is_as_good_as_none(string text)
    {
        await RecallAsync();
        var stamp = (await File.ReadAllTextAsync(NotePath, Token)).Split('\0')[0];
        await File.WriteAllTextAsync(NotePath, text.Replace("{0}", stamp, StringComparison.Ordinal), Token);
        var (config, asked) = await RecallAsync();
        Assert.Equal(1, asked);
        Assert.Equal(GitSandbox.UserName, config["user.name"]);
    }

    public void Dispose() => sandbox.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static (string Key, string? Value) Set(Action change, string key, string? value)
    {
        change();
        return (key, value);
    }

    private void InEnvironment()
    {
        sandbox.Environment["GIT_CONFIG_COUNT"] = "1";
        sandbox.Environment["GIT_CONFIG_KEY_0"] = "coord.staleAfter";
        sandbox.Environment["GIT_CONFIG_VALUE_0"] = "15m";
    }

    private async Task<(GitConfig Config, int Asked)> RecallAsync()
    {
        var git = new GitProcess(GitExecutable.Locate(sandbox.Environment), clone, GitEnvironment.For(sandbox.Environment), null);
        var config = await GitConfig.RecallAsync(git, Repository.Discover(clone), sandbox.Environment, Token);
        return (config, git.Started);
    }
}
