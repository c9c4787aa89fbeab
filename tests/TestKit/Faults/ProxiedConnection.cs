using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TestKit;

/// <summary>One connection through the proxy.</summary>
#pragma warning disable CA1001 // both sides are closed when it ends
public sealed class ProxiedConnection
#pragma warning restore CA1001
{
    private readonly TcpClient client;
    private readonly TcpClient server = new();
    private readonly int target;
    private readonly Action faulted;
    private readonly TaskCompletionSource fault = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PacketLines listing = new();
    private long clientBytes;
    private long serverBytes;
    private bool packArrived;

    internal ProxiedConnection(int number, TcpClient client, int target, Action faulted)
    {
        this.faulted = faulted;
        Number = number;
        this.client = client;
        this.target = target;
    }

    /// <summary>From 0, in the order of connecting.</summary>
    public int Number { get; }

    /// <summary>The first line that the client sent: the service and repository of git://, the request line of http.</summary>
    public string Request { get; private set; } = "";

    public bool IsPush => Request.Contains("git-receive-pack", StringComparison.Ordinal);

    /// <summary>What the client sent, whether it was passed on or not.</summary>
    public long ClientBytes => Interlocked.Read(ref clientBytes);

    /// <summary>What the server sent, whether it was passed on or not.</summary>
    public long ServerBytes => Interlocked.Read(ref serverBytes);

    public FaultPlan Plan { get; private set; } = FaultPlan.None;

    /// <summary>Whether the planned fault has happened.</summary>
    public bool Faulted => fault.Task.IsCompleted;

    /// <summary>Ends when both sides are closed; from then on the server does nothing more for this connection.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    private bool IsHttp => Request.Contains(" HTTP/1.", StringComparison.Ordinal);

    internal void Begin(Func<ProxiedConnection, FaultPlan> choose, CancellationToken stop) => Ended = Run(choose, stop);

    private async Task Run(Func<ProxiedConnection, FaultPlan> choose, CancellationToken stop)
    {
        using (client)
        using (server)
        {
            try
            {
                client.NoDelay = server.NoDelay = true;
                var first = await ReadRequest(stop);
                Plan = choose(this);
                await (Plan.Phase == FaultPhase.Connect ? Fault(stop) : Forward(first, stop));
            }
            catch (Exception end) when (end is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One side is gone, or the proxy is disposed.
            }
        }
    }

    /// <summary>Reads until the first line is whole: a client may send it in pieces.</summary>
    private async Task<ReadOnlyMemory<byte>> ReadRequest(CancellationToken stop)
    {
        var first = new byte[16 * 1024];
        for (var length = 0; ;)
        {
            var read = await client.GetStream().ReadAsync(first.AsMemory(length), stop);
            length += read;
            if (read == 0 || length == first.Length || first.AsSpan(0, length).IndexOfAny((byte)0, (byte)'\n') >= 0)
            {
                Request = Encoding.Latin1.GetString(first, 0, length).Split('\0', '\n')[0];
                return first.AsMemory(0, length);
            }
        }
    }

    private async Task Forward(ReadOnlyMemory<byte> first, CancellationToken stop)
    {
        await server.ConnectAsync(IPAddress.Loopback, target, stop);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var pack = new PackEnd();
        var up = Pump(client, server, first, bytes => FromClient(bytes, pack), over.Token);
        var down = Pump(server, client, default, FromServer, over.Token);
        var both = Task.WhenAll(up, down);
        if (await Task.WhenAny(both, fault.Task) == fault.Task)
        {
            await over.CancelAsync();
            await both.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            await Fault(stop);
        }
        else
        {
            await both;
        }
    }

    /// <summary>Reads from one side and sends to the other what <paramref name="passes"/> lets through; a result below the length is the fault's moment.</summary>
    private async Task Pump(TcpClient from, TcpClient to, ReadOnlyMemory<byte> first, Func<ReadOnlyMemory<byte>, (int Pass, bool Fault)> passes, CancellationToken over)
    {
        var line = new DelayLine(to.GetStream(), Plan);
        var carried = line.Carry(over);
        var piece = first;
        var ended = false;
        while (!ended)
        {
            if (!piece.IsEmpty)
            {
                (var pass, ended) = passes(piece);
                line.Send(piece[..pass]);
            }

            if (!ended && (piece = await Read(from, over)).IsEmpty)
            {
                break;
            }
        }

        line.End();
        await carried;
        if (ended || (from == server && Plan.Phase == FaultPhase.Report && packArrived))
        {
            fault.TrySetResult();
        }
        else
        {
            to.Client.Shutdown(SocketShutdown.Send);
        }
    }

    private (int Pass, bool Fault) FromClient(ReadOnlyMemory<byte> bytes, PackEnd pack)
    {
        var before = Interlocked.Add(ref clientBytes, bytes.Length) - bytes.Length;
        packArrived |= pack.Feed(bytes.Span);
        return Plan.Phase switch
        {
            FaultPhase.ClientBytes => Counted(before, bytes.Length),
            FaultPhase.Pack => (bytes.Length, packArrived),
            _ => (bytes.Length, false),
        };
    }

    private (int Pass, bool Fault) FromServer(ReadOnlyMemory<byte> bytes)
    {
        var before = Interlocked.Add(ref serverBytes, bytes.Length) - bytes.Length;
        return Plan.Phase switch
        {
            FaultPhase.ServerBytes => Counted(before, bytes.Length),
            FaultPhase.Advertisement => listing.Feed(bytes.Span) is var end and >= 0 ? (end, true) : (bytes.Length, false),
            FaultPhase.Report when packArrived => (0, IsHttp),
            _ => (bytes.Length, false),
        };
    }

    private (int Pass, bool Fault) Counted(long before, int length) =>
        before + length >= Plan.Bytes ? ((int)(Plan.Bytes - before), true) : (length, false);

    private async Task Fault(CancellationToken stop)
    {
        fault.TrySetResult();
        faulted();
        if (Plan.Kind is FaultKind.Cut or FaultKind.Reset)
        {
            client.LingerState = new LingerOption(Plan.Kind == FaultKind.Reset, 0);
            client.Close();
            if (Plan.Phase is FaultPhase.Pack or FaultPhase.Report && server.Connected && !IsHttp)
            {
                while (!(await Read(server, stop)).IsEmpty)
                {
                }
            }

            return;
        }

        if (Plan.Kind == FaultKind.HalfOpen)
        {
            server.Close();
        }

        await Task.Delay(Timeout.Infinite, stop);
    }

    private static async Task<ReadOnlyMemory<byte>> Read(TcpClient from, CancellationToken over)
    {
        var buffer = new byte[16 * 1024];
        var length = await from.GetStream().ReadAsync(buffer, over);
        return buffer.AsMemory(0, length);
    }
}
