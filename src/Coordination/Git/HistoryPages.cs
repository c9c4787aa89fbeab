using System.Globalization;
using System.Runtime.CompilerServices;
using Coordination.Protocol;

namespace Coordination.Git;

/// <summary>
/// The commits that change a state file, the newest first, read in pages of the first-parent line, so that a look at the end of a long
/// history costs one short run of git.
/// </summary>
/// <remarks>
/// The order is that of the history and not of the clocks. What a page leaves out are ancestors of the commit at which it ends, so that one
/// page behind the other is in that order too.
/// </remarks>
internal sealed class HistoryPages(LocalClone clone)
{
    private const int FirstPage = 256;
    private const int Growth = 8;

    public async IAsyncEnumerable<IReadOnlyList<StateCommit>> ReadAsync(string tip, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var from = 0L;
        for (var size = (long)FirstPage; ; size *= Growth)
        {
            var (page, isLast) = await PageAsync(tip, from, from + size, cancellationToken).ConfigureAwait(false);
            yield return page;
            if (isLast)
            {
                yield break;
            }

            from += size;
        }
    }

    private async Task<(IReadOnlyList<StateCommit> Page, bool IsLast)> PageAsync(string tip, long from, long to, CancellationToken cancellationToken)
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"{tip}~{from}");
        var bounded = await RunAsync([start, string.Create(CultureInfo.InvariantCulture, $"^{tip}~{to}")], cancellationToken).ConfigureAwait(false);
        if (bounded.Ok)
        {
            return (Parse(bounded), false);
        }

        // The first-parent line ends before that: what is left is one page.
        var rest = await RunAsync([start], cancellationToken).ConfigureAwait(false);
        return rest.Ok
            ? (Parse(rest), true)
            : throw new CoordinationException(ErrorCodes.StateDamaged, "git cannot read the history: " + rest.Words, tip, "git fsck");
    }

    private Task<GitResult> RunAsync(string[] range, CancellationToken cancellationToken) => clone.Git.RunAsync(
        new GitCall(
        [
            "rev-list", "--topo-order", "--full-history", "--no-commit-header", "--encoding=UTF-8", StateCommit.Format, "--end-of-options", .. range,
            "--", StatePath.Locks, StatePath.Registry,
        ])
        {
            Timeout = TimeSpan.FromMinutes(10),
        },
        cancellationToken);

    private static List<StateCommit> Parse(GitResult result) =>
        [.. result.Text.Split('\0').Where(record => record.Trim('\n').Length > 0).Select(StateCommit.Parse)];
}
