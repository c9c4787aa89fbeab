namespace Coordination.GitTests.Kit;

public sealed class SandboxTests
{
    [Fact]
    public void The_folder_is_named_after_the_test_and_gone_afterwards()
    {
        string root;
        using (var sandbox = new GitSandbox())
        {
            root = sandbox.Root;
            Assert.StartsWith("The_folder_is_named_after_the_test", Path.GetFileName(root), StringComparison.Ordinal);
            sandbox.Clone(sandbox.BareRemote(), "ada");
        }

        Assert.False(Directory.Exists(root));
    }

    [Fact]
    public void Git_knows_nothing_of_the_machine()
    {
        using var sandbox = new GitSandbox();
        var origins = sandbox.Git(sandbox.Root, "config", "--list", "--show-origin", "--name-only");
        Assert.All(origins.Split('\n'), line => Assert.Contains(sandbox.Root, line, StringComparison.Ordinal));
        Assert.DoesNotContain(sandbox.Environment.Keys, name => name.StartsWith("CLAUDE", StringComparison.Ordinal) || name is "CI" or "GIT_DIR");
        Assert.Equal($"{GitSandbox.UserName} <{GitSandbox.UserEmail}>", sandbox.Git(sandbox.Root, "var", "GIT_AUTHOR_IDENT").Split('>')[0] + ">");
        sandbox.ForgetIdentity();
        Assert.False(sandbox.TryGit(sandbox.Root, "var", "GIT_AUTHOR_IDENT").Ok);
    }

    [Fact]
    public void A_seeded_project_is_on_the_remotes_main()
    {
        using var sandbox = new GitSandbox();
        var remote = sandbox.BareRemote();
        var tip = sandbox.SeedProject(remote, new ProjectSeed
        {
            Prds =
            [
                PrdSeed.Of("print-templates", 3).Done(1),
                new("prd-export") { Priority = "high", DependsOn = ["print-templates"], Paths = ["src/**"], ConflictsWith = [new("print-templates", "low", "src/a")] },
            ],
            Coordination = new() { ["staleAfter"] = "5s" },
        });
        Assert.Equal(tip, sandbox.Tip(remote, "refs/heads/main"));
        var files = sandbox.Git(remote, "ls-tree", "-r", "--name-only", "main").Split('\n');
        Assert.Superset(
            new HashSet<string> { "docs/prd-registry.json", "docs/session-locks.json", "docs/prds/prd-print-templates.json", "docs/prds/prd-export.md", "project.json" },
            files.ToHashSet());
        Assert.Contains("\"staleAfter\": \"5s\"", sandbox.Text(remote, "main", "project.json"), StringComparison.Ordinal);
        Assert.Contains("\"completed\": 1", sandbox.Text(remote, "main", "docs/prd-registry.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_commit_is_the_tip_of_its_clone()
    {
        using var sandbox = new GitSandbox();
        var clone = sandbox.Clone(sandbox.BareRemote(), "ada");
        var commit = sandbox.Commit(clone, "src/a.txt", "a\n", "feat: a");
        Assert.Equal(commit, sandbox.Tip(clone, "HEAD"));
        Assert.Equal("a\n", sandbox.Read(clone, "src/a.txt"));
        Assert.Null(sandbox.TryTip(clone, "refs/heads/none"));
    }

    [Fact]
    public void A_failing_git_says_everything()
    {
        using var sandbox = new GitSandbox();
        var failure = Assert.Throws<InvalidOperationException>(() => sandbox.Git(sandbox.Root, "rev-parse", "HEAD"));
        Assert.Contains("not a git repository", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_that_does_not_end_is_ended()
    {
        using var sandbox = new GitSandbox();
        using var child = ChildProcess.Start("git", ["cat-file", "--batch"], sandbox.BareRemote(), sandbox.Environment);
        Assert.True(child.Wait().Ok);
        using var daemon = ChildProcess.Start("git", ["daemon", "--listen=127.0.0.1", "--port=0"], sandbox.Root, sandbox.Environment);
        Assert.Throws<TimeoutException>(() => daemon.Wait(TimeSpan.FromMilliseconds(1)));
        Assert.True(daemon.HasExited);
    }
}
