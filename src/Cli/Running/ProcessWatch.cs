using System.Diagnostics;

namespace Coordination.Cli.Running;

/// <summary>Watches a process that somebody else started.</summary>
internal static class ProcessWatch
{
    /// <summary>Completes when the process has ended, at once when there is none.</summary>
    public static async Task EndOfAsync(int pid, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (ArgumentException)
        {
            // There is no such process: it has ended.
        }
    }
}
