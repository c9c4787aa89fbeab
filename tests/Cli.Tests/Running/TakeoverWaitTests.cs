using Coordination.Cli.Refusals;
using Coordination.Cli.Running;
using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests.Running;

public sealed class TakeoverWaitTests
{
    private static readonly TakeoverPendingRefusal Pending = new("billing", "developer-def456", true) { RetryAfter = TimeSpan.FromMinutes(2) };

    private readonly HurriedTime time = new();
    private int attempts;

    [Fact]
    public async Task It_asks_again_after_the_time_that_the_refusal_names()
    {
        var world = new World(time: time);
        var result = await RunAsync(world, wait: true, new GlobalOptions());
        Assert.True(result.Ok);
        Assert.Equal(3, attempts);
        Assert.Equal([TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2)], time.Waits);
        Assert.Contains("developer-def456 was asked whether it lives; waiting 2 min", world.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_sees_the_time_run_down()
    {
        var world = new World(terminal: true, time: time);
        Assert.True((await RunAsync(world, wait: true, new GlobalOptions())).Ok);
        Assert.Contains("\rdeveloper-def456 was asked whether it lives; waiting: 1 min", world.Stderr, StringComparison.Ordinal);
        Assert.Contains("waiting: 5 s", world.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_wait_it_answers_at_once()
    {
        var result = await RunAsync(new World(time: time), wait: false, new GlobalOptions());
        Assert.Same(Pending, result.Refusal);
        Assert.Empty(time.Waits);
    }

    [Fact]
    public async Task It_does_not_begin_a_wait_that_the_deadline_would_cut()
    {
        var result = await RunAsync(new World(time: time), wait: true, new GlobalOptions { Deadline = TimeSpan.FromSeconds(45) });
        Assert.Same(Pending, result.Refusal);
        Assert.Empty(time.Waits);
    }

    [Fact]
    public async Task An_agent_has_a_deadline_by_itself()
    {
        var result = await RunAsync(new World(time: time, variables: ("CLAUDECODE", "1")), wait: true, new GlobalOptions());
        Assert.Same(Pending, result.Refusal);
    }

    private async Task<Result<UnclaimResult>> RunAsync(World world, bool wait, GlobalOptions globals)
    {
        await using var run = new CliRun(globals, world.Environment) { Again = Again.Of("unclaim") };
        return await TakeoverWait.UntilAsync(
            run, wait, _ => Task.FromResult(++attempts < 3 ? Result<UnclaimResult>.Refuse(Pending) : Result<UnclaimResult>.Of(ResultSamples.Unclaim)),
            CancellationToken.None);
    }
}
