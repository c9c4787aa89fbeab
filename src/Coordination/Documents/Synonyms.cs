using Coordination.Protocol;

namespace Coordination.Documents;

/// <summary>What the words of the files mean, synonyms that are found in the wild included.</summary>
internal static class Synonyms
{
    public static PrdStatus StatusOf(string? word) => word is null ? PrdStatus.Ready : Plain(word) switch
    {
        "draft" => PrdStatus.Draft,
        "ready" or "available" or "pending" or "todo" or "planned" or "notstarted" => PrdStatus.Ready,
        "inprogress" or "committed" or "pushed" => PrdStatus.InProgress,
        "blocked" => PrdStatus.Blocked,
        "propen" => PrdStatus.PrOpen,
        "complete" or "completed" or "merged" => PrdStatus.Completed,
        "abandoned" => PrdStatus.Abandoned,
        _ => PrdStatus.Unknown,
    };

    public static LockStatus LockStatusOf(string? word) => word is null ? LockStatus.InProgress : Plain(word) switch
    {
        "inprogress" or "committed" or "pushed" => LockStatus.InProgress,
        "blocked" => LockStatus.Blocked,
        "queued" => LockStatus.Queued,
        "merging" => LockStatus.Merging,
        "propen" => LockStatus.PrOpen,
        _ => LockStatus.Unknown,
    };

    /// <summary>A word, or a rank from 1; what is neither is medium.</summary>
    public static PrdPriority PriorityOf(string? word) => Plain(word ?? "") switch
    {
        "critical" or "0" or "1" => PrdPriority.Critical,
        "high" or "2" => PrdPriority.High,
        "low" => PrdPriority.Low,
        [>= '4' and <= '9'] or [>= '1' and <= '9', >= '0' and <= '9', ..] => PrdPriority.Low,
        _ => PrdPriority.Medium,
    };

    /// <summary>A conflict of which nobody said how bad it is counts as medium.</summary>
    public static RiskLevel RiskOf(string? word) => Plain(word ?? "") switch
    {
        "none" => RiskLevel.None,
        "low" => RiskLevel.Low,
        "high" or "critical" => RiskLevel.High,
        _ => RiskLevel.Medium,
    };

    /// <summary>Without case and joints: <c>In-Progress</c> and <c>in_progress</c> are one word.</summary>
    private static string Plain(string word) => word.AsSpan().ContainsAnyExceptInRange('a', 'z')
        ? string.Concat(word.Where(c => c is not ('_' or '-' or ' '))).ToLowerInvariant()
        : word;
}
