using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace TestKit;

/// <summary><c>git daemon</c> on loopback for the remotes of a sandbox, pushes allowed. Ended with its whole tree on dispose.</summary>
public sealed class GitDaemon : IDisposable
{
    private const int PortsTried = 20;

    private readonly GitSandbox sandbox;
    private Process? process;

    /// <summary>Starts it, and returns when it accepts connections.</summary>
    public GitDaemon(GitSandbox sandbox)
    {
        this.sandbox = sandbox;
        Start();
    }

    public int Port { get; private set; }

    /// <summary>The address of a bare repository below the sandbox's remotes.</summary>
    public string Url(string repository = "origin.git") => $"git://127.0.0.1:{Port}/{repository}";

    /// <summary>Ends it: its port refuses connections from now on.</summary>
    public void Stop()
    {
        if (process is null)
        {
            return;
        }

        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        process = null;
    }

    /// <summary>Starts it again after <see cref="Stop"/>, on the same port if that is still free.</summary>
    public void Start()
    {
        var lastWords = "";
        for (var attempt = 0; attempt < PortsTried; attempt++)
        {
            Port = Port != 0 && attempt == 0 ? Port : FreePort();
            process = Process.Start(StartInfo())!;
            var ready = false;
            try
            {
                ready = IsReady(process, out lastWords);
            }
            finally
            {
                if (!ready)
                {
                    Stop();
                }
            }

            if (ready)
            {
                return;
            }
        }

        throw new InvalidOperationException("git daemon does not start: " + lastWords);
    }

    public void Dispose() => Stop();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>It says so itself; another program on the same port would accept connections too.</summary>
    private static bool IsReady(Process daemon, out string words)
    {
        words = "";
        while (daemon.StandardError.ReadLine() is { } line)
        {
            words += line + "\n";
            if (line.Contains("Ready to rumble", StringComparison.Ordinal))
            {
                _ = daemon.StandardError.ReadToEndAsync();
                return true;
            }
        }

        return false;
    }

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = sandbox.Root, RedirectStandardError = true, RedirectStandardInput = true };
        string[] arguments =
        [
            "daemon", "--verbose", "--log-destination=stderr", "--export-all", "--enable=receive-pack", "--reuseaddr",
            "--informative-errors", "--listen=127.0.0.1", $"--port={Port}", $"--base-path={sandbox.Remotes}",
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        start.Environment.Clear();
        foreach (var (name, value) in sandbox.Environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["LC_ALL"] = "C";
        return start;
    }
}
