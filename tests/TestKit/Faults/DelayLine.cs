using System.Diagnostics;
using System.Threading.Channels;

namespace TestKit;

/// <summary>Carries pieces to a stream, each as late as the plan says. Pieces are on their way at the same time, as on a long cable.</summary>
internal sealed class DelayLine(Stream to, FaultPlan plan)
{
    private readonly Channel<(ReadOnlyMemory<byte> Piece, long Sent)> onTheWay = Channel.CreateUnbounded<(ReadOnlyMemory<byte>, long)>();

    public void Send(ReadOnlyMemory<byte> piece) => onTheWay.Writer.TryWrite((piece, Stopwatch.GetTimestamp()));

    public void End() => onTheWay.Writer.TryComplete();

    /// <summary>Runs until <see cref="End"/> was said and everything has arrived.</summary>
    public async Task Carry(CancellationToken stop)
    {
        await foreach (var (piece, sent) in onTheWay.Reader.ReadAllAsync(stop))
        {
            var left = plan.Latency - Stopwatch.GetElapsedTime(sent);
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, stop);
            }

            await Write(piece, stop);
        }
    }

    private async Task Write(ReadOnlyMemory<byte> piece, CancellationToken stop)
    {
        if (plan.PerByte == TimeSpan.Zero)
        {
            await to.WriteAsync(piece, stop);
            return;
        }

        for (var at = 0; at < piece.Length; at++)
        {
            await to.WriteAsync(piece.Slice(at, 1), stop);
            await Task.Delay(plan.PerByte, stop);
        }
    }
}
