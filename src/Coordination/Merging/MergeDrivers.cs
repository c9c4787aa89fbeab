using System.Collections.Immutable;
using Coordination.Git;

namespace Coordination.Merging;

/// <summary>Merge drivers of the local configuration.</summary>
internal static class MergeDrivers
{
    /// <summary>
    /// Settings that make every configured driver fail, so that its files conflict. A driver is a command: it runs only when a person
    /// trusted it. The configuration is read anew, because it may have changed since this clone was opened.
    /// </summary>
    public static async Task<ImmutableArray<KeyValuePair<string, string>>> SwitchedOffAsync(LocalClone clone, CancellationToken cancellationToken) =>
    [
        .. (await GitConfig.ReadAsync(clone.Git, cancellationToken).ConfigureAwait(false)).Keys
            .Where(key => key.StartsWith("merge.", StringComparison.Ordinal) && key.EndsWith(".driver", StringComparison.Ordinal))
            .Select(key => KeyValuePair.Create(key, "false")),
    ];
}
