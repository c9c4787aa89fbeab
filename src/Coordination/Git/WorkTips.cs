using System.Globalization;
using Coordination.Protocol;

namespace Coordination.Git;

/// <summary>Where the branches of the locks stand in this clone, here and as fetched last, read by one <c>git for-each-ref</c>.</summary>
internal static class WorkTips
{
    // A command line of Windows holds 32,000 characters.
    private const int LongestLine = 20_000;
    private const string Format = "--format=%(objectname) %(committerdate:unix) %(refname) %(trailers:key=Coord-Op,valueonly,separator=%2C)";

    /// <summary>The tips by the short name of the branch.</summary>
    /// <param name="remote">Name of the remote; null: none.</param>
    /// <param name="branches">Short names. What git would take for a pattern is left out.</param>
    public static async Task<ILookup<string, WorkTip>> ReadAsync(
        GitProcess git, string? remote, IEnumerable<string> branches, CancellationToken cancellationToken)
    {
        string[] folders = remote is not null && RefName.IsValid(remote) ? ["refs/heads/", $"refs/remotes/{remote}/"] : ["refs/heads/"];
        var wanted = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var branch in branches.Where(RefName.IsValid))
        {
            Array.ForEach(folders, folder => wanted[folder + branch] = branch);
        }

        if (wanted.Count == 0)
        {
            return Array.Empty<WorkTip>().ToLookup(_ => "");
        }

        var patterns = wanted.Keys.Sum(name => name.Length + 1) < LongestLine ? wanted.Keys.ToArray() : folders;
        var result = await git.RunAsync(new GitCall(["for-each-ref", Format, .. patterns]), cancellationToken).ConfigureAwait(false);
        return Parse(result.Ok ? result.Text : "").Where(tip => wanted.ContainsKey(tip.Ref)).ToLookup(tip => wanted[tip.Ref], StringComparer.Ordinal);
    }

    /// <summary>Lines of id, seconds, name and, on a commit of the protocol, its verb. A ref that is no commit has no seconds.</summary>
    public static IEnumerable<WorkTip> Parse(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ', 4);
            if (words.Length == 4 && long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds())
            {
                yield return new WorkTip(words[2], words[0], DateTimeOffset.FromUnixTimeSeconds(seconds), words[3].Length > 0);
            }
        }
    }
}
