using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Coordination.Documents;
using Coordination.Git;
using Coordination.Protocol;
using Coordination.Protocol.Checkups;

namespace Coordination;

/// <summary>Reads the documents of all open PRDs, and says of those that cannot be read what they were before.</summary>
internal static class PrdDocumentCheck
{
    /// <returns>The snapshot with the stories that can be read, and what is wrong with the others.</returns>
    public static async Task<(TipSnapshot Snapshot, List<Diagnosis> Found)> ReadAsync(OpenState state, TipSnapshot snapshot, CancellationToken cancellationToken)
    {
        var found = new List<Diagnosis>();
        var tree = new TreeEditor(state.Clone.Objects, new PackWriter(state.Clone.Format));
        await tree.OpenAsync(snapshot.Tree, cancellationToken).ConfigureAwait(false);
        foreach (var prd in snapshot.State.Prds.Where(prd => !RepairTransition.IsEnd(prd.Status)))
        {
            var read = await SnapshotReader.WithStoriesAsync(snapshot, prd.Id, tree, cancellationToken).ConfigureAwait(false);
            if (read.StoriesProblem is StateDamagedRefusal damage)
            {
                found.Add(await OfAsync(state, snapshot, prd, damage, cancellationToken).ConfigureAwait(false));
            }
            else
            {
                snapshot = read;
            }
        }

        return (snapshot, found);
    }

    private static async Task<Diagnosis> OfAsync(OpenState state, TipSnapshot snapshot, PrdEntry prd, StateDamagedRefusal damage, CancellationToken cancellationToken)
    {
        var isActive = snapshot.State.LocksOf(prd.Id).Any() || prd.Status == PrdStatus.InProgress;
        var severity = isActive ? FindingSeverity.Warning : FindingSeverity.Info;
        var version = await new LastReadable(state.Clone).FindAsync(snapshot.Oid!, damage.Path, cancellationToken).ConfigureAwait(false);
        var text = version.Blob is null ? null : await TextAsync(state, version.Blob, cancellationToken).ConfigureAwait(false);
        var passes = text is null ? 0 : PrdDocument.Parse(Encoding.UTF8.GetBytes(text), damage.Path).Document!.ToStories(damage.Path).Stories.Count(story => story.Passes);
        var what = $"the document of {prd.Id} cannot be read: {damage.Problem}";
        const string effect = "no story of it can be reported as done, and it cannot be released";
        ImmutableArray<string> evidence =
        [
            damage.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{damage.Path}, line {line}") : damage.Path,
            .. version.DamagedIn is { } since ? ["damaged since commit " + since] : Array.Empty<string>(),
            .. version.Commit is { } last ? ["readable last in commit " + last] : Array.Empty<string>(),
        ];
        if (text is not null && (prd.StoriesCompleted ?? 0) <= passes)
        {
            return Diagnosis.Fixable(
                FindingCodes.PrdDocumentDamaged, severity, what, evidence, effect + ". The last readable version can be put back",
                [new Repair.RestoreDocument(prd.Id, damage.Path, text)]);
        }

        return Diagnosis.Of(
            FindingCodes.PrdDocumentDamaged, severity, what, evidence,
            text is null ? effect + "; write the document anew, commit and push" : effect + "; the registry counts more stories as done than the last readable version, so mend it by hand",
            version.Commit is { } commit ? ["git", "show", $"{commit}:{damage.Path}"] : ["git", "log", "-5", "--oneline", "--all", "--", damage.Path]);
    }

    private static async Task<string?> TextAsync(OpenState state, string blob, CancellationToken cancellationToken) =>
        (await state.Clone.Objects.ReadAsync(blob, cancellationToken).ConfigureAwait(false))?.Content is { } content ? Encoding.UTF8.GetString(content.Span) : null;
}
