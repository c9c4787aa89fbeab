using System.Globalization;
using System.Runtime.InteropServices;
using TestKit;

namespace Benchmarks.Speed;

/// <summary>Where, when and with what a run was made.</summary>
internal static class RunHeader
{
    public static List<(string Name, string Value)> Of(GitSandbox sandbox, SpeedOptions options, Programs programs) =>
    [
        ("date", DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)),
        ("machine", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} processors{Load()}"),
        ("runtime", RuntimeInformation.FrameworkDescription),
        ("git", sandbox.Git(sandbox.Root, "version")["git version ".Length..]),
        ("seed", options.Seed.ToString(CultureInfo.InvariantCulture)),
        ("pairs", options.Pairs.ToString(CultureInfo.InvariantCulture)),
        .. programs.Notes,
    ];

    // A busy machine makes figures that say nothing; who reads them shall see it.
    private static string Load() =>
        File.Exists("/proc/loadavg") ? ", load " + File.ReadAllText("/proc/loadavg").Split(' ')[0] : "";
}
