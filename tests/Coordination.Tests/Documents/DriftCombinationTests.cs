using System.Text;
using Coordination.Documents;
using Coordination.Protocol;

namespace Coordination.Tests.Documents;

/// <summary>Combinations of everything that drifts, made by Bogus: read, claimed from, beaten, ended, and compared byte by byte.</summary>
public sealed class DriftCombinationTests
{
    private const int Seed = 4711;
    private const int Rounds = 400;

    [Fact]
    public void Nothing_changes_but_what_has_to() => Each((files, random) =>
    {
        Assert.True(files.Locks.Patch(files.State).Span.SequenceEqual(files.Locks.Bytes.Span));
        Assert.True(files.Registry.Patch(files.State).Span.SequenceEqual(files.Registry.Bytes.Span));
        Step(files, random);
    });

    private static void Step(StateFiles files, Random random)
    {
        var claimed = Checked(files, files.Decide(new ClaimCommand(new("developer-new"), StateFiles.Time, "op-1", "prd-0", "12345678", true)).Next, "0");
        var held = claimed.State.LocksOf("prd-0").Single();
        var caller = new Caller(held.SessionId, held.OpId);
        var beaten = Checked(claimed, claimed.Decide(new HeartbeatCommand(caller, StateFiles.Time.AddHours(1), "op-2", null, "US-001", "US-002", TimeSpan.FromHours(1))).Next, "0");
        Command end = random.Next(3) switch
        {
            0 => new UnclaimCommand(caller, StateFiles.Time, "op-3", null, null),
            1 => new ReleaseCommand(caller, StateFiles.Time, "op-3", null, true, "c0ffee"),
            _ => new AbandonCommand(caller, StateFiles.Time, "op-3", null, "no\nneed", null, null, null),
        };
        Checked(beaten, beaten.Decide(end).Next, "0");
    }

    /// <summary>Writes, reads back, and compares meaning, foreign entries, unknown members, line ends, and the file's end.</summary>
    private static StateFiles Checked(StateFiles before, CoordinationState next, string concerned)
    {
        var after = before.Write(next);
        Assert.Equal(StateFiles.Meaning(next), StateFiles.Meaning(after.State));
        foreach (var (old, now) in new[] { (before.LocksText, after.LocksText), (before.RegistryText, after.RegistryText) })
        {
            Assert.Equal(old.Contains("\r\n", StringComparison.Ordinal), now.Contains("\r\n", StringComparison.Ordinal));
            if (now.Contains("\r\n", StringComparison.Ordinal))
                Assert.DoesNotContain("\n", now.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Equal(old[^1], now[^1]);
            Assert.DoesNotContain(LineChanges.Between(old, now), line => line[0] == '+' && line.EndsWith(' '));
        }

        foreach (var kept in Pieces(before.Registry.Bytes, concerned).Concat(Pieces(before.Locks.Bytes, "developer-new")))
            Assert.True(after.RegistryText.Contains(kept, StringComparison.Ordinal) || after.LocksText.Contains(kept, StringComparison.Ordinal), kept);
        return after;
    }

    /// <summary>Texts that must be found again: every record that is not concerned, and the unknown member of the one that is.</summary>
    private static IEnumerable<string> Pieces(ReadOnlyMemory<byte> bytes, string concerned)
    {
        var text = JsonTextParser.Parse(bytes, "x").Document!;
        foreach (var member in text.Root.Members.Where(member => member.Value.Kind != JsonKind.Array && member.Name != "fence"))
            yield return text.Slice(member.Start, member.Value.End);
        foreach (var item in text.Root.Members.Where(member => member.Value.Kind == JsonKind.Array).SelectMany(member => member.Value.Items))
        {
            var source = new JsonObject(text, item);
            if (source.Text("id", "sessionId")?.EndsWith(concerned, StringComparison.Ordinal) != true)
                yield return text.Slice(item);
            else if (item.IndexOf("custom") is >= 0 and var index && !text.HasLineBreak(item.Members[index].Start, item.Members[index].Value.End))
                yield return text.Slice(item.Members[index].Start, item.Members[index].Value.End);
        }
    }

    private static void Each(Action<StateFiles, Random> check)
    {
        var faker = new Bogus.Faker { Random = new Bogus.Randomizer(Seed) };
        for (var round = 0; round < Rounds; round++)
        {
            var random = new Random(faker.Random.Int());
            var mark = faker.Random.Bool(0.1f) ? "\uFEFF" : "";
            var (locks, registry) = (mark + DriftingFiles.Locks(random), mark + DriftingFiles.Registry(random));
            try
            {
                check(StateFiles.Read(Encoding.UTF8.GetBytes(locks), Encoding.UTF8.GetBytes(registry)), random);
            }
            catch (Exception wrong)
            {
                throw new InvalidOperationException($"seed {Seed}, round {round}\n{locks}\n{registry}\n{wrong.Message}", wrong);
            }
        }
    }
}
