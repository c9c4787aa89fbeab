using System.Text;
using Coordination.Git;
using Coordination.GitTests.Kit;

namespace Coordination.GitTests.Museum;

/// <summary>Defect: a local file that is written in place. Promise: a reader, or a crash, finds the old or the new one, never a mixture.</summary>
public sealed class InPlaceWriteTests
{
    private const string Old = "old old old old old\n";
    private const string New = "new new new\n";

    [Fact]
    public void A_reader_in_the_middle_of_a_write_in_place_gets_a_mixture() =>
        Assert.DoesNotContain(ReadAcross(path => File.WriteAllText(path, New)), (string[])[Old, New]);

    [Fact]
    public void A_reader_in_the_middle_of_a_write_of_coord_gets_the_old_file_and_the_next_one_the_new() =>
        Assert.Equal(Old, ReadAcross(path => DurableFile.Write(path, Encoding.UTF8.GetBytes(New))));

    [Fact]
    public async Task A_whole_command_replaces_each_of_its_files_as_a_whole()
    {
        await using var team = new Team(nameof(InPlaceWriteTests), new PrdSeed("prd-one"));
        await using var session = team.Open("developer-1");
        Assert.True((await session.ClaimAsync(new ClaimRequest("prd-one"))).Ok);
        var files = Directory.GetFiles(Path.Combine(team.Clone, ".git", "coord"), "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).ToList();
        var before = files.ToDictionary(file => file, File.ReadAllText);
        var readers = files.ToDictionary(file => file, OpenToShare);
        Assert.True((await session.UnclaimAsync(new UnclaimRequest())).Ok);
        Assert.Contains(files, file => !File.Exists(file) || File.ReadAllText(file) != before[file]);
        Assert.All(readers, reader =>
        {
            using var text = new StreamReader(reader.Value);
            Assert.Equal(before[reader.Key], text.ReadToEnd());
        });
    }

    private static string ReadAcross(Action<string> write)
    {
        using var sandbox = new GitSandbox(nameof(InPlaceWriteTests));
        var path = Path.Combine(sandbox.Root, "file");
        File.WriteAllText(path, Old);
        using var reader = OpenToShare(path);
        var half = new byte[Old.Length / 2];
        reader.ReadExactly(half);
        write(path);
        Assert.Equal(New, File.ReadAllText(path));
        using var rest = new StreamReader(reader);
        return Encoding.UTF8.GetString(half) + rest.ReadToEnd();
    }

    private static FileStream OpenToShare(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
}
