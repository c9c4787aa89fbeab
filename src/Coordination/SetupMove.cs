using System.Collections.Immutable;
using System.Text;
using Coordination.Documents;
using Coordination.Git;
using Coordination.Protocol;

namespace Coordination;

/// <summary>
/// A new state ref beside main takes over what main holds, and main keeps a tombstone that leads there: both in one atomic push, so
/// that no claim can fall in between.
/// </summary>
internal sealed class SetupMove(OpenState state, string session)
{
    private static readonly string[] ProjectFiles = ["project.json", "docs/project.json"];

    private readonly SnapshotReader reader = new(state.Clone.Objects, state.MainRef, pinned: true, new Dictionary<string, string>());
    private TipSnapshot taken = new();
    private bool leaveTombstone = true;

    /// <summary>Why main's state can't be taken over; null: it can, or there is none.</summary>
    public async Task<Refusal?> RefuseAsync(CancellationToken cancellationToken) =>
        (await MainAsync(cancellationToken).ConfigureAwait(false)).Problem is { } problem and not NotInitializedRefusal ? problem : null;

    public async Task<(OperationOutcome Outcome, ImmutableArray<Warning> Warnings)> PublishAsync(
        Operation operation, CancellationToken cancellationToken)
    {
        var moving = operation with { Report = TakeOverAsync, Merge = async (_, _, _, token) => new Work { Refs = await TombstoneAsync(token).ConfigureAwait(false) } };
        var outcome = await state.PublishAsync(session, moving, cancellationToken).ConfigureAwait(false);
        if (outcome.Refusal is not AtomicMissingRefusal and not RemoteRefusal { Code.Name: "remote_policy" })
        {
            return (outcome, []);
        }

        leaveTombstone = false;
        var alone = await state.PublishAsync(session, moving with { OpId = state.Clone.NewId() }, cancellationToken).ConfigureAwait(false);
        if (alone.Refusal is null && outcome.Refusal is AtomicMissingRefusal && await MarkMainAsync(cancellationToken).ConfigureAwait(false))
        {
            return (alone, []);
        }

        return (alone,
        [
            new Warning("main_not_marked", $"'{RefName.Short(state.MainRef)}' could not be told where the state is now; run in every other clone: "
                + $"git config coord.stateRef {state.Location.StateRef}"),
        ]);
    }

    // Without atomic pushes the tombstone follows as a step of its own.
    private async Task<bool> MarkMainAsync(CancellationToken cancellationToken)
    {
        leaveTombstone = true;
        var updates = await TombstoneAsync(cancellationToken).ConfigureAwait(false);
        var answer = updates.IsEmpty
            ? null
            : await state.Branch.Target.AdvanceAsync(updates, state.Clone.Options.PushTimeout, PushTraits.StateOnly, cancellationToken).ConfigureAwait(false);
        return answer is null or { Kind: PushAnswerKind.Moved };
    }

    private async Task<TipSnapshot> MainAsync(CancellationToken cancellationToken)
    {
        var answer = await state.Branch.Target.FetchAsync([state.MainRef], state.Clone.Options.FetchTimeout, cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(answer.Tips.GetValueOrDefault(state.MainRef), 0, cancellationToken).ConfigureAwait(false);
    }

    private async Task<TipSnapshot> TakeOverAsync(TipSnapshot snapshot, TreeEditor tree, CancellationToken cancellationToken)
    {
        // The tombstone goes on this very commit: a claim that lands in between makes the push lose its race.
        var main = taken = await MainAsync(cancellationToken).ConfigureAwait(false);
        if (main.Tree is null)
        {
            return snapshot;
        }

        var source = await SetupFiles.OpenAsync(state.Clone, main.Tree, cancellationToken).ConfigureAwait(false);
        foreach (var path in StatePath.All.Concat(ProjectFiles))
        {
            if (await source.FindAsync(path, cancellationToken).ConfigureAwait(false) is { } entry)
            {
                await tree.PutAsync(path, entry, cancellationToken).ConfigureAwait(false);
            }
        }

        return snapshot with { Locks = main.Locks, Registry = main.Registry, State = main.State, Settings = main.Settings };
    }

    private async Task<ImmutableArray<RefUpdate>> TombstoneAsync(CancellationToken cancellationToken)
    {
        var main = taken;
        if (!leaveTombstone || main.Oid is null)
        {
            return [];
        }

        var pack = new PackWriter(state.Clone.Format);
        var tree = new TreeEditor(state.Clone.Objects, pack);
        await tree.OpenAsync(main.Tree, cancellationToken).ConfigureAwait(false);
        var tombstone = Encoding.UTF8.GetBytes($"{{\n  \"version\": 1000,\n  \"movedTo\": \"{state.Location.StateRef}\"\n}}\n");
        await tree.PutFileAsync(StatePath.Locks, tombstone, cancellationToken).ConfigureAwait(false);
        await tree.PutFileAsync(StatePath.Registry, tombstone, cancellationToken).ConfigureAwait(false);
        var message = CommitMessage.Compose(
            $"chore: move coordination to {RefName.Short(state.Location.StateRef)}", new OperationStamp("move", state.Clone.NewId(), session, null), SkipCi.None);
        var commit = await new CommitWriter(state.Clone, main.Settings.Commits)
            .CommitAsync(pack, tree.Write(), [main.Oid], message, state.Clone.Now, cancellationToken).ConfigureAwait(false);
        await state.Clone.StoreAsync(pack, cancellationToken).ConfigureAwait(false);
        return [new RefUpdate(state.MainRef, main.Oid, commit)];
    }
}
