using Coordination.Cli.Output;

namespace Coordination.Cli.Tests.EndToEnd;

/// <summary>Bad input: one line what, one line where, the command to run next; the documented code; and nothing is written.</summary>
public sealed class BadInputTests
{
    public static TheoryData<string, string, int> Table()
    {
        var data = new TheoryData<string, string, int>();
        foreach (var (name, code, exitCode, _) in BadInput.All)
        {
            data.Add(name, code, exitCode);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Is_refused_in_three_lines_and_writes_nothing(string name, string code, int exitCode)
    {
        var bad = BadInput.All.Single(one => one.Name == name);
        using var scene = new Scene(bad.Seed, test: "bad");
        var path = scene.Sandbox.Environment["PATH"];
        await bad.Arrange(scene);
        var (before, picture) = (scene.Refs, Picture(scene));

        var world = await scene.One.RunAsync(exitCode, bad.Words);
        var lines = world.Stderr.TrimEnd('\n').Split('\n');
        Assert.True(lines.Length == 3, world.Stderr);
        Assert.StartsWith($"error[{code}]: ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("where: ", lines[1], StringComparison.Ordinal);
        Assert.True(lines[1].Length > "where: ".Length);
        Assert.Matches("^(coord|git) [a-zA-Z-]", lines[2]);
        Assert.DoesNotContain(world.Stderr, character => character != '\n' && (char.IsControl(character) || character == '\u202e'));
        Assert.All(bad.Says, word => Assert.Contains(word, world.Stderr + world.Stdout, StringComparison.Ordinal));

        var document = await scene.One.JsonAsync(exitCode, bad.Words);
        var error = document.GetProperty("error");
        Assert.Equal((code, exitCode), (error.GetProperty("code").GetString(), error.GetProperty("exitCode").GetInt32()));
        Assert.All(document.GetProperty("nextActions").EnumerateArray().SelectMany(action => action.EnumerateArray()), word => Assert.True(SafeName.IsWord(word.GetString()!)));

        scene.Sandbox.Environment["PATH"] = path;
        Assert.Equal(before, scene.Refs);
        Assert.Equal(picture, Picture(scene));
    }

    [Fact]
    public void Each_case_has_a_name_of_its_own() => Assert.Equal(BadInput.All.Count, BadInput.All.Select(bad => bad.Name).Distinct().Count());

    // What a person would see of the clone: branches, checked-out commit, index, working tree, stash.
    private static string Picture(Scene scene)
    {
        var saved = scene.Sandbox.Environment["PATH"];
        scene.Sandbox.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH")!;
        var picture = string.Join('\n',
            scene.Git(scene.One, "for-each-ref", "refs/heads", "refs/remotes", "refs/stash", "refs/tags"), scene.Git(scene.One, "symbolic-ref", "HEAD"),
            scene.Git(scene.One, "ls-files", "-s"), scene.Git(scene.One, "status", "--porcelain"));
        scene.Sandbox.Environment["PATH"] = saved;
        return picture;
    }
}
