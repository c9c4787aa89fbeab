using System.Buffers;
using System.Globalization;
using System.Text;
using Coordination.Documents;
using Coordination.Protocol;

namespace Benchmarks.Speed;

/// <summary>A long and legal history of claims, heartbeats and returns, as a stream for <c>git fast-import</c>.</summary>
internal sealed class MadeHistory(byte[] locks, byte[] registry)
{
    private static readonly DateTimeOffset Begin = new(2026, 2, 19, 8, 0, 0, TimeSpan.Zero);

    private readonly ArrayBufferWriter<byte> stream = new();
    private byte[] locks = locks;
    private byte[] registry = registry;
    private int number;

    /// <summary>So many operations on top of a commit, one commit each.</summary>
    public byte[] On(string begin, int operations)
    {
        Write($"reset refs/heads/main\nfrom {begin}\n\n");
        while (number < operations)
        {
            // A turn is a claim, eight heartbeats and the return; PRDs and sessions take turns.
            var turn = number / 10;
            var session = $"developer-{turn % 50:x6}";
            var prd = Workplace.FreePrd((turn % 10) + 1);
            var grant = Id(turn * 10);
            Add((number % 10) switch
            {
                0 => new ClaimCommand(new Caller(session), Now, Id(number), prd, "15b557ab", AllowConflict: false),
                9 => new UnclaimCommand(new Caller(session, grant), Now, Id(number), prd, null),
                _ => new HeartbeatCommand(new Caller(session, grant), Now, Id(number), prd, null, $"US-{number % 10:000}", TimeSpan.MaxValue),
            });
            number++;
        }

        return stream.WrittenSpan.ToArray();
    }

    private DateTimeOffset Now => Begin.AddMinutes(number);

    private static string Id(int number) => number.ToString("x32", CultureInfo.InvariantCulture);

    private void Add(Command command)
    {
        var before = LocksDocument.Parse(locks, StatePath.Locks).Document!;
        var entries = RegistryDocument.Parse(registry, StatePath.Registry).Document!;
        var state = new CoordinationState { Locks = before.Locks, Fence = before.Fence, Prds = entries.Prds };
        if (Transition.Decide(state, command) is not Decision.Accepted accepted)
        {
            throw new InvalidOperationException($"{command} was not accepted");
        }

        locks = before.Patch(accepted.Next).ToArray();
        registry = entries.Patch(accepted.Next).ToArray();
        var stamp = new OperationStamp(command.Verb, command.OpId, command.Caller.SessionId, accepted.Lock?.Fence);
        var message = Encoding.UTF8.GetBytes(CommitMessage.Compose(accepted.Subject, stamp, SkipCi.None));
        Write($"commit refs/heads/main\ncommitter Ada Tester <ada@example.org> {Now.ToUnixTimeSeconds()} +0000\ndata {message.Length}\n");
        stream.Write(message);
        Write($"M 100644 inline {StatePath.Locks}\ndata {locks.Length}\n");
        stream.Write(locks);
        Write($"M 100644 inline {StatePath.Registry}\ndata {registry.Length}\n");
        stream.Write(registry);
        Write($"\n");
    }

    private void Write(FormattableString text) => stream.Write(Encoding.UTF8.GetBytes(text.ToString(CultureInfo.InvariantCulture)));
}
