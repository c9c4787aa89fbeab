using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>Answer of <c>prime</c>. It is an answer even where nothing can be told, because an agent's start hangs on it.</summary>
internal static class PrimeReply
{
    /// <summary>How many locks of others, and PRDs to claim, a document lists.</summary>
    public const int Most = 20;

    /// <summary>The five commands of the day, with what each is for.</summary>
    public static IReadOnlyList<(NextAction Command, string For)> Commands { get; } =
    [
        (NextAction.Coord("status"), "who works on what, and what is free"),
        (NextAction.Coord("claim", "--next"), "take the next free PRD, and go to its branch"),
        (NextAction.Coord("heartbeat", "--story", "ID"), "a story is committed; without --story: alive"),
        (NextAction.Coord("release"), "all stories done: merge, archive, free it"),
        (NextAction.Coord("unclaim"), "give the PRD back; the branch stays"),
    ];

    public static Reply Of(PrimeResult brief) => new("prime")
    {
        Data = json => Data(json, brief),
        Text = page => PrimeText.Write(page, brief),
        NextActions = PrimeAdvice.Next(brief) is { } next ? [next] : [],
        ForeignText = ["held.blockedReason", "storiesLeft.title", "others.blockedReason"],
    };

    /// <summary>Nothing can be told. Where there is nothing to coordinate the agent just goes on; else it must not begin to write.</summary>
    public static Reply OfProblem(Problem problem)
    {
        var isNone = problem.Code == ErrorCodes.NotARepository || problem.Code == ErrorCodes.NotInitialized;
        string[] lines = isNone
            ? ["coord: there is nothing to coordinate here; work as usual.", "  " + TerminalText.Short(problem.What, 200)]
            :
            [
                $"coord cannot tell who works on what ({problem.Code.Name}).", "  " + TerminalText.Short(problem.What, 200),
                "Claim and push nothing before that is settled. To look:", "  " + TerminalText.Short(problem.Hint, 120),
            ];
        return new Reply("prime")
        {
            Data = json => json.String("mode", isNone ? "none" : "unknown").Object("problem", it => it.String("code", problem.Code.Name)
                .String("message", problem.What).String("where", problem.Where).String("hint", problem.Hint)),
            Text = page => Array.ForEach(lines, line => page.Line(line)),
            NextActions = isNone ? [] : problem.NextActions,
        };
    }

    private static void Data(JsonText json, PrimeResult brief)
    {
        json.String("mode", brief.Mode).Null("problem").String("project", brief.Project).Time("asOf", brief.AsOf).Bool("offline", brief.Offline)
            .String("sessionId", brief.SessionId);
        if (brief.Held is { } held)
        {
            json.Object("held", it => Views.Lock(it, held));
        }
        else
        {
            json.Null("held");
        }

        json.Path("worktree", brief.Worktree).Objects("storiesLeft", brief.Stories.Where(story => !story.Passes).Take(Most), Views.Story)
            .String("lostPrdId", brief.LostPrdId).String("lostTo", brief.LostTo)
            .Objects("others", brief.Others.Take(Most), Views.Lock).Number("othersTotal", brief.Others.Length)
            .Strings("claimable", brief.Available.Where(prd => prd.Claimable).Take(Most).Select(prd => prd.PrdId))
            .Number("availableTotal", brief.Available.Length).Actions("commands", Commands.Select(one => one.Command));
    }
}
