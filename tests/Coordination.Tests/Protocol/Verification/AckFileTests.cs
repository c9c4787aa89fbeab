using System.Text;
using Coordination.Documents;
using Coordination.Protocol.Verification;

namespace Coordination.Tests.Protocol.Verification;

public sealed class AckFileTests
{
    private static readonly AckRecord Full = new("op", "claim", "s1", "prd \"ä\"\n", AckVerdict.Refused, "held", "c0ffee", "boot", 1, long.MaxValue);

    [Fact]
    public void Every_verdict_is_read_as_it_was_written()
    {
        AckRecord[] acks = [.. Enum.GetValues<AckVerdict>().Select(verdict => Full with { Verdict = verdict }), Full with { PrdId = null, Code = null, Tip = null }];
        byte[] file = [.. acks.SelectMany(AckFile.Line)];
        Assert.Equal(acks.Length, file.Count(letter => letter == '\n'));
        Assert.Equal(acks, AckFile.Parse(file));
    }

    [Fact]
    public void The_half_line_of_a_killed_process_is_passed_over()
    {
        byte[] file = [.. AckFile.Line(Full), .. "\n"u8, .. AckFile.Line(Full)[..40]];
        Assert.Equal([Full], AckFile.Parse(file));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"opId":null,"verb":"x","sessionId":"x","verdict":"refused","bootId":"x","start":1,"end":2}""")]
    [InlineData("""{"opId":"x","verb":"x","sessionId":"x","verdict":"hoped","bootId":"x","start":1,"end":2}""")]
    [InlineData("""{"opId":"x","verb":"x","sessionId":"x","verdict":"refused","bootId":"x","start":"1","end":2}""")]
    [InlineData("""{"opId":"x","verb":"x","sessionId":"x","verdict":"refused","bootId":"x","start":1.5,"end":2}""")]
    public void A_line_that_is_none_of_ours_is_named(string line)
    {
        byte[] file = [.. AckFile.Line(Full), .. Encoding.UTF8.GetBytes(line), .. "\n"u8];
        Assert.StartsWith("line 2 ", Assert.Throws<FormatException>(() => AckFile.Parse(file)).Message, StringComparison.Ordinal);
    }
}
