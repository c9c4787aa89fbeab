using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>What somebody has to do something about, from what is shown and what was noted here.</summary>
internal static class Attention
{
    /// <summary>Two clocks that differ by less say nothing.</summary>
    private const long ClockTolerance = 60;

    /// <summary>The caller's own affairs first, then what stands in the files, then the locks in the order in which they are shown.</summary>
    public static ImmutableArray<AttentionView> Of(StatusResult status) =>
        [.. Own(status), .. status.Findings, .. status.Sessions.SelectMany(held => OfLock(held, status))];

    private static IEnumerable<AttentionView> Own(StatusResult status)
    {
        var notes = status.Notes;
        if (notes.PrdId is { } lost && status.SessionId is { } session && !status.Sessions.Any(held => held.Mine && PrdName.Same(held.PrdId, lost)))
        {
            yield return new(AttentionKind.LockLost, lost, session, Text: HolderOf(status, lost), Mine: true);
        }

        if (status.Current is { Challenged: true } asked)
        {
            yield return new(AttentionKind.Challenged, asked.PrdId, asked.SessionId, Mine: true);
        }

        if (notes.BlockedReason is { } reason)
        {
            var kind = reason == LocalBlock.Declined ? AttentionKind.PushDeclined : AttentionKind.PushRejected;
            yield return new(kind, status.Current?.PrdId, status.SessionId, Text: reason, Mine: true);
        }

        foreach (var what in notes.Pending)
        {
            yield return new(AttentionKind.OutcomeUnknown, null, null, Text: what, Mine: true);
        }
    }

    private static IEnumerable<AttentionView> OfLock(LockView held, StatusResult status)
    {
        if (held.Stale)
        {
            yield return new(AttentionKind.Stale, held.PrdId, held.SessionId, held.AgeSeconds, Mine: held.Mine);
        }

        if (held.Status == Words.Of(LockStatus.Blocked))
        {
            yield return new(AttentionKind.Blocked, held.PrdId, held.SessionId, held.AgeSeconds, held.BlockedReason, held.Mine);
        }

        if (held.AgeSeconds < -ClockTolerance)
        {
            yield return new(AttentionKind.ClockAhead, held.PrdId, held.SessionId, -held.AgeSeconds, Mine: held.SessionId == status.SessionId);
        }
    }

    private static string? HolderOf(StatusResult status, string prdId) =>
        status.Sessions.FirstOrDefault(held => PrdName.Same(held.PrdId, prdId))?.SessionId;
}
