using Coordination.Cli.Output;
using Coordination.Cli.Parsing;

namespace Coordination.Cli.Running;

/// <summary>Questions to a person. Where nobody can answer, a question ends the command with the option to pass instead (exit 64).</summary>
internal sealed class Conversation(GlobalOptions globals, CliEnvironment environment, ProgressLine? progress = null)
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    public bool PersonIsThere => Audience.PersonAnswers(globals, environment);

    /// <summary>Yes or no, no by default.</summary>
    /// <exception cref="UsageException">Nobody is there, and nobody said <c>--yes</c>.</exception>
    public async Task<bool> ConfirmAsync(string question, NextAction command, CancellationToken cancellationToken)
    {
        if (globals.Yes)
        {
            return true;
        }

        if (!PersonIsThere)
        {
            throw Unanswered(question, "pass --yes to say yes", command.With("--yes"));
        }

        var answer = await AskAsync(question + " [y/N]", cancellationToken);
        return answer.StartsWith('y') || answer.StartsWith('Y');
    }

    /// <summary>One line of text; empty when the input has ended.</summary>
    public async Task<string> AskAsync(string question, CancellationToken cancellationToken)
    {
        using var quiet = progress?.Pause();
        environment.Stderr.Write(TerminalText.Short(question) + " ");
        environment.Stderr.Flush();
        return (await environment.Stdin.ReadLineAsync(cancellationToken) ?? "").Trim();
    }

    /// <summary>A line of progress, for somebody who waits.</summary>
    public void Tell(string line)
    {
        if (!globals.Quiet)
        {
            using var quiet = progress?.Pause();
            environment.Stderr.Write(TerminalText.Short(line) + "\n");
            environment.Stderr.Flush();
        }
    }

    /// <summary>Prints an answer in the middle of a command.</summary>
    public void Say(Reply reply)
    {
        using var quiet = progress?.Pause();
        ReplyPrinter.Print(reply, globals, environment);
    }

    /// <summary>Waits; a person sees the time run down, everybody else gets one line.</summary>
    public async Task CountDownAsync(string what, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (!PersonIsThere)
        {
            Tell($"{what} {AgeText.Of(wait)}");
            await Task.Delay(wait, environment.Time, cancellationToken);
            return;
        }

        using var quiet = progress?.Pause();
        var started = environment.Time.GetTimestamp();
        for (var left = wait; left > TimeSpan.Zero; left = wait - environment.Time.GetElapsedTime(started))
        {
            environment.Stderr.Write($"\r{TerminalText.Short(what, 200)}: {AgeText.Of(left)}   ");
            environment.Stderr.Flush();
            await Task.Delay(left < OneSecond ? left : OneSecond, environment.Time, cancellationToken);
        }

        environment.Stderr.Write("\n");
    }

    /// <param name="question">What would have been asked.</param>
    /// <param name="pass">The option to pass instead.</param>
    /// <param name="next">The command with that option.</param>
    public static UsageException Unanswered(string question, string pass, NextAction next) =>
        new($"nobody is here to answer: {question}", pass, next.Words) { Code = ErrorCodes.AnswerNeeded };
}
