using System.Collections.Immutable;
using Coordination.Protocol;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol;

public sealed class NameGateTests
{
    public static TheoryData<string> HostileBranches() =>
        ["--upload-pack=x", "../x", "feature/../../x", "-b", "feature/-x", "a b", "a\nb", "x.lock", ".hidden", "a..b", "@", "HEAD", "a\u202eb", "a:b", ""];

    [Theory]
    [MemberData(nameof(HostileBranches))]
    public void A_branch_that_git_could_take_for_something_else_is_not_claimed(string branch)
    {
        var entry = State(Prd("a") with { BranchName = branch });
        Assert.Equal(branch, Refuses(entry, Claim("s1", "a")).Where);
        (entry with { Stories = Named("feature/harmless") }).Accepts(Claim("s1", "a"));
        Refuses(State(Prd("a")) with { Stories = Named(branch) }, Claim("s1", "a"));
    }

    [Theory]
    [MemberData(nameof(HostileBranches))]
    public void A_lock_with_such_a_branch_is_neither_taken_over_nor_claimed_again(string branch)
    {
        var held = Lock("s1", "a") with { Branch = branch };
        var state = State(Prd("a")).Holding(held);
        Refuses(state, Resume(Stranger("s2"), "a", Dead));
        Refuses(state, Resume(Holder("s1"), "a", Dead));
        Refuses(state, Claim("s1", "a") with { Caller = Holder("s1") });
        var unnamed = State(Prd("a") with { BranchName = branch }).Holding(held with { Branch = null });
        Refuses(unnamed, Resume(Stranger("s2"), "a", Dead));
    }

    [Theory]
    [InlineData("--yes")]
    [InlineData("../a")]
    [InlineData("a b")]
    [InlineData("$(id)")]
    [InlineData("con")]
    public void The_next_claim_passes_over_ids_that_are_not_allowed(string id)
    {
        var accepted = State(Prd(id) with { Priority = PrdPriority.Critical }, Prd("b")).Accepts(Claim("s1", null));
        Assert.Equal("b", accepted.Lock!.PrdId);
        Assert.Equal([id + ": a name in its entry is not allowed"], accepted.PassedOver);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("docs/.GIT/config")]
    [InlineData("docs\\prds\\a.json")]
    public void A_document_outside_the_repository_is_not_claimed(string file)
    {
        Assert.Equal(file, Refuses(State(Prd("a") with { PrdFile = file }), Claim("s1", "a")).Where);
        Refuses(State(Prd("a") with { Files = ["docs/prds/prd-a.md", file] }), Claim("s1", "a"));
    }

    [Fact]
    public void Ordinary_names_pass()
    {
        State(Prd("prd-A.b_1") with { PrdFile = "./docs/prds/prd-a.json", Files = ["docs/prds/prd-a.md", ""], BranchName = "feature/größe-2" })
            .Accepts(Claim("s1", null));
        State(Prd("a")).Holding(Lock("s1", "a") with { Branch = null }).Accepts(Resume(Stranger("s2"), "a", new(TimeSpan.Zero, null, SkipRule: true)));
    }

    private static ImmutableDictionary<string, PrdStories> Named(string branch) =>
        CoordinationState.Empty.Stories.SetItem("a", new("docs/prds/prd-a.json", branch, []));

    private static PreconditionRefusal Refuses(CoordinationState state, Command command)
    {
        var refusal = state.Refuses<PreconditionRefusal>(command);
        Assert.Equal(("invalid_name", 64), (refusal.Code.Name, refusal.Code.ExitCode));
        return refusal;
    }
}
