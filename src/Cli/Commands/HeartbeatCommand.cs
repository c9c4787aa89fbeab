using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord heartbeat</c></summary>
internal sealed record HeartbeatCommand(string? PrdId, string? Story, string? Current, int? While, TimeSpan? For) : CliCommand
{
    private static readonly OptionSpec StoryOption = new("--story", "ID", "A story that is done now") { Offers = Offer.Story };
    private static readonly OptionSpec CurrentOption = new("--current", "ID", "A story that was begun") { Offers = Offer.Story };
    private static readonly OptionSpec WhileOption = new("--while", "PID", "Go on as long as this process lives");
    private static readonly OptionSpec ForOption = new("--for", "TIME", "Go on for this long, 2h for example");

    public static CommandSpec Spec { get; } = new()
    {
        Path = "heartbeat",
        Summary = "Say that the session lives, and which story is done",
        Notes =
        [
            "A completed story goes out at once. A beat that changes only the time is left out while the last one is young, so call it as often as you like.",
            "--while and --for stay in the foreground and end with the process (exit 0), with the time (0), on release (0), or when the lock is lost (6).",
        ],
        Arguments = [new("PRD", false, "Its id; without one: the one that the session holds") { Offers = Offer.HeldPrd }],
        Options = [StoryOption, CurrentOption, WhileOption, ForOption],
        Examples =
        [
            "coord heartbeat", "coord heartbeat --story US-003                    # US-003 is done",
            "coord heartbeat --story US-003 --current US-004   # and US-004 is begun",
            "coord heartbeat --while 4711                      # as long as process 4711 lives",
        ],
        Make = From,
    };

    public override string Name => Spec.Path;

    public override bool Lasting => While is not null || For is not null;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken)
    {
        var request = new HeartbeatRequest(PrdId) { CompletedStory = Story, CurrentStory = Current };
        if (!Lasting)
        {
            return Answer.Of(run.Again, await run.Coordinator.HeartbeatAsync(request, cancellationToken), beat => HeartbeatReply.Of(beat));
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var time = run.Environment.Time;
        var (end, word) = While is { } pid
            ? (ProcessWatch.EndOfAsync(pid, stop.Token), "process")
            : (Task.Delay(For.GetValueOrDefault(), time, stop.Token), "time");
        var loop = new HeartbeatLoop(run.Coordinator.HeartbeatAsync, time, run.Conversation.Tell);
        try
        {
            return await loop.RunAsync(request, end, word, run.Again, cancellationToken);
        }
        finally
        {
            await stop.CancelAsync();
        }
    }

    private static HeartbeatCommand From(Arguments arguments)
    {
        var (pid, time) = (arguments.Number(WhileOption), arguments.Duration(ForOption));
        return pid is null || time is null
            ? new HeartbeatCommand(arguments.Word(0), arguments.Value(StoryOption), arguments.Value(CurrentOption), pid, time)
            : throw arguments.Contradiction("--while and --for exclude each other", "coord heartbeat");
    }
}
