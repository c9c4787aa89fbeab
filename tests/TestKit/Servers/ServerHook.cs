using System.Globalization;

namespace TestKit;

/// <summary>Puts hooks into a bare repository.</summary>
public static class ServerHook
{
    /// <summary>Refuses every push with this message, as a host's policy does.</summary>
    public static void Refuse(string bare, string message) => Install(bare, "pre-receive", $"echo '{message}' >&2\nexit 1\n");

    /// <summary>Refuses pushes to one ref with this message; all others pass.</summary>
    public static void RefuseRef(string bare, string reference, string message) =>
        Install(bare, "update", $"[ \"$1\" = '{reference}' ] || exit 0\necho '{message}' >&2\nexit 1\n");

    /// <summary>Accepts every push, but only after this time: longer than the client's patience.</summary>
    public static void AcceptAfter(string bare, TimeSpan time) =>
        Install(bare, "pre-receive", $"sleep {time.TotalSeconds.ToString(CultureInfo.InvariantCulture)}\n");

    /// <summary>Leaves the lock file of a ref behind, as a server that died in the middle of an update does.</summary>
    public static void LeaveLock(string bare, string reference)
    {
        var file = Path.Combine(bare, reference + ".lock");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "");
    }

    public static void Remove(string bare, string name) => File.Delete(Path.Combine(bare, "hooks", name));

    public static void Install(string bare, string name, string script)
    {
        var hooks = Directory.CreateDirectory(Path.Combine(bare, "hooks")).FullName;
        var file = Path.Combine(hooks, name);
        File.WriteAllText(file, "#!/bin/sh\n" + script);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
