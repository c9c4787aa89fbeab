using System.Globalization;
using Coordination.Protocol;

namespace Coordination.Git;

/// <summary>Refs that keep commits which would otherwise have no name any more.</summary>
internal static class BackupRef
{
    /// <summary><c>refs/coord/backup/&lt;branch&gt;/&lt;time&gt;</c></summary>
    public static string For(string branch, DateTimeOffset now) =>
        "refs/coord/backup/" + RefName.Short(branch) + "/" + now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
