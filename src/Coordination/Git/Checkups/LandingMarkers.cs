using Coordination.Documents;
using Coordination.Protocol;
using Coordination.Protocol.Checkups;

namespace Coordination.Git.Checkups;

/// <summary>Landings of late on main whose message asks the host to skip its pipelines, so that nobody has tested what is there.</summary>
internal static class LandingMarkers
{
    private const string Looked = "300";
    private const int MostShown = 10;

    /// <param name="main">The commit or ref that is looked back from.</param>
    public static async Task<IEnumerable<Diagnosis>> FindAsync(LocalClone clone, string main, CancellationToken cancellationToken)
    {
        var log = await clone.Git.RunAsync(
            new GitCall("log", "-n", Looked, "--first-parent", "--format=%H%n%P%n%B%x00", "--end-of-options", main), cancellationToken).ConfigureAwait(false);
        var found = log.Text.Split('\0')
            .Select(entry => entry.TrimStart('\n').Split('\n', 3))
            .Where(fields => fields.Length == 3 && IsLanding(fields[1], fields[2]) && SkipMarkers.In(fields[2]) is not null)
            .ToList();
        return found.Count == 0
            ? []
            :
            [
                Diagnosis.Of(
                    FindingCodes.SkipMarkerOnLanding, FindingSeverity.Warning,
                    found.Count == 1 ? "a landing on main asked the host to skip its pipelines" : FormattableString.Invariant($"{found.Count} landings on main asked the host to skip their pipelines"),
                    [.. found.Take(MostShown).Select(fields => $"commit {fields[0]}: {SkipMarkers.In(fields[2])}, {OneLine.Of(fields[2].Split('\n')[0])}")],
                    "coord marks only commits that carry nothing but state; this message was written by hand or by another tool. Run the pipeline for main once",
                    "git", "show", "--stat", found[0][0]),
            ];
    }

    private static bool IsLanding(string parents, string message) =>
        parents.Contains(' ', StringComparison.Ordinal) || CommitMessage.Parse(message) is { Verb: "release" };
}
