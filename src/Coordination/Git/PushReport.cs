namespace Coordination.Git;

/// <summary>Reads what <c>git push --porcelain</c> prints: a flag, the two refs and a summary for each ref (git-push(1), "OUTPUT").</summary>
internal static class PushReport
{
    private const string Flags = " +-*=!";

    /// <summary>The flag of each ref that has a definite answer, and the summary behind it.</summary>
    public static Dictionary<string, PushedRef> Parse(string output)
    {
        var answers = new Dictionary<string, PushedRef>(StringComparer.Ordinal);
        foreach (var line in output.Split('\n'))
        {
            var fields = line.TrimEnd('\r').Split('\t');
            if (fields.Length < 3 || fields[0].Length != 1 || !Flags.Contains(fields[0][0], StringComparison.Ordinal))
            {
                continue;
            }

            var colon = fields[1].IndexOf(':', StringComparison.Ordinal);
            if (colon >= 0)
            {
                answers[fields[1][(colon + 1)..]] = new PushedRef(fields[0][0], fields[2]);
            }
        }

        return answers;
    }

    /// <summary>The kind of answer for the refs that were to move.</summary>
    public static PushAnswerKind Judge(GitResult result, IReadOnlyList<RefUpdate> updates, bool sent)
    {
        var answers = Parse(result.Text);
        if (updates.All(update => answers.ContainsKey(update.Ref)) && !result.Killed)
        {
            return Has('!') ? PushAnswerKind.Rejected
                : Has('=') ? PushAnswerKind.AlreadyThere
                : result.ExitCode == 0 ? PushAnswerKind.Moved
                : PushAnswerKind.Unclear;
        }

        if (result.Killed || sent)
        {
            return PushAnswerKind.Unclear;
        }

        // The one English text that is relied on: git says it on our side, before anything is sent.
        return result.Error.Contains("does not support --atomic", StringComparison.Ordinal) ? PushAnswerKind.NoAtomic : PushAnswerKind.NotSent;
    
        bool Has(char flag) => updates.Any(update => answers[update.Ref].Flag == flag);
    }
}
