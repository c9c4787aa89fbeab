namespace Coordination.GitTests.TwoRefs;

/// <summary>Work and state on two refs: one atomic push where the server can, else steps that anybody can finish or put back.</summary>
public sealed class LandingTests
{
    [Fact]
    public async Task Where_the_server_can_both_refs_move_in_one_push()
    {
        var (team, holder) = await Parted.BeginAsync(nameof(LandingTests), atomic: true);
        await using var end = team;
        var pushes = Path.Combine(team.Sandbox.Root, "pushes");
        ServerHook.Install(team.Remote, "pre-receive", $"echo $(cut -d' ' -f3) >> '{pushes}'\n");
        var release = await Parted.OkAsync(holder.ReleaseAsync(new ReleaseRequest { Incomplete = true }));
        Assert.Contains($"{Parted.StateRef} refs/heads/main", await File.ReadAllLinesAsync(pushes));
        Assert.True(Parted.HasLanded(team));
        Assert.Equal(team.Main, release.MergeCommit);
        Assert.Null(await Parted.StatusAsync(team));
        await team.ProveAsync();
    }

    [Fact]
    public async Task Where_the_server_can_not_it_goes_in_steps_to_the_same_end()
    {
        var (team, holder) = await Parted.BeginAsync(nameof(LandingTests), atomic: false);
        await using var end = team;
        var release = await Parted.OkAsync(holder.ReleaseAsync(new ReleaseRequest { Incomplete = true }));
        Assert.True(Parted.HasLanded(team));
        Assert.Equal(team.Main, release.MergeCommit);
        Assert.Null(await Parted.StatusAsync(team));
        await team.ProveAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Main_that_moves_while_the_merge_is_made_is_merged_anew(bool atomic)
    {
        var (team, _) = await Parted.BeginAsync(nameof(LandingTests), atomic);
        await using var end = team;
        var other = team.Sandbox.Clone(team.Remote, "other");
        team.Sandbox.Commit(other, "src/other.txt", "beside\n", "feat: beside");
        var moved = 0;
        var releasing = team.Open("developer-1", with: options => options with
        {
            Trace = line =>
            {
                if (line.StartsWith("git merge-tree", StringComparison.Ordinal) && Interlocked.Exchange(ref moved, 1) == 0)
                {
                    team.Sandbox.Git(other, "push", "-q", "origin", "main");
                }
            },
        });
        await Parted.OkAsync(releasing.ReleaseAsync(new ReleaseRequest { Incomplete = true }));
        Assert.Equal(1, moved);
        Assert.True(Parted.HasLanded(team));
        Assert.Equal("beside\n", team.Sandbox.Text(team.Remote, "main", "src/other.txt"));
        await team.ProveAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_main_that_is_protected_is_policy_and_the_lock_stays(bool atomic)
    {
        var (team, holder) = await Parted.BeginAsync(nameof(LandingTests), atomic);
        await using var end = team;
        ServerHook.RefuseRef(team.Remote, "refs/heads/main", "GH006: Protected branch update failed");
        var release = await holder.ReleaseAsync(new ReleaseRequest { Incomplete = true });
        Assert.Equal((ErrorCodes.RemotePolicy, 13), (release.Refusal?.Code, release.Refusal?.Code.ExitCode));
        Assert.False(Parted.HasLanded(team));
        Assert.Equal("in_progress", await Parted.StatusAsync(team));
        ServerHook.Remove(team.Remote, "update");
        await Parted.OkAsync(holder.ReleaseAsync(new ReleaseRequest { Incomplete = true }));
        await team.ProveAsync();
    }
}
