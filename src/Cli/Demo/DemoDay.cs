using System.Collections.Immutable;
using Coordination.Cli.Output;
using Coordination.Cli.Refusals;
using Coordination.Cli.Replies;

namespace Coordination.Cli.Demo;

/// <summary>
/// A day of three sessions on one repository. Everything happens for real, by the library on real repositories, and each step is held
/// against what is told of it. Who wins the race is not known before, so the parts are given out as the day goes.
/// </summary>
internal sealed partial class DemoDay(DemoStage stage, DemoNarrator narrator, CliEnvironment environment, CancellationToken cancellationToken)
{
    public async Task PlayAsync(DemoFolder folder)
    {
        await OpenAsync();
        var (first, others) = await RaceAsync();
        var (second, third) = await TakeTheNextAsync(others);
        await WorkAsync(first);
        await AbandonAsync(third);
        await RiskAsync(third, first);
        var unpushed = await DieAsync(second);
        await ResumeAsync(third, second);
        await ReturnAsync(second, third, unpushed);
        await ReleaseAsync(first);
        await GiveBackAsync(first);
        await ProveAsync(third, folder);
    }

    /// <summary>Runs a command as a session would, and shows what came of it.</summary>
    private async Task<Result<T>> DoAsync<T>(
        DemoSession session, string command, Func<Coordinator, Task<Result<T>>> run, Func<T, Reply> reply, int lines = 1)
        where T : class
    {
        var result = await RunAsync(session, run);
        Show(session, command, result, reply, lines);
        return result;
    }

    private async Task<Result<T>> RunAsync<T>(DemoSession session, Func<Coordinator, Task<Result<T>>> run)
        where T : class
    {
        await using var coordinator = stage.Open(session);
        var result = await run(coordinator);
        cancellationToken.ThrowIfCancellationRequested();
        return result;
    }

    private void Show<T>(DemoSession session, string command, Result<T> result, Func<T, Reply> reply, int lines = 1)
        where T : class
    {
        ImmutableArray<string> words = [.. command.Split(' ').Skip(1)];
        narrator.Show(session, command, Answer.Of(new Again(words[0], words), result, reply), lines);
    }

    private Task<string> GitAsync(DemoSession session, string command)
    {
        narrator.Prompt(session, "git " + command);
        var words = command.Split(' ');
        return stage.GitAsync(session.Folder, [words[0], "--quiet", .. words[1..]], cancellationToken);
    }

    private static T Accepted<T>(Result<T> result, string what)
        where T : class =>
        result.Ok ? result.Value : throw new DemoSurpriseException($"{what}, but it was refused: {RefusalText.Of(result.Refusal, Again.Of("demo")).What}");

    private static TRefusal Refused<T, TRefusal>(Result<T> result, string what)
        where T : class
        where TRefusal : Refusal =>
        result.Refusal as TRefusal ?? throw new DemoSurpriseException($"{what}, but it was {(result.Ok ? "accepted" : "refused as " + result.Refusal.Code)}");

    private static void Expect(bool holds, string what)
    {
        if (!holds)
        {
            throw new DemoSurpriseException(what + ", but it was not so");
        }
    }
}
