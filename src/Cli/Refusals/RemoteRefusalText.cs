using System.Globalization;
using Coordination.Cli.Output;

namespace Coordination.Cli.Refusals;

/// <summary>Words for what the remote refused or could not do.</summary>
internal static class RemoteRefusalText
{
    public static Problem Of(Refusal refusal, Again again) => refusal switch
    {
        OutcomeUnknownRefusal it => Problem.Of(
            it.Code, "nobody can tell yet whether the operation landed; running the command again finds out and does it at most once",
            $"{it.Ref}, operation {it.OpId}{Said(it.Words)}", again.Action),
        _ => Of((RemoteRefusal)refusal, again),
    };

    private static Problem Of(RemoteRefusal it, Again again)
    {
        var where = it.Ref + Said(it.Words);
        if (it.Code == ErrorCodes.RemotePolicy)
        {
            return Problem.Of(
                it.Code, $"the remote does not allow coord to move {it.Ref}", where + "; a ref of its own for the state avoids the rule",
                NextAction.Coord("init", "--state-ref", "refs/heads/coord-state"));
        }

        if (it.Code == ErrorCodes.RemoteUnreachable)
        {
            return Problem.Of(it.Code, "the remote cannot be reached; nothing was written", where, NextAction.Git("ls-remote", "--heads"));
        }

        if (it.Code == ErrorCodes.RemoteBroken)
        {
            return Problem.Of(
                it.Code,
                $"the remote accepts the push but cannot move {it.Ref}; somebody has to look at the server (a left-over lock file, disk, rights)",
                where, NextAction.Git("ls-remote", "--heads"));
        }

        if (it.Code == ErrorCodes.Authentication)
        {
            return Problem.Of(it.Code, "the remote wants credentials that git does not have here", where, NextAction.Git("fetch"));
        }

        return it.Code == ErrorCodes.Contention
            ? Problem.Of(it.Code, $"others were faster {Times(it.Attempts)}, nothing was written", where, again.Action)
            : ErrorText.Plain(it.Code, it.Code == ErrorCodes.Deadline ? "the remote did not answer in time" : "the remote did not take the operation", where, again);
    }

    private static string Said(string words) => words.Length == 0 ? "" : "; git said: " + TerminalText.Short(words, 300);

    private static string Times(int attempts) => attempts switch
    {
        <= 1 => "each time",
        _ => string.Create(CultureInfo.InvariantCulture, $"{attempts} times"),
    };
}
