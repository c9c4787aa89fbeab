using System.Text;

namespace Coordination.GitTests.Spool;

/// <summary>What lies in the spool and is not for this leader: damaged, hostile, newer, or of another state. It is never fatal, and never followed.</summary>
public sealed class StrangersTests
{
    private const string Id = "0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task Damaged_and_hostile_files_are_passed_over_and_nothing_outside_is_touched()
    {
        await using var queue = new Queue(nameof(StrangersTests), "prd-1");
        var outside = Path.Combine(queue.Team.Sandbox.Root, "outside");
        File.WriteAllText(outside, "precious");
        queue.Begin();
        Put(queue, Id, "");
        Put(queue, "1" + Id[1..], "version=1\nverb=claim\nverb=claim\n");
        Put(queue, "2" + Id[1..], "version=1\nverb=claim\nsession=..%2F..%2Fevil\nstarted=1\n");
        Put(queue, "3" + Id[1..], new string('x', 50_000_000));
        Put(queue, "4" + Id[1..], "\0\uFFFD=\n%%%=%zz\n");
        Put(queue, "..%2f" + Id, "version=1\n");
        File.CreateSymbolicLink(Path.Combine(queue.Spool.Folder, "5" + Id[1..] + ".request"), outside);
        File.CreateSymbolicLink(Path.Combine(queue.Spool.Folder, "6" + Id[1..] + ".taken"), outside);
        Directory.CreateDirectory(Path.Combine(queue.Spool.Folder, "7" + Id[1..] + ".request"));
        var claim = queue.Claim("developer-1", "prd-1");
        await queue.GoOnAsync();
        Assert.True((await claim).Ok, (await claim).Refusal?.ToString());
        Assert.Equal("precious", File.ReadAllText(outside));
        Assert.Equal(2, queue.Hook.Pushes);
        Assert.Equal(2, (await queue.Team.ProveAsync()).Grants);
    }

    [Theory]
    [InlineData("verb", "version=1\nverb=teleport\nsession=developer-9\naffinity=AFFINITY\nauthorName=a\nauthorEmail=a@a\ncommitterName=a\ncommitterEmail=a@a\nstarted=1\n")]
    [InlineData("version", "version=2\nverb=claim\nsession=developer-9\naffinity=AFFINITY\nauthorName=a\nauthorEmail=a@a\ncommitterName=a\ncommitterEmail=a@a\nstarted=1\n")]
    [InlineData("affinity", "version=1\nverb=claim\nsession=developer-9\naffinity=other\nauthorName=a\nauthorEmail=a@a\ncommitterName=a\ncommitterEmail=a@a\nstarted=1\n")]
    public async Task A_request_of_a_newer_kind_or_of_another_state_is_left_to_its_own_process(string what, string text)
    {
        await using var queue = new Queue(nameof(StrangersTests), "prd-1");
        queue.Begin();
        var claim = queue.Claim("developer-1", "prd-1");
        var request = queue.Spool.Names.Single(name => name.EndsWith(".request", StringComparison.Ordinal));
        var affinity = ReadShared(Path.Combine(queue.Spool.Folder, request)).Split('\n')
            .Single(line => line.StartsWith("affinity=", StringComparison.Ordinal))["affinity=".Length..];
        var path = Put(queue, Id, text.Replace("AFFINITY", affinity, StringComparison.Ordinal));
        using (new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read | FileShare.Delete))
        {
            await queue.GoOnAsync();
            Assert.True((await claim).Ok, what + (await claim).Refusal);
            Assert.Equal([Id + ".request"], queue.Spool.Names);
        }

        Assert.Equal(2, (await queue.Team.ProveAsync()).Grants);
    }

    [Fact]
    public async Task What_dead_processes_left_is_swept()
    {
        await using var queue = new Queue(nameof(StrangersTests), "prd-1");
        foreach (var name in (string[])[Id + ".request", "1" + Id[1..] + ".taken", "1" + Id[1..] + ".answer", "2" + Id[1..] + ".answer", "." + Id + ".tmp"])
        {
            File.WriteAllText(Path.Combine(queue.Spool.Folder, name), "version=1\n");
            File.SetLastWriteTimeUtc(Path.Combine(queue.Spool.Folder, name), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        queue.Begin();
        await queue.GoOnAsync();
        Assert.Equal(1, (await queue.ProveAsync()).Grants);
    }

    [Fact]
    public async Task A_forged_answer_is_not_believed()
    {
        await using var queue = new Queue(nameof(StrangersTests), "prd-1");
        queue.Begin();
        var claim = queue.Claim("developer-1", "prd-1");
        var opId = queue.Spool.Names.Single(name => name.EndsWith(".request", StringComparison.Ordinal))[..32];
        var main = queue.Team.Begin;
        var forged = Path.Combine(queue.Spool.Folder, "forged");
        File.WriteAllText(forged, $"verdict=Decided\nop={opId}\non={main}\ncommit={main}\nfence=7\nnow=639000000000000000\ntipAge=0\nattempts=1\n");
        File.Move(forged, Path.Combine(queue.Spool.Folder, opId + ".answer"));
        await queue.GoOnAsync();
        var granted = (await claim).Value!;
        Assert.NotEqual(opId, granted.OpId);
        Assert.Equal(2, (await queue.Team.ProveAsync()).Grants);
    }

    [Fact]
    public async Task Where_the_spool_can_not_be_a_folder_each_sends_its_own()
    {
        await using var queue = new Queue(nameof(StrangersTests), "prd-1");
        Directory.Delete(queue.Spool.Folder);
        File.WriteAllText(queue.Spool.Folder, "in the way");
        queue.Begin();
        var claim = Task.Run(() => queue.Open("developer-1").ClaimAsync(new ClaimRequest("prd-1")));
        await queue.GoOnAsync();
        Assert.True((await claim).Ok, (await claim).Refusal?.ToString());
        Assert.Equal(2, (await queue.Team.ProveAsync()).Grants);
    }

    private static string Put(Queue queue, string name, string text)
    {
        var path = Path.Combine(queue.Spool.Folder, name + ".request");
        File.WriteAllText(path, text);
        return path;
    }

    private static string ReadShared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
