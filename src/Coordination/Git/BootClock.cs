namespace Coordination.Git;

/// <summary>
/// The machine's monotonic clock with the boot it belongs to, so that times noted by one process mean something to the next. After a
/// restart of the machine they mean nothing, and the boot id says so.
/// </summary>
internal sealed class BootClock(TimeProvider time)
{
    private static readonly Lazy<string> ThisBoot = new(ReadBootId);

    public static string BootId => ThisBoot.Value;

    /// <summary>Milliseconds on the monotonic clock.</summary>
    public long Now => (long)(time.GetTimestamp() * 1000.0 / time.TimestampFrequency);

    private static string ReadBootId()
    {
        const string linux = "/proc/sys/kernel/random/boot_id";
        if (File.Exists(linux))
        {
            return File.ReadAllText(linux).Trim();
        }

        // Elsewhere the moment of the boot, to the minute: a change of the wall clock looks like a restart, which is safe.
        var boot = DateTimeOffset.UtcNow - TimeSpan.FromMilliseconds(Environment.TickCount64);
        return (boot.ToUnixTimeSeconds() / 60).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
