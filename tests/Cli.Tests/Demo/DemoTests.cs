using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests.Demo;

public sealed class DemoTests
{
    /// <summary>Settings of a user that would break or leave the play if they were read.</summary>
    private const string OddSettings = """
        [commit]
        	gpgSign = true
        [gpg]
        	program = false
        [url "ssh://nowhere.invalid/"]
        	insteadOf = /
        [core]
        	hooksPath = /nowhere
        	fsmonitor = false
        	excludesFile = ~/ignore
        [push]
        	gpgSign = true
        [protocol]
        	allow = never
        [init]
        	defaultBranch = odd
        	templateDir = /nowhere
        [user]
        	useConfigOnly = true

        """;

    [Fact]
    public void The_day_comes_out_as_told_whatever_the_user_has_set_and_leaves_nothing_behind()
    {
        using var sandbox = new GitSandbox();
        var home = sandbox.Environment["HOME"];
        File.WriteAllText(Path.Combine(home, ".gitconfig"), OddSettings);
        File.WriteAllText(Path.Combine(home, "ignore"), "*\n");
        var temporary = Temporary(sandbox);
        var (homeBefore, before) = (FolderPicture.Of(home), FolderPicture.Of(temporary));

        var answer = CoordProcess.Run(sandbox, new CoordCall(sandbox.Root, "demo")
        {
            Variables = new Dictionary<string, string?>
            {
                ["GIT_CONFIG_GLOBAL"] = null, ["GIT_CONFIG_NOSYSTEM"] = null, ["GIT_DIR"] = "/nowhere", ["GIT_AUTHOR_NAME"] = "",
                ["GIT_CONFIG_COUNT"] = "1", ["GIT_CONFIG_KEY_0"] = "core.bare", ["GIT_CONFIG_VALUE_0"] = "true",
                ["COORD_SESSION"] = "--odd", ["CLAUDE_CODE_SESSION_ID"] = "abc", ["CLAUDECODE"] = "1",
            },
        });

        Assert.True(answer.ExitCode == 0, answer.ToString());
        Assert.Equal("", answer.Error);
        Assert.Equal(homeBefore, FolderPicture.Of(home));
        Assert.Equal(before, FolderPicture.Of(temporary));
        Assert.Empty(FolderPicture.ProcessesOf(sandbox.Root));
        var lines = answer.Output.Split('\n');
        Assert.All(lines.Skip(1), line => Assert.True(line.Length <= 80, line)); // The first one names the folder.
        Assert.DoesNotContain(answer.Output, character => character != '\n' && char.IsControl(character));
        foreach (var told in new[]
        {
            "claimed print-templates (fence 1)", "error[held]: print-templates is held by developer-", "error[conflict_risk]: ", "error[not_yet]: ",
            "took billing over from developer-", "error[lock_lost]: ", ":refs/heads/rescue/billing-developer-", "refs/coord/backup/feature/legacy-import/",
            "released print-templates", "gave receipts back", "every step is legal",
        })
        {
            Assert.Contains(told, answer.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Kept_it_says_how_to_look_around_and_the_document_holds_every_step()
    {
        using var sandbox = new GitSandbox();
        sandbox.ForgetIdentity();
        Temporary(sandbox);
        var answer = CoordProcess.Run(sandbox, sandbox.Root, "demo", "--keep", "--json");
        var document = answer.Json;
        Assert.Empty(CommandSchemas.Errors(document));
        Assert.Equal("", answer.Error);
        Assert.Equal(Enumerable.Range(1, 12), answer.Data.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("step").GetInt32()));
        var proof = answer.Data.GetProperty("verify");
        Assert.Equal((5, 0, 0), (Number(proof, "grants"), Number(proof, "violations"), Number(proof, "unknown")));
        Assert.True(Number(proof, "acks") > 12);

        var look = document.GetProperty("nextActions")[0].EnumerateArray().Select(word => word.GetString()!).ToArray();
        Assert.Equal("coord", look[0]);
        var status = CoordProcess.Run(sandbox, sandbox.Root, [.. look[1..], "--json"]);
        Assert.Equal("billing", status.Data.GetProperty("current").GetProperty("prdId").GetString());
    }

    [Theory]
    [InlineData("Three sessions want")]
    [InlineData("... waits")]
    public async Task Interrupted_it_deletes_its_folder(string moment)
    {
        using var sandbox = new GitSandbox();
        using var interrupt = new CancellationTokenSource();
        var world = new World();
        await using var output = new Interrupting(interrupt, moment);
        var environment = world.Environment with { Stdout = output, Variables = sandbox.Environment.ToImmutableDictionary() };
        Assert.Equal(130, await CoordApp.RunAsync(["demo"], environment, interrupt.Token));
        Assert.StartsWith("error[cancelled]: ", world.Stderr, StringComparison.Ordinal);
        var folder = output.ToString().Split('\n')[0].Split(' ')[^1];
        Assert.StartsWith("coord-demo-", Path.GetFileName(folder), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
        Assert.Empty(FolderPicture.ProcessesOf(folder));
    }

    [Fact]
    public async Task A_reader_that_has_gone_ends_it_quietly()
    {
        using var sandbox = new GitSandbox();
        var world = new World();
        await using var output = new Closing();
        var environment = world.Environment with { Stdout = output, Variables = sandbox.Environment.ToImmutableDictionary() };
        Assert.Equal(0, await CoordApp.RunAsync(["demo"], environment, CancellationToken.None));
        Assert.Equal("", world.Stderr);
        Assert.False(Directory.Exists(output.ToString().Split('\n')[0].Split(' ')[^1]));
    }

    [Theory]
    [InlineData("case \" $* \" in *' switch '*) echo 'switched off' >&2; exit 1;; esac", "git switch failed: switched off", 4)]
    [InlineData("case \" $* \" in *' update-ref -m coord: branch of a claim '*) exit 1;; esac", "git switch failed: ", 4)]
    public void What_comes_out_differently_is_one_line_and_exit_code_1(string lie, string what, int step)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // The stand-in is a shell script.
        }

        using var sandbox = new GitSandbox();
        var temporary = Temporary(sandbox);
        sandbox.Environment["PATH"] = StandInGit.Install(sandbox, lie + "\nexec \"$git\" \"$@\"");
        var answer = CoordProcess.Run(sandbox, sandbox.Root, "demo", "--json");
        Assert.Equal(1, answer.ExitCode);
        Assert.Empty(CommandSchemas.Errors(answer.Json));
        Assert.StartsWith(what, answer.Json.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(step, answer.Json.GetProperty("data").GetProperty("steps").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, answer.Json.GetProperty("data").GetProperty("verify").ValueKind);
        Assert.Empty(FolderPicture.Of(temporary));
    }

    // The runtime leaves sockets for debuggers in the temporary folder as long as it runs.
    private static string Temporary(GitSandbox sandbox)
    {
        var folder = Directory.CreateDirectory(Path.Combine(sandbox.Root, "tmp")).FullName;
        foreach (var name in new[] { "TMPDIR", "TMP", "TEMP" })
        {
            sandbox.Environment[name] = folder;
        }

        sandbox.Environment["DOTNET_EnableDiagnostics"] = "0";
        return folder;
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private sealed class Interrupting(CancellationTokenSource interrupt, string moment) : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(string? value)
        {
            base.Write(value);
            if (value?.Contains(moment, StringComparison.Ordinal) == true)
            {
                interrupt.Cancel();
            }
        }
    }

    private sealed class Closing : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(string? value)
        {
            if (GetStringBuilder().Length > 0)
            {
                throw new IOException("Broken pipe");
            }

            base.Write(value);
        }
    }
}
