using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Coordination.Git;

/// <summary>The calls of the system that start a process and talk to it, as glibc and musl have them on 64-bit Linux.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe partial class PosixCalls
{
    public const int PollIn = 1;
    public const int PollOut = 4;

    /// <summary>No descriptor is left open in a child that another thread starts at the same time.</summary>
    public const int CloseOnExec = 0x80000;

    /// <summary>Larger than the opaque structs of any C library.</summary>
    public const int OpaqueSize = 1024;

    private const int SigPipe = 13;
    private const int SigChild = 17;
    private const short SetSigDefault = 4;
    private const int ProcessById = 1;
    private const int Exited = 4;
    private const int NoHang = 1;
    private const int KeepWaitable = 0x01000000;

    /// <summary>Where the parent had children reaped unseen, nobody learns how one ended.</summary>
    public static bool ChildrenAreReapedUnseen
    {
        get
        {
            var action = stackalloc byte[OpaqueSize];
            new Span<byte>(action, OpaqueSize).Clear();
            return SigAction(SigChild, null, action) != 0 || *(nint*)action == 1;
        }
    }

    /// <summary>Prepares attributes: a pipe whose reader has gone ends a child, as it does in a shell. The runtime ignores that signal.</summary>
    public static void WithDefaultPipeSignal(byte* attributes)
    {
        var signals = stackalloc byte[OpaqueSize];
        _ = AttributesInit(attributes);
        _ = SigEmptySet(signals);
        _ = SigAddSet(signals, SigPipe);
        _ = AttributesSetSigDefault(attributes, signals);
        _ = AttributesSetFlags(attributes, SetSigDefault);
    }

    /// <summary>Whether a child has ended; it stays to be reaped.</summary>
    public static bool HasEnded(int pid)
    {
        var information = stackalloc byte[OpaqueSize];
        new Span<byte>(information, OpaqueSize).Clear();
        return WaitId(ProcessById, pid, information, Exited | NoHang | KeepWaitable) != 0 || *(int*)information == SigChild;
    }

    [LibraryImport("libc", EntryPoint = "posix_spawn")]
    public static partial int Spawn(int* pid, byte* path, byte* actions, byte* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int ActionsInit(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial int ActionsDestroy(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    public static partial int ActionsAddDup(byte* actions, int from, int to);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen")]
    public static partial int ActionsAddOpen(byte* actions, int descriptor, byte* path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    public static partial int AttributesDestroy(byte* attributes);

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    public static partial int Pipe(int* ends, int flags);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, byte* buffer, nint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, byte* buffer, nint count);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    public static partial int WaitPid(int pid, int* status, int options);

    [LibraryImport("libc", EntryPoint = "usleep")]
    public static partial int Sleep(uint microseconds);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    private static partial int AttributesInit(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    private static partial int AttributesSetSigDefault(byte* attributes, byte* signals);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    private static partial int AttributesSetFlags(byte* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "sigemptyset")]
    private static partial int SigEmptySet(byte* signals);

    [LibraryImport("libc", EntryPoint = "sigaddset")]
    private static partial int SigAddSet(byte* signals, int signal);

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static partial int SigAction(int signal, byte* action, byte* old);

    [LibraryImport("libc", EntryPoint = "waitid")]
    private static partial int WaitId(int kind, int id, byte* information, int options);

    /// <summary>One descriptor that is waited for: <c>struct pollfd</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry
    {
        public int Descriptor;
        public short Events;
        public short Found;
    }
}
