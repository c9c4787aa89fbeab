using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace TestKit;

/// <summary>A TCP proxy on loopback that does to each connection what its plan says.</summary>
public sealed class FaultProxy : IDisposable
{
    private readonly int target;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<ProxiedConnection> connections = new();
    private readonly TaskCompletionSource firstFault = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts it in front of a server on this port of loopback.</summary>
    public FaultProxy(int target)
    {
        this.target = target;
        listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Asked for each connection, when its first bytes have come; by default all work.</summary>
    public Func<ProxiedConnection, FaultPlan> Plan { get; set; } = _ => FaultPlan.None;

    /// <summary>All connections so far, in the order in which they came.</summary>
    public IReadOnlyCollection<ProxiedConnection> Connections => connections;

    /// <summary>Ends when the first planned fault has happened.</summary>
    public Task FirstFault => firstFault.Task;

    public long ClientBytes => connections.Sum(connection => connection.ClientBytes);

    public long ServerBytes => connections.Sum(connection => connection.ServerBytes);

    public string GitUrl(string repository = "origin.git") => $"git://127.0.0.1:{Port}/{repository}";

    public string HttpUrl(string repository = "origin.git") => $"http://127.0.0.1:{Port}/{repository}";

    /// <summary>Does this to pushes alone; fetches and listings work.</summary>
    public void PlanPushes(FaultPlan plan) => Plan = connection => connection.IsPush ? plan : FaultPlan.None;

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        Task.WaitAll([.. connections.Select(connection => connection.Ended)]);
        stop.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                var connection = new ProxiedConnection(connections.Count, client, target, () => firstFault.TrySetResult());
                connection.Begin(Plan, stop.Token);
                connections.Enqueue(connection);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Disposed.
        }
    }
}
