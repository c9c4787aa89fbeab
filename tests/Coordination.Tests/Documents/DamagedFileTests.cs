using Coordination.Protocol;
using System.Text;
using Coordination.Documents;

namespace Coordination.Tests.Documents;

public sealed class DamagedFileTests
{
    private const int Seed = 20260304;

    private static DocumentProblem Problem(string text) => Problem(Encoding.UTF8.GetBytes(text));

    private static DocumentProblem Problem(byte[] bytes)
    {
        var parsed = LocksDocument.Parse(bytes, "docs/session-locks.json");
        Assert.Null(parsed.Document);
        Assert.Equal("docs/session-locks.json", parsed.Problem!.Path);
        return parsed.Problem;
    }

    [Theory]
    [InlineData("", "Malformed", 1)]
    [InlineData(" \n \r\n", "Malformed", 1)]
    [InlineData("{\n\"sessions\": [\n", "Malformed", 3)]
    [InlineData("{\n\"sessions\": [],\n}", "Malformed", 3)]
    [InlineData("{} {}", "Malformed", 1)]
    [InlineData("{\n// note\n}", "Malformed", 2)]
    [InlineData("[]", "WrongShape", 1)]
    [InlineData("\n\nnull", "WrongShape", 3)]
    [InlineData("{\n\"sessions\": {}}", "WrongShape", 2)]
    [InlineData("{\n\n\"locks\": \"none\"}", "WrongShape", 3)]
    [InlineData("{\n\"a\": 1,\n\"a\": 2}", "DuplicateKey", 3)]
    [InlineData("{\"x\": [{\n\"b\": {\"c\": 1,\n\"\\u0063\": 2}}]}", "DuplicateKey", 3)]
    [InlineData("{\n\"sessions\": [\n<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> x\n]}", "ConflictMarkers", 3)]
    [InlineData("{\n\"a\": \"\\ud800\"}", "InvalidUtf8", 2)]
    [InlineData("{\n\"a\\udc00\": 1}", "InvalidUtf8", 2)]
    [InlineData("{\"a\":\n\"\\u0000\"}", "Malformed", 2)]
    [InlineData("{\"a\":\n\"\0\"}", "Malformed", 2)]
    [InlineData("{\n\"version\": 2}", "NewerVersion", 2)]
    [InlineData("{\n\"fence\": 9223372036854775807}", "WrongShape", 2)]
    [InlineData("{\"sessions\": [\n{\"sessionId\": \"s\",\n\"fence\": 9007199254740991}]}", "WrongShape", 3)]
    [InlineData("{\"version\": \"2.0\"}", "NewerVersion", 1)]
    [InlineData("{\"version\": \"99999999999999999999\"}", "NewerVersion", 1)]
    [InlineData("{\"version\": 1e3}", "NewerVersion", 1)]
    [InlineData("{\"version\": 1000}", "NewerVersion", 1)]
    [InlineData("{\"version\": 2, \"movedTo\": \"refs/x\"}", "NewerVersion", 1)]
    public void Damage_is_named_with_its_line(string text, string kind, int line)
    {
        var problem = Problem(text);
        Assert.Equal(kind, problem.Kind.ToString());
        Assert.Equal(line, problem.Line);
        Assert.DoesNotContain(problem.Message, char.IsControl);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_named_with_their_line()
    {
        Assert.Equal(3, Problem([.. "{\n\"a\":\n\""u8, 0xC3, 0x28, .. "\"}"u8]).Line);
        Assert.Equal(ProblemKind.InvalidUtf8, Problem([0xFF, 0xFE, 0x7B, 0x00]).Kind);
        Assert.Equal(ProblemKind.InvalidUtf8, Problem([.. "{\"a\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8]).Kind);
    }

    [Fact]
    public void A_file_over_four_mebibytes_is_not_parsed()
    {
        byte[] Of(int size) => [.. "{\"x\":\""u8, .. Enumerable.Repeat((byte)'a', size - 8), .. "\"}"u8];
        Assert.Null(LocksDocument.Parse(Of(4 * 1024 * 1024), "x").Problem);
        Assert.Equal(ProblemKind.TooLarge, Problem(Of((4 * 1024 * 1024) + 1)).Kind);
    }

    [Fact]
    public void A_file_of_too_many_values_is_not_kept()
    {
        byte[] Of(int values) => [.. "{\"x\":[1"u8, .. Enumerable.Repeat(",1"u8.ToArray(), values - 3).SelectMany(one => one), .. "]}"u8];
        Assert.Null(LocksDocument.Parse(Of(400_000), "x").Problem);
        Assert.Equal(ProblemKind.TooLarge, Problem(Of(400_001)).Kind);
    }

    [Theory]
    [InlineData(64, false)]
    [InlineData(65, true)]
    [InlineData(100_000, true)]
    public void Nesting_has_a_limit(int depth, bool refused)
    {
        var text = "{\"x\":" + new string('[', depth - 1) + new string(']', depth - 1) + "}";
        Assert.Equal(refused, LocksDocument.Parse(Encoding.UTF8.GetBytes(text), "x").Problem?.Message.Contains("deeper than 64", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void Many_members_with_a_late_duplicate_are_found()
    {
        var members = string.Join(",", Enumerable.Range(0, 200).Select(i => $"\"m{i}\":{i}"));
        Assert.Null(LocksDocument.Parse(Encoding.UTF8.GetBytes("{" + members + "}"), "x").Problem);
        Assert.Equal(ProblemKind.DuplicateKey, Problem("{" + members + ",\"m3\":0}").Kind);
        Assert.Equal(ProblemKind.DuplicateKey, Problem("{" + members + ",\"m199\":0}").Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"version\": 1")]
    [InlineData("\"version\": \"1\"")]
    [InlineData("\"version\": \"1.0\"")]
    [InlineData("\"version\": \"1.1.0\"")]
    [InlineData("\"version\": 1.9")]
    [InlineData("\"version\": null")]
    [InlineData("\"version\": 0")]
    [InlineData("\"version\": \"first\"")]
    public void Versions_of_ours_are_read(string member) => Assert.Null(LocksDocument.Parse(Encoding.UTF8.GetBytes("{" + member + "}"), "x").Problem);

    [Fact]
    public void The_sign_of_a_move_is_no_damage()
    {
        var bytes = """{"version": 1000, "movedTo": "refs/coord/state"}"""u8.ToArray();
        Assert.Equal("refs/coord/state", LocksDocument.Parse(bytes, "x").Document!.MovedTo);
        Assert.Equal("refs/coord/state", RegistryDocument.Parse(bytes, "x").Document!.MovedTo);
        Assert.Null(LocksDocument.Empty.MovedTo);
    }

    [Fact]
    public void Damage_and_a_newer_version_are_different_refusals()
    {
        Assert.Equal(new StateDamagedRefusal("docs/session-locks.json", "the member \"a\" stands twice in one object", 1), Problem("{\"a\":1,\"a\":2}").ToRefusal());
        Assert.Equal(new StateNewerRefusal("docs/session-locks.json", "2.1"), Problem("{\"version\":\"2.1\"}").ToRefusal());
    }

    /// <summary>Flipped bytes, cut ends, doubled and exchanged pieces: a typed problem or a document, never an exception.</summary>
    [Fact]
    public void Two_thousand_damaged_files_are_read_or_refused()
    {
        var random = new Random(Seed);
        var refused = 0;
        for (var round = 0; round < 2000; round++)
        {
            var bytes = Damage(Encoding.UTF8.GetBytes(round % 4 == 1 ? DriftingFiles.Locks(random) : DriftingFiles.Registry(random)), random);
            refused += (round % 4) switch
            {
                0 => Read(() => RegistryDocument.Parse(bytes, "r"), document => document.Patch(CoordinationStateOf(document)), bytes, round),
                1 => Read(() => LocksDocument.Parse(bytes, "l"), document => document.Patch(CoordinationStateOf(document)), bytes, round),
                2 => Read(() => PrdDocument.Parse(bytes, "p"), document => document.MarkPassed("US-none"), bytes, round),
                _ => Read(() => ProjectFile.Parse(bytes, "project.json"), document => document.Bytes, bytes, round),
            };
        }

        Assert.True(refused is > 500 and < 2000, $"{refused} refused, seed {Seed}");
    }

    private static CoordinationState CoordinationStateOf(RegistryDocument document) =>
        CoordinationState.Empty with { Prds = document.Prds, Completed = document.Completed, Abandoned = document.Abandoned };

    private static CoordinationState CoordinationStateOf(LocksDocument document) =>
        CoordinationState.Empty with { Locks = document.Locks, Fence = document.Fence };

    private static int Read<T>(Func<Parsed<T>> parse, Func<T, ReadOnlyMemory<byte>> write, byte[] bytes, int round)
        where T : class
    {
        try
        {
            var parsed = parse();
            Assert.True(parsed.Document is null != parsed.Problem is null);
            if (parsed.Document is { } document and not (LocksDocument { MovedTo: not null } or RegistryDocument { MovedTo: not null }))
                Assert.True(write(document).Span.SequenceEqual(bytes));
            return parsed.Problem is null ? 0 : 1;
        }
        catch (Exception bug)
        {
            throw new InvalidOperationException($"seed {Seed}, round {round}: {Encoding.UTF8.GetString(bytes)}", bug);
        }
    }

    private static byte[] Damage(byte[] bytes, Random random)
    {
        for (var i = random.Next(1, 4); i > 0 && bytes.Length > 0; i--)
        {
            var at = random.Next(bytes.Length);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes = bytes[..at];
                    break;
                case 2:
                    bytes = [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 40))..]];
                    break;
                case 3:
                    bytes = [.. bytes[..at], .. bytes[random.Next(at + 1)..]];
                    break;
                default:
                    bytes[at] = "\"{}[],:\\0\n"u8[random.Next(10)];
                    break;
            }
        }

        return bytes;
    }
}
