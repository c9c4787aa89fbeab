using System.Text;
using System.Text.Json;
using Coordination.Cli.Agents;
using Coordination.Cli.Parsing;
using Coordination.Cli.Tests.EndToEnd;
using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests.Agents;

public sealed class AgentsMdTests
{
    [Fact]
    public void The_block_is_short_and_names_only_commands_that_there_are()
    {
        var lines = AgentsMd.Text.Split('\n');
        Assert.InRange(lines.Length, 1, 25);
        var commands = AgentsMd.Text.Split('`').Where((_, index) => index % 2 == 1).Where(code => code.StartsWith("coord ", StringComparison.Ordinal)).ToList();
        Assert.Contains("coord prime", commands);
        Assert.All(commands.Where(command => !command.StartsWith("coord help", StringComparison.Ordinal)), command => Assert.NotNull(Grammar.Parse(command.Split(' ')[1..])));
        Assert.All([3, 5, 6, 75, 76], code => Assert.Contains($"- {code}: ", AgentsMd.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Init_sets_up_and_writes_the_files_without_committing_them_and_deinit_takes_them_back()
    {
        using var scene = new Scene(new ProjectSeed { MultiSession = false, Prds = Scene.Shop });
        scene.Sandbox.Write(scene.One.Directory, "CLAUDE.md", "\uFEFF# Mine\r\nno last line end");
        var before = (scene.Refs, scene.Git(scene.One, "status", "--porcelain"));
        var dry = await scene.One.RunAsync(0, "init", "--agents-md", "--dry-run");
        Assert.Contains("AGENTS.md: new file with the block", dry.Stdout, StringComparison.Ordinal);
        Assert.Contains("next: coord init --agents-md\n", dry.Stdout, StringComparison.Ordinal);
        Assert.Equal(before, (scene.Refs, scene.Git(scene.One, "status", "--porcelain")));

        var done = await scene.One.JsonAsync(0, "init", "--agents-md");
        Assert.Equal([("AGENTS.md", "made"), ("CLAUDE.md", "added")], Changes(done));
        Assert.NotEqual(JsonValueKind.Null, done.GetProperty("data").GetProperty("commit").ValueKind);
        Assert.Equal("?? AGENTS.md\n?? CLAUDE.md", scene.Git(scene.One, "status", "--porcelain"));
        Assert.False(scene.IsOnMain("AGENTS.md"));
        Assert.Contains(AgentsMd.Text, Read(scene, "AGENTS.md"), StringComparison.Ordinal);
        Assert.Matches("^\uFEFF# Mine\r\nno last line end\r\n\r\n<!-- [^\n]*gap=2 -->\r\n@AGENTS\\.md\r\n<!-- [^\n]* -->\r\n$", Read(scene, "CLAUDE.md"));

        Assert.Equal([("AGENTS.md", "unchanged"), ("CLAUDE.md", "unchanged")], Changes(await scene.One.JsonAsync(0, "-C", "docs/..", "init", "--agents-md")));
        await scene.One.JsonAsync(0, "deinit", "--agents-md", "--dry-run");
        Assert.Equal([("AGENTS.md", "file_removed"), ("CLAUDE.md", "removed")], Changes(await scene.One.JsonAsync(0, "deinit", "--agents-md")));
        Assert.Equal(("\uFEFF# Mine\r\nno last line end", "?? CLAUDE.md"), (Read(scene, "CLAUDE.md"), scene.Git(scene.One, "status", "--porcelain")));
        Assert.StartsWith("nothing to do: ", (await scene.One.RunAsync(0, "deinit", "--agents-md")).Stdout, StringComparison.Ordinal);
        await scene.One.RunAsync(0, "claim", "billing");
    }

    [Fact]
    public async Task Where_coordination_is_on_only_the_files_are_written_and_nobody_is_asked()
    {
        using var scene = new Scene();
        await scene.One.RunAsync(0, "init");
        var before = scene.Refs;
        Directory.Move(scene.Bare, scene.Bare + "-away");
        Assert.Equal([("AGENTS.md", "made"), ("CLAUDE.md", "made")], Changes(await scene.One.JsonAsync(0, "init", "--agents-md")));
        Assert.Equal([("AGENTS.md", "file_removed"), ("CLAUDE.md", "file_removed")], Changes(await scene.One.JsonAsync(0, "deinit", "--agents-md")));
        Directory.Move(scene.Bare + "-away", scene.Bare);
        Assert.Equal(before, scene.Refs);
    }

    [Fact]
    public async Task Edits_by_hand_are_overwritten_only_after_a_yes_and_a_copy_is_kept()
    {
        using var scene = new Scene();
        await scene.One.RunAsync(0, "init", "--agents-md");
        var edited = Read(scene, "AGENTS.md").Replace("coord prime", "my own way", StringComparison.Ordinal);
        foreach (var command in new[] { "init", "deinit" })
        {
            scene.Sandbox.Write(scene.One.Directory, "AGENTS.md", edited);
            var pointer = Read(scene, "CLAUDE.md");
            var refused = await scene.One.RunAsync(9, command, "--agents-md");
            Assert.Equal($"coord {command} --agents-md --yes", refused.Stderr.TrimEnd('\n').Split('\n')[^1]);
            Assert.Equal((edited, pointer), (Read(scene, "AGENTS.md"), Read(scene, "CLAUDE.md")));

            var done = await scene.One.JsonAsync(0, command, "--agents-md", "--yes");
            var kept = done.GetProperty("data").GetProperty("agentFiles")[0].GetProperty("keptCopy").GetString()!;
            Assert.StartsWith(Path.Combine(scene.One.Directory, ".git"), kept, StringComparison.Ordinal);
            Assert.Equal(edited, File.ReadAllText(kept));
        }

        Assert.False(File.Exists(Path.Combine(scene.One.Directory, "AGENTS.md")));
    }

    [Theory]
    [InlineData("folder", "is a folder")]
    [InlineData("broken", "has no coord:end agents after it")]
    [InlineData("merge", "conflict markers")]
    [InlineData("link", "is a link")]
    [InlineData("dangling", "is a link")]
    [InlineData("circle", "is a link")]
    public async Task What_cannot_be_edited_safely_is_refused_before_anything_is_written(string what, string says)
    {
        using var scene = new Scene(new ProjectSeed { MultiSession = false, Prds = Scene.Shop });
        var file = Path.Combine(scene.One.Directory, "AGENTS.md");
        var outside = Path.Combine(scene.Sandbox.Root, "outside.md");
        File.WriteAllText(outside, "outside\n");
        if (what == "folder")
        {
            Directory.CreateDirectory(file);
        }
        else if (what is "link" or "dangling" or "circle")
        {
            File.CreateSymbolicLink(file, what == "link" ? outside : what == "circle" ? file : Path.Combine(scene.Sandbox.Root, "nowhere"));
        }
        else
        {
            File.WriteAllText(file, what == "merge" ? "<<<<<<< ours\n" : "<!-- coord:begin agents 0 -->\n");
        }

        var before = (scene.Refs, scene.Git(scene.One, "status", "--porcelain"));
        foreach (var command in new[] { "init", "deinit" })
        {
            var refused = await scene.One.RunAsync(9, command, "--agents-md", "--yes");
            Assert.StartsWith("error[in_the_way]: ", refused.Stderr, StringComparison.Ordinal);
            Assert.Contains(says, refused.Stderr, StringComparison.Ordinal);
            Assert.Equal(3, refused.Stderr.TrimEnd('\n').Split('\n').Length);
        }

        Assert.Equal(before, (scene.Refs, scene.Git(scene.One, "status", "--porcelain")));
        Assert.Equal(("outside\n", false), (File.ReadAllText(outside), File.Exists(Path.Combine(scene.Sandbox.Root, "nowhere"))));
    }

    [Fact]
    public async Task The_pointer_is_left_out_where_it_is_not_needed()
    {
        using var scene = new Scene();
        File.CreateSymbolicLink(Path.Combine(scene.One.Directory, "CLAUDE.md"), "AGENTS.md");
        Assert.Equal([("AGENTS.md", "made"), ("CLAUDE.md", "not_needed")], Changes(await scene.One.JsonAsync(0, "init", "--agents-md")));
        Assert.DoesNotContain("agents-pointer", Read(scene, "AGENTS.md"), StringComparison.Ordinal);

        scene.Sandbox.Write(scene.Two.Directory, "CLAUDE.md", "Read this:\r\n@AGENTS.md\r\n");
        Assert.Equal([("AGENTS.md", "made"), ("CLAUDE.md", "not_needed")], Changes(await scene.Two.JsonAsync(0, "init", "--agents-md")));
        Assert.Equal("Read this:\r\n@AGENTS.md\r\n", File.ReadAllText(Path.Combine(scene.Two.Directory, "CLAUDE.md")));
    }

    [Fact]
    public async Task A_bare_repository_and_a_file_that_cannot_be_written_are_refused_in_three_lines()
    {
        using var scene = new Scene();
        var bare = new Clone(scene.Sandbox, scene.Bare);
        Assert.Contains("no working tree", (await bare.RunAsync(9, "init", "--agents-md")).Stderr, StringComparison.Ordinal);
        var none = new Clone(scene.Sandbox, scene.Sandbox.Root);
        Assert.Equal("not_a_repository", (await none.JsonAsync(9, "deinit", "--agents-md")).GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_mode_of_a_file_is_kept()
    {
        using var scene = new Scene();
        scene.Sandbox.Write(scene.One.Directory, "AGENTS.md", "mine\n");
        var file = Path.Combine(scene.One.Directory, "AGENTS.md");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await scene.One.RunAsync(0, "init", "--agents-md");
        Assert.StartsWith("mine\n\n<!-- coord:begin agents ", Read(scene, "AGENTS.md"), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        Assert.DoesNotContain(Directory.GetFiles(scene.One.Directory), name => Path.GetFileName(name).StartsWith(".AGENTS", StringComparison.Ordinal));
    }

    private static string Read(Scene scene, string path) => Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(scene.One.Directory, path)));

    private static IEnumerable<(string?, string?)> Changes(JsonElement document) => document.GetProperty("data").GetProperty("agentFiles").EnumerateArray()
        .Select(file => (file.GetProperty("path").GetString(), file.GetProperty("change").GetString()));
}
