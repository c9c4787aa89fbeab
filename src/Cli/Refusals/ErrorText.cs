using System.Collections.Immutable;
using System.Diagnostics;
using Coordination.Cli.Output;
using Coordination.Cli.Parsing;

namespace Coordination.Cli.Refusals;

/// <summary>What a person is told when the environment fails: the same three lines as for a refusal.</summary>
internal static class ErrorText
{
    public static Problem Of(CoordinationException failure, Again again) =>
        Plain(failure.Code, failure.Message, failure.Where ?? "coord " + again.Command, again, failure.Fix) with
        {
            Facts = failure.Where is null ? [] : [new Fact("where", failure.Where)],
        };

    public static Problem Of(UsageException failure)
    {
        var next = failure.Next.All(SafeName.IsWord) && failure.Next[0] == "coord" ? NextAction.Coord([.. failure.Next.Skip(1)]) : NextAction.Coord("--help");
        return Problem.Of(failure.Code, failure.Message, failure.Where, next);
    }

    /// <summary>Something that we did not foresee: its first line, never a stack.</summary>
    public static Problem OfUnexpected(Exception failure, Again again)
    {
        var said = failure.Message.Split('\n')[0];
        var what = failure is UnreachableException ? $"a defect in coord: {said}" : said;
        return Plain(ErrorCodes.Unexpected, what, "coord " + again.Command + " (" + failure.GetType().Name + ")", again);
    }

    /// <summary>The deadline of the whole command has passed.</summary>
    public static Problem OfDeadline(TimeSpan deadline, Again again) => Plain(
        ErrorCodes.Deadline, $"the command did not end within {AgeText.Of(deadline)}; run it again, it does nothing twice", "coord " + again.Command, again);

    public static Problem OfCancel(Again again) => Plain(
        ErrorCodes.Cancelled, "cancelled; what was under way is settled by the next command", "coord " + again.Command, again);

    /// <summary>The usual next step of an error code, unless a better one is known.</summary>
    public static Problem Plain(ErrorCode code, string what, string where, Again again, string? fix = null)
    {
        if (string.IsNullOrWhiteSpace(fix))
        {
            return Problem.Of(code, what, where, Usual(code, again));
        }

        var words = fix.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isOurs = words.Length > 1 && words[0] == "coord" && words.All(SafeName.IsWord);
        return new Problem
        {
            Code = code,
            What = what,
            Where = where,
            Hint = fix,
            NextActions = isOurs ? [NextAction.Coord([.. words.Skip(1)])] : ImmutableArray<NextAction>.Empty,
        };
    }

    private static NextAction[] Usual(ErrorCode code, Again again) => code.Name switch
    {
        "not_a_repository" => [NextAction.Coord("-C", "PATH", "status")],
        "git_missing" or "git_too_old" => [NextAction.Git("--version")],
        "no_identity" => [NextAction.Git("config", "user.email", "you@example.com"), NextAction.Git("config", "user.name", "you")],
        "dirty_tree" or "in_the_way" or "branch_missing" or "diverged" => [NextAction.Git("status")],
        "several_push_urls" => [NextAction.Git("remote", "-v")],
        "solo_mode" or "not_initialized" => [NextAction.Coord("init")],
        "invalid_settings" => [NextAction.Git("config", "--get-regexp", "coord")],
        "state_damaged" => [NextAction.Coord("doctor")],
        "two_locks" => [NextAction.Coord("doctor", "--fix")],
        "history_rewritten" => [NextAction.Coord("doctor", "--adopt")],
        "locks_open" or "held" or "already_holding" => [NextAction.Coord("status")],
        "prd_not_found" or "prd_exists" or "nothing_left" => [NextAction.Coord("prd", "list")],
        "no_lock" or "nothing_now" or "not_ready" or "dependency_open" or "conflict_risk" => [NextAction.Coord("claim", "--next")],
        "remote_unreachable" or "remote_broken" or "remote_policy" => [NextAction.Git("ls-remote", "--heads")],
        "authentication" => [NextAction.Git("fetch")],
        "usage" or "invalid_name" or "invalid_file" => [NextAction.Coord([.. again.Command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"])],
        "unexpected" => [again.With("--verbose")],
        "contention" or "not_yet" or "outcome_unknown" or "deadline" or "cancelled" => [again.Action],
        _ => [NextAction.Coord("status")],
    };
}
