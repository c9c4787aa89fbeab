using Coordination.Cli.Completion;
using Coordination.Cli.Help;
using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Refusals;
using Coordination.Cli.Running;

namespace Coordination.Cli;

/// <summary>The program: words in, one answer and an exit code out. Nothing that goes wrong comes out as a stack trace.</summary>
internal static class CoordApp
{
    // The library ends a call at its deadline by itself; this is for what does not listen.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(string[] args, CliEnvironment environment, CancellationToken cancellationToken)
    {
        if (CompletionCall.Is(args))
        {
            return await CompletionCall.AnswerAsync(args, environment, cancellationToken);
        }

        var globals = CommandWords.GlobalsAtLeast(args);
        try
        {
            if (HelpReply.For(args) is { } help)
            {
                return Finish(help, globals, environment);
            }

            var invocation = HotPath.TryParse(args) ?? Grammar.Parse(args);
            return await RunAsync(invocation, args, environment, cancellationToken);
        }
        catch (UsageException failure)
        {
            return Finish(Reply.Failed(CommandWords.NameOf(args), ErrorText.Of(failure)), globals, environment);
        }
        catch (Exception failure)
        {
            var name = CommandWords.NameOf(args);
            return Finish(Reply.Failed(name, ErrorText.OfUnexpected(failure, Again.Of(name))), globals, environment);
        }
    }

    private static async Task<int> RunAsync(Invocation invocation, string[] args, CliEnvironment environment, CancellationToken cancellationToken)
    {
        var again = new Again(invocation.Command.Name, [.. args]);
        await using var run = new CliRun(invocation.Globals, environment, invocation.Command.Lasting) { Again = again };
        Reply reply;
        try
        {
            reply = await RunWithinDeadlineAsync(run, invocation.Command, cancellationToken);
        }
        catch (CoordinationException failure)
        {
            reply = Reply.Failed(again.Command, ErrorText.Of(failure, again));
        }
        catch (OperationCanceledException)
        {
            var isOurs = cancellationToken.IsCancellationRequested || run.Deadline is null;
            reply = Reply.Failed(again.Command, isOurs ? ErrorText.OfCancel(again) : ErrorText.OfDeadline(run.Deadline!.Value, again));
        }
        catch (Exception failure) when (failure is not UsageException)
        {
            reply = Reply.Failed(again.Command, ErrorText.OfUnexpected(failure, again));
        }

        run.EndProgress();
        var exitCode = Finish(reply, invocation.Globals, environment);
        if (invocation.Globals.Verbose)
        {
            run.SayTrace();
        }

        return exitCode;
    }

    private static async Task<Reply> RunWithinDeadlineAsync(CliRun run, CliCommand command, CancellationToken cancellationToken)
    {
        if (run.Deadline is not { } deadline || command.Lasting)
        {
            return await command.RunAsync(run, cancellationToken);
        }

        using var timer = new CancellationTokenSource(deadline + Grace, run.Environment.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        return await command.RunAsync(run, both.Token);
    }

    private static int Finish(Reply reply, GlobalOptions globals, CliEnvironment environment)
    {
        try
        {
            return ReplyPrinter.Print(reply, globals, environment);
        }
        catch (IOException)
        {
            // Whoever read our output has gone; there is nobody left to tell.
            return reply.ExitCode;
        }
    }
}
