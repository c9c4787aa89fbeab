using System.Collections.Immutable;
using Coordination.Protocol;
using Coordination.Protocol.Checkups;

namespace Coordination.Git.Checkups;

/// <summary>
/// Settings of this repository that make git run programs, or talk to another place than the one that is named. All of them work as
/// in git; they are only listed, because whoever can write <c>.git/config</c> can put them there.
/// </summary>
internal static class ConfigThatRuns
{
    private const int MostShown = 40;

    public static async Task<IEnumerable<Diagnosis>> FindAsync(LocalClone clone, CancellationToken cancellationToken)
    {
        var list = await clone.Git.RunAsync(new GitCall("config", "--list", "--show-scope", "--show-origin", "-z"), cancellationToken).ConfigureAwait(false);
        var settings = ConfigEntry.Parse(list.Text).Where(entry => entry.Scope is "local" or "worktree" && RunningKeys.Contains(entry.Key, entry.Value)).ToList();
        if (settings.Count == 0)
        {
            return [];
        }

        var lines = new ConfigLines(clone.Repository.Home);
        ImmutableArray<string> evidence = [.. settings.Take(MostShown).Select(entry => $"{lines.PlaceOf(entry)}: {entry.Key} = {OneLine.Of(entry.Value)}")];
        return
        [
            Diagnosis.Of(
                FindingCodes.ConfigRunsCode, FindingSeverity.Info,
                settings.Count == 1
                    ? "a setting of this repository runs a program, or leads elsewhere"
                    : FormattableString.Invariant($"{settings.Count} settings of this repository run programs, or lead elsewhere"),
                evidence, "they may be yours, or a tool's. Look at each that you do not know: git runs it in your name",
                "git", "config", "--list", "--show-origin", "--show-scope"),
        ];
    }
}
