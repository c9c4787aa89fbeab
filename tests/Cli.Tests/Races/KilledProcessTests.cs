namespace Coordination.Cli.Tests.Races;

/// <summary>A <c>coord</c> that is killed while the server decides: the next command of its session finds out what came of it.</summary>
public sealed class KilledProcessTests
{
    [Fact]
    public void A_grant_that_lands_after_its_process_was_killed_belongs_to_its_session()
    {
        using var race = new ProcessRace(nameof(KilledProcessTests), 2, new PrdSeed("prd-one"));
        using var daemon = new GitDaemon(race.Sandbox);
        race.Sandbox.Git(race.Clones[0], "remote", "set-url", "origin", daemon.Url());
        using (var hook = new SlowHook(race.Remote))
        {
            Kill(race, hook);
            using var landing = new RefWatch(race.Remote);
            hook.Release();
            landing.WaitForMove();
        }

        Assert.Equal(3, CoordProcess.Run(race.Sandbox, race.Call(1, "claim", "prd-one", "--json")).ExitCode);
        var again = CoordProcess.Run(race.Sandbox, race.Call(0, "claim", "prd-one", "--json"));
        Assert.True(again.Data.GetProperty("alreadyHeld").GetBoolean(), again.ToString());
        AssertWorksOn(race);
    }

    [Fact]
    public void A_push_that_outlives_its_process_and_the_next_command_race_and_make_one_grant()
    {
        using var race = new ProcessRace(nameof(KilledProcessTests), 1, new PrdSeed("prd-one"));
        using var hook = new SlowHook(race.Remote);
        using var killed = CoordProcess.Start(race.Sandbox, race.Call(0, "claim", "prd-one", "--json"));
        hook.WaitForPush();
        killed.KillAlone();
        using var again = CoordProcess.Start(race.Sandbox, race.Call(0, "claim", "prd-one", "--json"));
        hook.WaitForPush();
        hook.Release();
        Assert.Equal(0, again.Wait().ExitCode);
        AssertWorksOn(race);
    }

    [Fact]
    public void A_grant_that_died_with_its_process_is_given_anew()
    {
        using var race = new ProcessRace(nameof(KilledProcessTests), 1, new PrdSeed("prd-one"));
        using (var hook = new SlowHook(race.Remote))
        {
            Kill(race, hook);
        }

        ServerHook.Remove(race.Remote, "pre-receive");
        var again = CoordProcess.Run(race.Sandbox, race.Call(0, "claim", "prd-one", "--json"));
        Assert.False(again.Data.TryGetProperty("alreadyHeld", out var held) && held.GetBoolean(), again.ToString());
        AssertWorksOn(race);
    }

    // One grant, one story, and nothing is left in doubt.
    private static void AssertWorksOn(ProcessRace race)
    {
        var beat = CoordProcess.Run(race.Sandbox, race.Call(0, "heartbeat", "--story", "US-001"));
        Assert.True(beat.ExitCode == 0, beat.ToString());
        Assert.Equal(2, race.Verify().GetProperty("operations").GetInt32());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(race.Clones[0], ".git", "coord", "pending")));
    }

    private static void Kill(ProcessRace race, SlowHook hook)
    {
        using var killed = CoordProcess.Start(race.Sandbox, race.Call(0, "claim", "prd-one", "--json"));
        hook.WaitForPush();
        killed.Kill();
    }
}
