using Coordination.Git.Checkups;

namespace Coordination.Tests.Git;

/// <summary>Which settings run programs, and on which line each stands.</summary>
public sealed class ConfigThatRunsTests
{
    [Theory]
    [InlineData("core.hookspath", ".husky")]
    [InlineData("core.fsmonitor", "/tmp/evil")]
    [InlineData("core.sshcommand", "ssh -i key")]
    [InlineData("credential.helper", "store")]
    [InlineData("credential.https://example.com.helper", "!evil")]
    [InlineData("filter.lfs.process", "git-lfs filter-process")]
    [InlineData("merge.ours.driver", "true")]
    [InlineData("diff.word.textconv", "docx2txt")]
    [InlineData("alias.st", "!sh -c evil")]
    [InlineData("gpg.program", "/tmp/gpg")]
    [InlineData("gpg.ssh.program", "/tmp/gpg")]
    [InlineData("http.https://example.com/.proxy", "http://evil")]
    [InlineData("url.https://evil/.insteadof", "https://example.com/")]
    [InlineData("include.path", "../evil")]
    [InlineData("includeif.gitdir:/x/.path", "../evil")]
    [InlineData("hook.x.command", "evil")]
    [InlineData("remote.origin.uploadpack", "evil")]
    [InlineData("submodule.x.update", "!evil")]
    public void A_setting_that_runs_a_program_or_leads_elsewhere_is_one(string key, string value) => Assert.True(RunningKeys.Contains(key, value));

    [Theory]
    [InlineData("core.fsmonitor", "true")]
    [InlineData("alias.st", "status")]
    [InlineData("core.bare", "false")]
    [InlineData("merge.ours.name", "keep")]
    [InlineData("remote.origin.url", "x")]
    [InlineData("submodule.x.update", "rebase")]
    [InlineData("credential.helper", "")]
    public void Another_is_not(string key, string value) => Assert.False(RunningKeys.Contains(key, value));

    [Fact]
    public void The_line_of_each_setting_is_found_as_git_reads_the_file()
    {
        var lines = ConfigLines.Parse("# x\n[core]\n\tbare = false\n[filter \"LFS x\"] clean = a\n\tprocess = b \\\n\tclean = no\n[Core]\n  HooksPath=x ; y\n[core]\n\thookspath\n");
        Assert.Equal([3], lines["core.bare"]);
        Assert.Equal([4], lines["filter.LFS x.clean"]);
        Assert.Equal([5], lines["filter.LFS x.process"]);
        Assert.Equal([8, 10], lines["core.hookspath"]);
    }

    [Fact]
    public void Entries_are_numbered_by_key_and_file()
    {
        var entries = ConfigEntry.Parse("local\0file:.git/config\0core.a\n1\0local\0file:.git/config\0core.a\n2\0global\0file:/x\0core.a\n3\0command\0command line:\0core.b\0").ToList();
        Assert.Equal([0, 1, 0, 0], entries.Select(entry => entry.Number));
        Assert.Equal((null, "true"), (entries[3].File, entries[3].Value));
    }
}
