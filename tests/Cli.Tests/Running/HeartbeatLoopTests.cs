using Coordination.Cli.Refusals;
using Coordination.Cli.Running;
using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests.Running;

public sealed class HeartbeatLoopTests
{
    private readonly HurriedTime time = new();
    private readonly List<HeartbeatRequest> requests = [];
    private readonly List<string> told = [];
    private readonly TaskCompletionSource end = new();

    [Fact]
    public async Task It_beats_until_the_process_ends()
    {
        var reply = await RunAsync(Ok, Ok, EndThen(Ok));
        Assert.Equal(0, reply.ExitCode);
        Assert.Equal(3, requests.Count);
        Assert.All(time.Waits, wait => Assert.Equal(TimeSpan.FromMinutes(2), wait));
        Assert.Contains("\"beats\":3,\"ended\":\"process\"", Coordination.Cli.Output.JsonDocumentWriter.Write(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_first_beat_reports_the_story()
    {
        await RunAsync(Ok, EndThen(Ok));
        Assert.Equal(["US-001", null], requests.Select(request => request.CompletedStory));
    }

    [Fact]
    public async Task A_story_is_reported_again_until_it_is_through()
    {
        var reply = await RunAsync(Refuse(new RemoteRefusal(ErrorCodes.RemoteUnreachable, "r", "")), Fail(ErrorCodes.Deadline), EndThen(Ok));
        Assert.Equal(0, reply.ExitCode);
        Assert.All(requests, request => Assert.Equal("US-001", request.CompletedStory));
        Assert.Equal(2, told.Count);
    }

    [Fact]
    public async Task A_lost_lock_ends_it_with_exit_6()
    {
        var reply = await RunAsync(Ok, Refuse(new LockLostRefusal("developer-abc123", "print-templates", "developer-def456", "feature/x")));
        Assert.Equal(6, reply.ExitCode);
        Assert.Equal("lock_lost", reply.Problem!.Code.Name);
    }

    [Fact]
    public async Task A_release_meanwhile_ends_it_with_exit_0()
    {
        var reply = await RunAsync(Ok, Refuse(new NoLockRefusal("developer-abc123", "print-templates")));
        Assert.Equal(0, reply.ExitCode);
        Assert.Contains("\"ended\":\"released\"", Coordination.Cli.Output.JsonDocumentWriter.Write(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_never_held_the_lock_is_told_so()
    {
        var reply = await RunAsync(Refuse(new NoLockRefusal("developer-abc123", "print-templates")));
        Assert.Equal(4, reply.ExitCode);
    }

    [Fact]
    public async Task When_no_beat_was_ever_through_it_does_not_say_that_all_is_well()
    {
        var reply = await RunAsync(EndThen(Refuse(new RemoteRefusal(ErrorCodes.RemoteUnreachable, "r", ""))));
        Assert.Equal(12, reply.ExitCode);
    }

    [Fact]
    public async Task A_failure_that_does_not_pass_comes_out() =>
        await Assert.ThrowsAsync<CoordinationException>(() => RunAsync(Fail(ErrorCodes.NotARepository)));

    [Fact]
    public async Task It_watches_the_process_that_is_named()
    {
        await ProcessWatch.EndOfAsync(int.MaxValue - 1, CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var watch = ProcessWatch.EndOfAsync(Environment.ProcessId, stop.Token);
        Assert.False(watch.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
    }

    private static Result<HeartbeatResult> Ok() => Result<HeartbeatResult>.Of(ResultSamples.Beat);

    private static Func<Result<HeartbeatResult>> Refuse(Refusal refusal) => () => Result<HeartbeatResult>.Refuse(refusal);

    private static Func<Result<HeartbeatResult>> Fail(ErrorCode code) => () => throw new CoordinationException(code, "it failed");

    private Func<Result<HeartbeatResult>> EndThen(Func<Result<HeartbeatResult>> answer) => () =>
    {
        end.SetResult();
        return answer();
    };

    private Task<Coordination.Cli.Output.Reply> RunAsync(params Func<Result<HeartbeatResult>>[] answers)
    {
        var loop = new HeartbeatLoop(
            (request, _) =>
            {
                requests.Add(request);
                return Task.FromResult(answers[requests.Count - 1]());
            },
            time, told.Add);
        return loop.RunAsync(new HeartbeatRequest { CompletedStory = "US-001" }, end.Task, "process", Again.Of("heartbeat"), CancellationToken.None);
    }
}
