using Coordination.Cli.Output;
using Coordination.Cli.Refusals;
using Coordination.Cli.Tests.Kit;
using Coordination.Cli.Watching;
using Coordination.Protocol;

namespace Coordination.Cli.Tests.Watching;

/// <summary>A watch on a terminal of the test, on a clock on which every wait is over at once.</summary>
public sealed class StatusWatchTests : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private readonly HurriedTime time = new();
    private readonly FakeTerminal terminal = new(height: 60);
    private readonly List<DateTimeOffset> looks = [];

    [Fact]
    public async Task The_remote_is_asked_as_often_as_was_said_and_ages_go_on_in_between()
    {
        List<string> beats = [];
        var reply = await RunAsync(number =>
        {
            beats.Add(terminal.Screen.Text.Split('\n').FirstOrDefault(line => line.Contains("heartbeat", StringComparison.Ordinal)) ?? "");
            return number == 2 ? Quit() : Status();
        });
        Assert.True(reply.IsSaid);
        Assert.Equal(0, reply.ExitCode);
        Assert.Equal(["", "  working, heartbeat 64 s ago, last commit 4 min ago, fence 42"], beats);
        Assert.Equal(Every, looks[1] - looks[0]);
        Assert.True(terminal.IsRestored);
    }

    [Fact]
    public async Task Between_two_looks_only_the_lines_with_ages_are_written()
    {
        var status = ResultSamples.Status with { Sessions = [ResultSamples.Own, ResultSamples.Stale] };
        status = status with { Attention = Attention.Of(status) };
        await RunAsync(number => number == 2 ? Quit() : Task.FromResult(Result<StatusResult>.Of(status)));
        var ticks = terminal.Writes.Skip(1).Where(text => text.Contains("[?2026h", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, ticks.Count);
        Assert.All(ticks, text => Assert.Equal(2, text.Split(";1H").Length));
    }

    [Fact]
    public async Task A_lock_becomes_stale_by_the_clock_alone()
    {
        var status = ResultSamples.Status with
        {
            Sessions = [ResultSamples.Own, ResultSamples.Blocked with { Status = "in_progress", AgeSeconds = 598, BlockedReason = null }], Attention = [],
        };
        List<string> seen = [];
        await RunAsync(number =>
        {
            seen.Add(terminal.Screen.Text);
            return number == 2 ? Quit() : Task.FromResult(Result<StatusResult>.Of(status));
        });
        Assert.Contains("stale: developer-0123ab has been silent for 10 min", seen[1], StringComparison.Ordinal);
        Assert.Contains("coord resume permissions", seen[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_remote_that_is_away_is_asked_more_rarely_and_the_page_says_since_when()
    {
        var offline = Result<StatusResult>.Of(ResultSamples.Status with { Offline = true }, [new Warning("stale_view", "not reached")]);
        var foot = "";
        await RunAsync(number =>
        {
            foot = terminal.Screen.Row(59);
            return number == 4 ? Quit() : Task.FromResult(offline);
        });
        Assert.Equal([10, 20, 40], looks.Zip(looks.Skip(1), (one, next) => (next - one).TotalSeconds));
        Assert.StartsWith("remote not reached since 2026-02-19T15:00:0", foot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_c_ends_it_well_and_the_screen_comes_back_at_once()
    {
        using var cancel = new CancellationTokenSource();
        var restored = false;
        var reply = await RunAsync(
            async number =>
            {
                if (number == 2)
                {
                    await cancel.CancelAsync();
                    restored = terminal.IsRestored;
                }

                return await Status();
            },
            cancellationToken: cancel.Token);
        Assert.True(reply.IsSaid);
        Assert.Equal(0, reply.ExitCode);
        Assert.True(restored, "the screen waited for the look to end");
    }

    [Fact]
    public async Task Ctrl_c_before_anything_was_shown_is_a_cancelled_command()
    {
        using var cancel = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(
            async _ =>
            {
                await cancel.CancelAsync();
                return await new TaskCompletionSource<Result<StatusResult>>().Task.WaitAsync(cancel.Token);
            },
            cancellationToken: cancel.Token));
        Assert.True(terminal.IsRestored);
    }

    [Fact]
    public async Task A_terminal_that_goes_away_ends_it_quietly()
    {
        var reply = await RunAsync(number =>
        {
            terminal.IsGone = number == 2;
            return Status();
        });
        Assert.Equal((true, 0), (reply.IsSaid, reply.ExitCode));
    }

    [Fact]
    public async Task A_failure_puts_the_screen_back_and_is_told()
    {
        await Assert.ThrowsAsync<CoordinationException>(() => RunAsync(
            number => number == 2 ? throw new CoordinationException(ErrorCodes.NotARepository, "it is gone") : Status()));
        Assert.True(terminal.IsRestored);
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => RunAsync(number => throw new InvalidTimeZoneException("a bug")));
    }

    [Fact]
    public async Task A_refusal_of_the_first_look_is_the_answer_and_a_later_one_stands_below_the_page()
    {
        var refused = Task.FromResult(Result<StatusResult>.Refuse(new SoloModeRefusal()));
        Assert.Equal(ErrorCodes.SoloMode, (await RunAsync(_ => refused)).Problem?.Code);
        Assert.Empty(terminal.Writes);
        var page = "";
        await RunAsync(number =>
        {
            page = terminal.Screen.Text;
            return number == 1 ? Status() : number == 2 ? refused : Quit();
        });
        Assert.Contains("\nerror[solo_mode]: ", page, StringComparison.Ordinal);
        Assert.StartsWith("shop: multi-session", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_size_of_the_window_is_another_page()
    {
        await RunAsync(number =>
        {
            if (number == 2)
            {
                terminal.Resize(140, 30);
            }

            return number == 3 ? Quit() : Status();
        });
        Assert.Contains(terminal.Writes, text => text.StartsWith("\u001b[2J", StringComparison.Ordinal));
        Assert.Contains("TITLE", terminal.Screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_was_stopped_and_goes_on_draws_everything_anew()
    {
        await RunAsync(number =>
        {
            if (number == 2)
            {
                terminal.Happens(WatchEvent.Continued);
            }

            return number == 3 ? Quit() : Status();
        });
        Assert.Equal(2, terminal.Writes.Count(text => text.StartsWith("\u001b[?1049h", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task It_ends_by_itself_after_the_time_that_was_said()
    {
        await RunAsync(_ => Status(), lasting: TimeSpan.FromSeconds(12));
        Assert.Equal(3, looks.Count);
    }

    public void Dispose() => terminal.Dispose();

    private Task<Reply> RunAsync(
        Func<int, Task<Result<StatusResult>>> look, TimeSpan? lasting = null, CancellationToken cancellationToken = default)
    {
        looks.Clear();
        var watch = new StatusWatch(
            _ =>
            {
                looks.Add(time.GetUtcNow());
                return look(looks.Count);
            },
            new ScreenDisplay(terminal, Ink.None), Every, offline: false, time);
        return watch.RunAsync(lasting, Again.Of("status"), cancellationToken);
    }

    private static Task<Result<StatusResult>> Status() => Task.FromResult(Result<StatusResult>.Of(ResultSamples.Status));

    private Task<Result<StatusResult>> Quit()
    {
        terminal.Happens(WatchEvent.Quit);
        return Status();
    }
}
