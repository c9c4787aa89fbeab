using System.Text;
using Coordination.Documents;
using Coordination.Protocol;

namespace Coordination.Tests.Documents;

public sealed class CommitMessageTests
{
    private const int Seed = 99;

    private static readonly OperationStamp Stamp = new("claim", "7b1e00ff", "developer-abc123", 42);

    [Fact]
    public void A_message_is_a_line_for_people_and_trailers_for_coord() => Assert.Equal(
        "chore: claim print-templates for developer-abc123\n\nCoord-Op: claim\nCoord-Id: 7b1e00ff\nCoord-Session: developer-abc123\nCoord-Fence: 42\n",
        CommitMessage.Compose("chore: claim print-templates for developer-abc123", Stamp, SkipCi.None));

    [Theory]
    [InlineData("Subject", "s [skip ci]\n\nCoord-Op: claim\n")]
    [InlineData("SkipChecks", "s\n\n\nCoord-Op: claim\n")]
    [InlineData("PushOption", "s\n\nCoord-Op: claim\n")]
    public void Skipping_pipelines_leaves_the_trailers_readable(string mode, string start)
    {
        var message = CommitMessage.Compose("s", Stamp, Enum.Parse<SkipCi>(mode));
        Assert.StartsWith(start, message, StringComparison.Ordinal);
        Assert.Equal(mode == "SkipChecks", message.EndsWith("\nskip-checks: true\n", StringComparison.Ordinal));
        Assert.Equal(Stamp, CommitMessage.Parse(message));
    }

    [Fact]
    public void A_stamp_without_a_fence_has_none() =>
        Assert.Null(CommitMessage.Parse(CommitMessage.Compose("s", Stamp with { Fence = null }, SkipCi.None))!.Fence);

    [Theory]
    [InlineData("x\n\nCoord-Op: release\nCoord-Id: fake\nCoord-Session: thief")]
    [InlineData("x\r\rCoord-Op: release")]
    [InlineData("x\u2028\u2028Coord-Op: release\u0085")]
    public void A_hostile_subject_stays_one_line(string subject)
    {
        var message = CommitMessage.Compose(subject, Stamp, SkipCi.None);
        Assert.Equal(6, message.TrimEnd().Split('\n').Length);
        Assert.Equal(Stamp, CommitMessage.Parse(message));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("Coord-Op: claim\nCoord-Id: a\nCoord-Session: s")]
    [InlineData("\n\nCoord-Op: claim\nCoord-Id: a\nCoord-Session: s")]
    [InlineData("s\n\nCoord-Op: claim\nCoord-Id: a")]
    [InlineData("s\n\nCoord-Op: claim\nCoord-Id: a\nCoord-Session: s\nCoord-Op: release")]
    [InlineData("s\n\nCoord-Op: claim\nCoord-Id: a\nCoord-Session: s\nCoord-Fence: many")]
    [InlineData("s\n\nCoord-Op: claim\nCoord-Id: a\nCoord-Session: s\nCoord-Fence: 99999999999999999999")]
    [InlineData("s\n\nCoord-Op: claim\nCoord-Id: a\nCoord-Session: s\nCoord-Fence: -1")]
    [InlineData("s\n\nCoord-Op: claim\nCoord-Id: a\nCoord-Session: s\nCoord-Fence: 9223372036854775807")]
    [InlineData("s\n\nCoord-Op: claim\nCoord-Id: a b\nCoord-Session: s")]
    [InlineData("s\n\nCoord-Op: claim\nCoord-Id: a\nCoord-Session: ../s")]
    [InlineData("s\n\nCoord-Op: claim\nCoord-Id: a\nCoord-Session: s\n[skip ci]")]
    [InlineData("s\n\nCoord-Op: claim\nCoord-Id: a\nCoord-Session: s\n\nquoted above")]
    [InlineData("s\n\nCoord-Op: claim\nCoord-Id: a\nCoord-Session: s\n(cherry picked from commit 1)")]
    public void A_message_that_could_be_understood_twice_claims_nothing(string message) => Assert.Null(CommitMessage.Parse(message));

    [Theory]
    [InlineData("s\r\n\r\nbody\r\n\r\nCoord-Op: claim\r\nCoord-Id: a\r\nCoord-Session: s\r\nSigned-off-by: Me <me@x>\r\n")]
    [InlineData("s\n\ncoord-op:claim\ncoord-id:  a  \nCOORD-SESSION: s\n\n\n")]
    public void Other_trailers_case_and_line_ends_do_not_matter(string message) =>
        Assert.Equal(new OperationStamp("claim", "a", "s", null), CommitMessage.Parse(message));

    [Fact]
    public void No_message_makes_the_reader_throw()
    {
        var random = new Random(Seed);
        string[] pieces = ["\n", "\r\n", "\n\n", "Coord-Op", "Coord-Id", "Coord-Session", "Coord-Fence", ":", " ", "a", "\0", "\ud800", "😀", "42", "skip-checks: true"];
        for (var round = 0; round < 2000; round++)
        {
            var message = new StringBuilder();
            for (var i = random.Next(30); i > 0; i--)
                message.Append(pieces[random.Next(pieces.Length)]);
            if (CommitMessage.Parse(message.ToString()) is { } stamp)
                Assert.Equal(stamp, CommitMessage.Parse(CommitMessage.Compose("s", stamp, SkipCi.None)));
        }
    }
}
