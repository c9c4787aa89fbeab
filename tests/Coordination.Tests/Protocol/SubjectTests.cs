using Coordination.Protocol;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol;

/// <summary>The first lines that are written are understood when they are read.</summary>
public sealed class SubjectTests
{
    private static readonly SessionLock Held = Lock("developer-abc123", "prd-print-templates");

    public static TheoryData<string, string> Lines => new()
    {
        { "claim", Subject.Claim(Held) },
        { "block", Subject.Block(Held) },
        { "unblock", Subject.Unblock(Held) },
        { "unclaim", Subject.Unclaim(Held, forced: true) },
        { "resume", Subject.Resume(Held, forced: true) },
        { "land", Subject.Land(Held) },
        { "cancel-landing", Subject.CancelLanding(Held, "main went for a walk") },
        { "release", Subject.Release("prd-print-templates", Held) },
        { "abandon", Subject.Abandon("prd-print-templates", forced: true) },
        { "challenge", Subject.Challenge(Held) },
        { "prd-add", Subject.Add(Prd("prd-print-templates", PrdStatus.Draft)) },
        { "prd-ready", Subject.Ready(Prd("prd-print-templates")) },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Each_names_its_PRD(string verb, string line)
    {
        Assert.Equal("prd-print-templates", Subject.PrdOf(verb, line));
        Assert.Equal("prd-print-templates", Subject.PrdOf(verb, line + " [skip ci]"));
    }

    [Fact]
    public void Others_name_none()
    {
        Assert.Null(Subject.PrdOf("heartbeat", Subject.Heartbeat(Held, "US-001", null)));
        Assert.Null(Subject.PrdOf("init", "chore: init coordination"));
        Assert.Null(Subject.PrdOf("claim", "feat: claim x for y"));
        Assert.Null(Subject.PrdOf("claim", Subject.Claim(Held with { PrdId = null })));
    }

    [Fact]
    public void Every_verb_is_in_the_list_of_verbs() => Assert.Empty(Lines.Select(row => row.Data.Item1).Except(Words.Verbs));
}
