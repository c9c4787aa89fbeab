using Coordination.Cli.Running;
using Coordination.Cli.Terminal;

namespace Coordination.Cli.Output;

/// <summary>Puts a reply where it belongs: answers on stdout, messages on stderr, with <c>--json</c> one document on stdout and nothing else.</summary>
internal static class ReplyPrinter
{
    public static int Print(Reply reply, GlobalOptions globals, CliEnvironment environment)
    {
        if (reply.IsSaid)
        {
            return reply.ExitCode;
        }

        if (globals.Json)
        {
            environment.Stdout.Write(JsonDocumentWriter.Write(reply) + "\n");
            environment.Stdout.Flush();
            return reply.ExitCode;
        }

        var ink = new Ink(Audience.ColourOnStderr(globals, environment));
        if (!globals.Quiet)
        {
            Answer(reply, globals, environment);
            foreach (var warning in reply.Warnings)
            {
                environment.Stderr.Write($"{ink.Warn("warning")}: {TerminalText.Short(warning.Message)}\n");
            }
        }

        if (reply.Problem is { } problem)
        {
            environment.Stderr.Write(Words(problem, ink));
        }

        environment.Stderr.Flush();
        return reply.ExitCode;
    }

    private static void Answer(Reply reply, GlobalOptions globals, CliEnvironment environment)
    {
        if (reply.Screen is not null && Audience.PersonLooks(globals, environment))
        {
            TerminalPage.Show(reply.Screen, globals, environment);
        }
        else if (reply.Text is not null)
        {
            var page = new TextPage(environment.Width, new Ink(Audience.ColourOnStdout(globals, environment)));
            reply.Text(page);
            environment.Stdout.Write(page.ToString());
        }

        environment.Stdout.Flush();
    }

    private static string Words(Problem problem, Ink ink) =>
        $"{ink.Bad($"error[{problem.Code.Name}]")}: {TerminalText.Short(problem.What)}\n"
        + $"where: {TerminalText.Short(problem.Where)}\n"
        + $"{ink.Command(TerminalText.Short(problem.Hint))}\n";
}
