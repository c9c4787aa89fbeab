using TestKit;

namespace Benchmarks.Speed;

/// <summary>One clone with a worktree for each of its sessions, and a remote behind a round trip of 100 ms that counts what comes.</summary>
internal sealed class Crowd : IDisposable
{
    public const int Size = 32;

    private readonly GitSandbox sandbox = new("crowd");
    private readonly GitDaemon daemon;
    private readonly FaultProxy proxy;
    private readonly string pusher;
    private readonly string fetcher;
    private readonly IReadOnlyList<string> ready;
    private readonly string[] worktrees;

    public Crowd()
    {
        sandbox.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(CoordProcess.DotNet)!;
        var remote = sandbox.BareRemote();
        sandbox.SeedProject(remote, Projects.OfFiles(100, Size));
        sandbox.Git(sandbox.Root, "clone", "-q", "--bare", remote, Path.Combine(sandbox.Remotes, "pushed.git"));
        var clone = sandbox.Clone(remote, "clone");
        worktrees = [.. Enumerable.Range(1, Size).Select(number => AddWorktree(clone, number))];
        pusher = sandbox.Clone(Path.Combine(sandbox.Remotes, "pushed.git"), "pusher");
        fetcher = sandbox.Clone(Path.Combine(sandbox.Remotes, "pushed.git"), "fetcher");
        ready = ReadyCommits.Make(sandbox, pusher, 1);
        daemon = new GitDaemon(sandbox);
        proxy = new FaultProxy(daemon.Port) { Plan = _ => FaultPlan.Delay(TimeSpan.FromMilliseconds(50)) };
        sandbox.Git(clone, "remote", "set-url", "origin", proxy.GitUrl());
        sandbox.Git(pusher, "remote", "set-url", "origin", proxy.GitUrl("pushed.git"));
        sandbox.Git(fetcher, "remote", "set-url", "origin", proxy.GitUrl("pushed.git"));
    }

    public static string Prd(int number) => Workplace.FreePrd(number);

    /// <summary>The clone was used before.</summary>
    public void WarmUp(MeasuredProgram coord) => coord.Run(worktrees[0], sandbox.Environment, "status");

    /// <summary>The measure: one commit there, and the same one back by another clone.</summary>
    public void PushAndFetch()
    {
        sandbox.Git(pusher, "push", "-q", "origin", ready[0] + ":refs/heads/main");
        sandbox.Git(fetcher, "fetch", "-q", "origin");
    }

    /// <summary>How many pushes reached the server meanwhile.</summary>
    public int PushesOf(Action action)
    {
        var before = proxy.Connections.Count(connection => connection.IsPush);
        action();
        return proxy.Connections.Count(connection => connection.IsPush) - before;
    }

    /// <summary>Each session says its words, all at the same moment; ends when the last has its answer. Gives how many were served.</summary>
    public int Together(MeasuredProgram coord, Func<int, string[]> words)
    {
        using var gate = new Barrier(Size);
        var served = 0;
        var threads = Enumerable.Range(0, Size).Select(index => new Thread(() =>
        {
            gate.SignalAndWait();
            try
            {
                coord.Run(worktrees[index], sandbox.Environment, [.. words(index + 1), "--session", Session(index + 1)]);
                Interlocked.Increment(ref served);
            }
            catch (Exception refused) when (refused is InvalidOperationException or TimeoutException)
            {
                // It was turned away, which is what the count says.
            }
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return served;
    }

    public void Dispose()
    {
        proxy.Dispose();
        daemon.Dispose();
        sandbox.Dispose();
    }

    private static string Session(int number) => $"developer-{number:x6}";

    private string AddWorktree(string clone, int number)
    {
        var path = Path.Combine(sandbox.Root, "worktrees", Session(number));
        sandbox.Git(clone, "worktree", "add", "-q", "--detach", path);
        return path;
    }
}
