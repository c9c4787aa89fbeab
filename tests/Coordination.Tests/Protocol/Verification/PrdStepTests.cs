using Coordination.Protocol;
using Coordination.Protocol.Verification;
using static Coordination.Tests.Protocol.Given;
using static Coordination.Tests.Protocol.Verification.BrokenStep;

namespace Coordination.Tests.Protocol.Verification;

public sealed class PrdStepTests
{
    private static readonly CoordinationState Before = Held with
    {
        Prds = Held.Prds.Add(Prd("draft", PrdStatus.Draft)),
        Abandoned = [Prd("gone", PrdStatus.Abandoned) with { AbandonedAt = new("2026-01-01"), FinishedBy = "s9" }],
    };

    [Fact]
    public void An_add_makes_one_entry_and_nothing_else()
    {
        var good = Before.Accepts(Add(New("new"))).Next;
        Assert.Equal(StepKind.Legal, Judge(Before, good, "prd-add", "s3").Kind);
        Illegal(VerifyRules.IllegalStep, Before, Before, "prd-add", "s3");
        Illegal(VerifyRules.IllegalStep, Before, good with { Prds = good.Prds.Add(Prd("second")) }, "prd-add", "s3");
        Illegal(VerifyRules.IllegalStep, Before, Change(good, 0, held => held with { Heartbeat = Timestamp.Of(Now) }), "prd-add", "s3");
        Illegal(VerifyRules.IllegalStep, Before, good, "prd-add", "s3", fence: 6);
        Illegal(VerifyRules.IllegalStep, Before, ChangePrd(good, "new", prd => prd with { Status = PrdStatus.InProgress }), "prd-add", "s3");
        Illegal(VerifyRules.IllegalStep, Before, ChangePrd(good, "new", prd => prd with { FinishedBy = "s1" }), "prd-add", "s3");
        Illegal(VerifyRules.IllegalStep, Before, ChangePrd(good, "new", prd => prd with { PrdFile = "../x.json" }), "prd-add", "s3");
        Illegal(VerifyRules.IllegalStep, Before, Before with { Completed = [Prd("new", PrdStatus.Completed)] }, "prd-add", "s3");
    }

    [Fact]
    public void An_add_takes_no_id_that_is_there()
    {
        Illegal(VerifyRules.IllegalStep, Before, Before with { Prds = Before.Prds.Add(Prd("prd-free")) }, "prd-add", "s3");
        Illegal(VerifyRules.IllegalStep, Before, ChangePrd(Before, "free", prd => prd with { Title = "Another" }), "prd-add", "s3");
        Illegal(VerifyRules.IllegalStep, Before, ChangePrd(Before, "draft", prd => prd with { Status = PrdStatus.Ready }), "prd-add", "s3");
        var unregistered = Before with { Prds = Before.Prds.Remove(Before.FindPrd("a")!) };
        Illegal(VerifyRules.IllegalStep, unregistered, unregistered with { Prds = unregistered.Prds.Add(Prd("a")) }, "prd-add", "s3");
    }

    [Fact]
    public void A_ready_changes_the_status_and_no_more()
    {
        var good = Before.Accepts(Ready("draft")).Next;
        Assert.Equal(StepKind.Legal, Judge(Before, good, "prd-ready", "s3").Kind);
        Illegal(VerifyRules.IllegalStep, Before, Before, "prd-ready", "s3");
        Illegal(VerifyRules.IllegalStep, Before, ChangePrd(good, "draft", prd => prd with { Title = "Another" }), "prd-ready", "s3");
        Illegal(VerifyRules.IllegalStep, Before, ChangePrd(Before, "a", prd => prd with { Status = PrdStatus.Ready }), "prd-ready", "s3");
        Illegal(VerifyRules.IllegalStep, Before, ChangePrd(Before, "free", prd => prd with { Status = PrdStatus.Draft }), "prd-ready", "s3");
        Illegal(VerifyRules.IllegalStep, Before, Before with { Prds = Before.Prds.Add(Prd("new")) }, "prd-ready", "s3");
    }

    [Fact]
    public void What_comes_back_bears_nothing_of_its_end()
    {
        foreach (var (verb, command) in ((string, Command)[])[("prd-ready", Ready("gone")), ("prd-add", Add(New("gone")))])
        {
            var good = Before.Accepts(command).Next;
            Assert.Equal(StepKind.Legal, Judge(Before, good, verb, "s3").Kind);
            Illegal(VerifyRules.IllegalStep, Before, ChangePrd(good, "gone", prd => prd with { AbandonedAt = new("2026-01-01") }), verb, "s3");
        }
    }
}
