using System.Collections.Immutable;
using Coordination.Git;
using Coordination.GitTests.Kit;
using Coordination.Protocol;

namespace Coordination.GitTests.Group;

public sealed class GroupPushTests
{
    private static readonly ImmutableArray<string> Wanted = ["prd-one", "prd-bad", "prd-two"];

    [Fact]
    public async Task Several_operations_go_out_as_one_chain_in_one_push()
    {
        await using var team = new Team(nameof(GroupPushTests), [.. Wanted.Select(id => new PrdSeed(id))]);
        var outcomes = await PublishAsync(team);
        Assert.All(outcomes, outcome => Assert.Null(outcome.Refusal));
        Assert.Equal([1, 1, 1], outcomes.Select(outcome => outcome.Attempts));
        Assert.Equal(outcomes[2].Commit, team.Main);
        Assert.Equal(outcomes[0].Commit, team.Sandbox.Tip(team.Remote, "main~2"));
        Assert.Equal([1L, 2L, 3L], outcomes.Select(outcome => ((Decision.Accepted)outcome.Decision).Lock!.Fence!.Value));
        Assert.Equal(3, (await team.VerifyAsync()).Grants);
    }

    [Fact]
    public async Task A_chain_that_policy_refuses_is_sent_one_by_one_so_that_only_the_guilty_one_pays()
    {
        await using var team = new Team(nameof(GroupPushTests), [.. Wanted.Select(id => new PrdSeed(id))]);
        ServerHook.Install(team.Remote, "pre-receive",
            "while read old new ref; do if git log --format=%s \"$old..$new\" | grep -q 'claim prd-bad'; then echo 'hook declined: not that one' >&2; exit 1; fi; done\n");
        var outcomes = await PublishAsync(team);
        Assert.Null(outcomes[0].Refusal);
        Assert.Equal(ErrorCodes.RemotePolicy, outcomes[1].Refusal?.Code);
        Assert.Contains("not that one", ((RemoteRefusal)outcomes[1].Refusal!).Words, StringComparison.Ordinal);
        Assert.Null(outcomes[2].Refusal);
        Assert.Equal(2, (await team.ProveAsync()).Grants);
    }

    private static async Task<ImmutableArray<OperationOutcome>> PublishAsync(Team team)
    {
        var options = new CoordinatorOptions { Environment = team.Sandbox.Environment };
        var state = await OpenState.OpenAsync(team.Clone, options, null, CancellationToken.None);
        await using var clone = state.Clone;
        return await state.Branch.PublishAsync(
            [.. Wanted.Select((prd, index) => state.Operation($"developer-{index}", (stamp, caller, opId) =>
                new ClaimCommand(caller, stamp.Now, opId, prd, null, AllowConflict: false)))],
            CancellationToken.None);
    }
}
