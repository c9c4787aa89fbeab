using System.Runtime.InteropServices;

namespace Coordination.Git;

/// <summary>How it is started.</summary>
internal sealed unsafe partial class SpawnedChild
{
    /// <param name="talks">Nobody asks for the errors of a git that is talked to.</param>
    /// <exception cref="IOException">The system could not start it.</exception>
    public static SpawnedChild Start(string executable, List<string> arguments, List<string> environment, bool talks)
    {
        int* ends = stackalloc int[6] { -1, -1, -1, -1, -1, -1 };
        try
        {
            for (var pair = 0; pair < (talks ? 2 : 3); pair++)
            {
                Check(PosixCalls.Pipe(ends + (2 * pair), PosixCalls.CloseOnExec) == 0 ? 0 : Marshal.GetLastPInvokeError());
            }

            var pid = Spawn(executable, arguments, environment, ends);
            var child = new SpawnedChild(pid, ends[1], ends[2], ends[4]);
            ends[1] = ends[2] = ends[4] = -1;
            return child;
        }
        finally
        {
            for (var end = 0; end < 6; end++)
            {
                Close(ref ends[end]);
            }
        }
    }

    private static int Spawn(string executable, List<string> arguments, List<string> environment, int* ends)
    {
        var actions = stackalloc byte[PosixCalls.OpaqueSize];
        var attributes = stackalloc byte[PosixCalls.OpaqueSize];
        using var path = SpawnBlock.Of([executable, "/dev/null"]);
        using var words = SpawnBlock.Of([executable, .. arguments]);
        using var variables = SpawnBlock.Of(environment);
        Check(PosixCalls.ActionsInit(actions));
        PosixCalls.WithDefaultPipeSignal(attributes);
        try
        {
            Check(PosixCalls.ActionsAddDup(actions, ends[0], 0));
            Check(PosixCalls.ActionsAddDup(actions, ends[3], 1));
            Check(ends[5] >= 0 ? PosixCalls.ActionsAddDup(actions, ends[5], 2) : PosixCalls.ActionsAddOpen(actions, 2, path.Pointers[1], 1, 0));
            int pid;
            Check(PosixCalls.Spawn(&pid, path.Pointers[0], actions, attributes, words.Pointers, variables.Pointers));
            return pid;
        }
        finally
        {
            _ = PosixCalls.ActionsDestroy(actions);
            _ = PosixCalls.AttributesDestroy(attributes);
        }
    }

    private static void Check(int code)
    {
        if (code != 0)
        {
            throw new IOException("git could not be started, error " + code);
        }
    }
}
