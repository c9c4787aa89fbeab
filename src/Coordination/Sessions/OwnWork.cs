using System.Collections.Immutable;
using System.Globalization;
using Coordination.Git;
using Coordination.Protocol;

namespace Coordination.Sessions;

/// <summary>The work of a session that lies in this worktree and this clone and nowhere else yet.</summary>
internal static class OwnWork
{
    // A report does not wait for a huge tree.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The branch that is checked out in the worktree, and how many files have changes that are in no commit.</summary>
    public static async Task<(string? Branch, int? Uncommitted)> LookAsync(LocalClone clone, CancellationToken cancellationToken)
    {
        if (clone.Repository.WorkTree is not { } folder)
        {
            return (null, null);
        }

        var result = await clone.Git.RunAsync(
            new GitCall("status", "--porcelain=v2", "--branch", "-z", "--untracked-files=normal", "--ignore-submodules=all")
            {
                Directory = folder,
                Timeout = Patience,
                Settings = WithoutFilters(clone.Config),
                Environment = [new("GIT_OPTIONAL_LOCKS", "0")],
            },
            cancellationToken).ConfigureAwait(false);
        return result.Ok ? Parse(result.Text) : (null, null);
    }

    /// <summary>Commits of a branch that the remote lacked when this clone last looked; null: git did not say, or there is no remote.</summary>
    /// <param name="tips">The branch here, and as fetched last.</param>
    public static async Task<int?> UnpushedAsync(
        LocalClone clone, string? remote, IEnumerable<WorkTip> tips, string? stateTip, CancellationToken cancellationToken)
    {
        var here = tips.FirstOrDefault(tip => RefName.IsBranch(tip.Ref));
        if (remote is null || here is null || tips.Any(tip => tip != here && tip.Oid == here.Oid))
        {
            return remote is null ? null : 0;
        }

        var result = await clone.Git.RunAsync(
            new GitCall(["rev-list", "--count", here.Oid, "--not", $"--remotes={remote}", .. stateTip is null ? [] : new[] { stateTip }]) { Timeout = Patience },
            cancellationToken).ConfigureAwait(false);
        return result.Ok && int.TryParse(result.Line, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
    }

    /// <summary>Reads <c>git status --porcelain=v2 --branch -z</c>. A rename has its old name as a record of its own.</summary>
    public static (string? Branch, int? Uncommitted) Parse(string text)
    {
        const string head = "# branch.head ";
        string? branch = null;
        var changes = 0;
        var records = text.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < records.Length; i++)
        {
            if (records[i].StartsWith(head, StringComparison.Ordinal))
            {
                branch = records[i][head.Length..] is "(detached)" ? null : records[i][head.Length..];
            }
            else if (records[i][0] != '#')
            {
                changes++;
                i += records[i][0] == '2' ? 1 : 0;
            }
        }

        return (branch, changes);
    }

    // A look must not run what the configuration names; a file behind a filter may then count as changed.
    private static ImmutableArray<Variable> WithoutFilters(GitConfig config) =>
    [
        .. config.Keys.Where(key => key.StartsWith("filter.", StringComparison.Ordinal) && key.LastIndexOf('.') > 6)
            .Select(key => key[..key.LastIndexOf('.')]).Distinct()
            .SelectMany(filter => new Variable[] { new(filter + ".clean", ""), new(filter + ".process", ""), new(filter + ".required", "false") }),
    ];
}
