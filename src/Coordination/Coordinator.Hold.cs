using System.Collections.Immutable;

namespace Coordination;

public sealed partial class Coordinator
{
    private Lease? lease;

    /// <summary>
    /// Takes a PRD, or the next one that is free, and holds it by a <see cref="Lease"/>: heartbeats go out in the background until the lease
    /// is released, disposed of or detached. What this session holds already is held on with the same fence.
    /// </summary>
    /// <param name="request">What to claim.</param>
    /// <param name="cancellationToken">Gives up; a push that is on its way may still land. It does not end the lease.</param>
    /// <returns>The lease, or why there is none; <see cref="AlreadyHoldingRefusal"/> when this coordinator has a lease that is still open.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    public Task<Result<Lease>> HoldAsync(ClaimRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return HoldAsync(token => ClaimAsync(request, token), cancellationToken);
    }

    /// <summary>Takes over the lock of a dead session as <see cref="ResumeAsync"/> does, and holds it by a <see cref="Lease"/>.</summary>
    /// <param name="request">What to take over.</param>
    /// <param name="cancellationToken">Gives up; a push that is on its way may still land. It does not end the lease.</param>
    /// <returns>The lease; or <see cref="TakeoverPendingRefusal"/> with the time after which to call again.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    public Task<Result<Lease>> HoldAsync(ResumeRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return HoldAsync(token => ResumeAsync(request, token), cancellationToken);
    }

    /// <summary>The lease has ended; another one may be taken.</summary>
    internal void Forget(Lease ended) => Interlocked.CompareExchange(ref lease, null, ended);

    /// <summary>Whether no other lease was taken after this one.</summary>
    internal bool IsLast(Lease one) => lease == one;

    private async Task<Result<Lease>> HoldAsync(Func<CancellationToken, Task<Result<ClaimResult>>> grant, CancellationToken cancellationToken)
    {
        if (lease is { IsHeld: true } open)
        {
            return Refuse(open);
        }

        var claim = await grant(cancellationToken).ConfigureAwait(false);
        if (!claim.Ok)
        {
            return Result<Lease>.Refuse(claim.Refusal, claim.Warnings);
        }

        var held = claim.Value;
        if (held.AlreadyHeld)
        {
            // Its last heartbeat may be old, so that a takeover may be near.
            var beat = await HeartbeatAsync(new HeartbeatRequest(held.PrdId), held.SessionId, cancellationToken).ConfigureAwait(false);
            if (!beat.Ok)
            {
                return Result<Lease>.Refuse(beat.Refusal, claim.Warnings);
            }

            held = held with { CertainFor = beat.Value.CertainFor };
        }

        return Hold(held, claim.Warnings);
    }

    private Result<Lease> Hold(ClaimResult held, ImmutableArray<Warning> warnings)
    {
        var next = new Lease(this, held, options);
        for (var before = lease; ; before = lease)
        {
            if (before is { IsHeld: true })
            {
                return Refuse(before);
            }

            if (Interlocked.CompareExchange(ref lease, next, before) == before)
            {
                next.Begin();
                return Result<Lease>.Of(next, warnings);
            }
        }
    }

    private static Result<Lease> Refuse(Lease open) => Result<Lease>.Refuse(new AlreadyHoldingRefusal(open.SessionId, open.PrdId));
}
