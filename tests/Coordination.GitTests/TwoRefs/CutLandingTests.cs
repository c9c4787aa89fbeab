using System.Globalization;
using Coordination.GitTests.Kit;

namespace Coordination.GitTests.TwoRefs;

/// <summary>A landing in steps that is cut between them. Whoever comes next finishes it, or puts it back; the work lands once or not at all.</summary>
public sealed class CutLandingTests
{
    [Fact]
    public async Task A_state_push_that_is_refused_after_main_moved_is_finished_by_somebody_else()
    {
        var (team, holder) = await Parted.BeginAsync(nameof(CutLandingTests), atomic: false);
        await using var end = team;
        var flag = Path.Combine(team.Sandbox.Root, "landed");
        ServerHook.Install(team.Remote, "pre-receive", $"""
            refs=$(cut -d' ' -f3)
            case "$refs" in
              *refs/heads/main*) : > '{flag}' ;;
              *{Parted.StateRef}*) [ ! -e '{flag}' ] || exit 1 ;;
            esac

            """);
        var release = await holder.ReleaseAsync(new ReleaseRequest { Incomplete = true });
        Assert.Equal(ErrorCodes.RemotePolicy, release.Refusal?.Code);
        Assert.Equal((true, "merging"), (Parted.HasLanded(team), await Parted.StatusAsync(team)));
        ServerHook.Remove(team.Remote, "pre-receive");
        await Parted.SomebodyWorksAsync(team);
        Assert.Null(await Parted.StatusAsync(team));
        var again = await Parted.OkAsync(holder.ReleaseAsync(new ReleaseRequest("prd-one")));
        Assert.Equal(team.Main, again.MergeCommit);
        await team.ProveAsync();
    }

    [Fact]
    public async Task A_landing_whose_main_went_elsewhere_is_put_back_by_somebody_else()
    {
        var (team, _) = await Parted.BeginAsync(nameof(CutLandingTests), atomic: false);
        await using var end = team;
        ServerHook.RefuseRef(team.Remote, "refs/heads/main", "not now");
        Assert.True(await CrashAsync(team, "git push (exit 1,", 1));
        ServerHook.Remove(team.Remote, "update");
        Assert.Equal((false, "merging"), (Parted.HasLanded(team), await Parted.StatusAsync(team)));
        var other = team.Sandbox.Clone(team.Remote, "other");
        team.Sandbox.Commit(other, "src/other.txt", "beside\n", "feat: beside");
        team.Sandbox.Git(other, "push", "-q", "origin", "main");
        await Parted.SomebodyWorksAsync(team);
        Assert.Equal("in_progress", await Parted.StatusAsync(team));
        await Parted.OkAsync(team.Open("developer-1").ReleaseAsync(new ReleaseRequest { Incomplete = true }));
        Assert.True(Parted.HasLanded(team));
        await team.ProveAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_release_that_ends_after_any_of_its_pushes_can_be_said_again(bool atomic)
    {
        var crashed = true;
        for (var push = 1; crashed; push++)
        {
            var (team, _) = await Parted.BeginAsync(nameof(CutLandingTests), atomic);
            await using var end = team;
            crashed = await CrashAsync(team, "git push", push);
            await Parted.SomebodyWorksAsync(team);
            await Parted.OkAsync(team.Open("developer-1").ReleaseAsync(new ReleaseRequest("prd-one") { Incomplete = true }));
            Assert.True(Parted.HasLanded(team), push.ToString(CultureInfo.InvariantCulture));
            Assert.Null(await Parted.StatusAsync(team));
            await team.ProveAsync();
        }
    }

    // Ends the release at the git process that is traced like this, at so many of them.
    private static async Task<bool> CrashAsync(Team team, string moment, int after)
    {
        var left = after;
        var session = team.Open("developer-1", with: options => options with
        {
            Trace = line =>
            {
                if (line.StartsWith(moment, StringComparison.Ordinal) && Interlocked.Decrement(ref left) == 0)
                {
                    throw new CrashException(line);
                }
            },
        });
        return await Record.ExceptionAsync(() => session.ReleaseAsync(new ReleaseRequest("prd-one") { Incomplete = true })) is CrashException;
    }
}
