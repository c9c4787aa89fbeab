using Coordination.GitTests.Kit;
using Coordination.GitTests.Landing;

namespace Coordination.GitTests.TwoRefs;

/// <summary>A project whose state lives on a branch of its own; one PRD is held, and its work is on the remote.</summary>
internal static class Parted
{
    public const string StateRef = "refs/heads/coord/state";

    public static async Task<(Team Team, Coordinator Holder)> BeginAsync(string test, bool atomic)
    {
        var team = new Team(test, new ProjectSeed { Prds = [new PrdSeed("prd-one"), new PrdSeed("prd-two")] }, clones: 2);
        team.Sandbox.Git(team.Remote, "config", "receive.advertiseAtomic", atomic ? "true" : "false");
        await OkAsync(team.Open("developer-0", team.Clones[1]).InitAsync(new InitRequest { StateRef = "coord/state" }));
        var holder = team.Open("developer-1");
        await OkAsync(holder.ClaimAsync(new ClaimRequest("prd-one")));
        new Feature(team, "feature/one").Add("src/work.txt", "done\n").Push();
        return (team, holder);
    }

    public static async Task<T> OkAsync<T>(Task<Result<T>> command)
        where T : class
    {
        var result = await command;
        Assert.True(result.Ok, result.Refusal?.ToString());
        return result.Value!;
    }

    /// <summary>Some writing command of somebody else.</summary>
    public static async Task SomebodyWorksAsync(Team team)
    {
        var other = team.Open("developer-2", team.Clones[1]);
        await OkAsync(other.ClaimAsync(new ClaimRequest("prd-two")));
        await OkAsync(other.UnclaimAsync(new UnclaimRequest()));
    }

    /// <summary>The status of the lock; null: there is none.</summary>
    public static async Task<string?> StatusAsync(Team team) =>
        (await team.Open("observer").StatusAsync()).Value!.Sessions.SingleOrDefault(held => held.SessionId == "developer-1")?.Status;

    /// <summary>Whether the work is on main: once, or not at all.</summary>
    public static bool HasLanded(Team team)
    {
        var log = team.Sandbox.Git(team.Remote, "log", "--format=%H", "main", "--", "src/work.txt");
        Assert.True(log.Split('\n').Length == 1, log);
        return log.Length > 0;
    }
}
