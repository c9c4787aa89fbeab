using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using Coordination.Documents;
using Coordination.Protocol;

namespace Coordination.Git;

/// <summary>Reads the state from objects of a commit, never from files in a working tree.</summary>
internal sealed class SnapshotReader(ObjectReader objects, string stateRef, bool pinned, IReadOnlyDictionary<string, string> overrides)
{
    private const long SizeLimit = 4 << 20;

    private static readonly string[] ProjectPaths = ["project.json", "docs/project.json"];

    public async Task<TipSnapshot> ReadAsync(string? oid, long fenceSeen, CancellationToken cancellationToken)
    {
        var commit = oid is null ? null : await objects.ReadCommitAsync(oid, cancellationToken).ConfigureAwait(false);
        if (commit is null)
        {
            return new TipSnapshot { Oid = oid, Problem = new NotInitializedRefusal(stateRef) };
        }

        var tree = new TreeEditor(objects, new PackWriter(objects.Format));
        await tree.OpenAsync(commit.Tree, cancellationToken).ConfigureAwait(false);
        return await ReadTreeAsync(new TipSnapshot { Oid = oid, Tree = commit.Tree }, tree, fenceSeen, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a tree says, which may have been edited since its commit.</summary>
    public async Task<TipSnapshot> ReadTreeAsync(TipSnapshot snapshot, TreeEditor tree, long fenceSeen, CancellationToken cancellationToken)
    {
        var (settings, problem) = await ReadSettingsAsync(tree, cancellationToken).ConfigureAwait(false);
        var (locksBytes, locksProblem) = await ReadFileAsync(tree, StatePath.Locks, cancellationToken).ConfigureAwait(false);
        var (registryBytes, registryProblem) = await ReadFileAsync(tree, StatePath.Registry, cancellationToken).ConfigureAwait(false);
        var elsewhere = !pinned && settings.StateRef is { } named && RefName.IsValid(named) && RefName.Full(named) != stateRef ? RefName.Full(named) : null;
        snapshot = snapshot with
        {
            Settings = settings,
            Problem = problem ?? (elsewhere is null ? locksProblem ?? registryProblem : new StateMovedRefusal(stateRef, elsewhere)),
        };
        if (snapshot.Problem is not null)
        {
            return snapshot;
        }

        if (locksBytes is null && registryBytes is null)
        {
            return snapshot with { Problem = new NotInitializedRefusal(stateRef), State = new CoordinationState { Settings = settings.Protocol, Fence = fenceSeen } };
        }

        return Combine(snapshot, locksBytes, registryBytes, fenceSeen);
    }

    /// <summary>Loads the stories of a PRD into the state; the same snapshot where it has no document.</summary>
    public static async Task<TipSnapshot> WithStoriesAsync(TipSnapshot snapshot, string prdId, TreeEditor tree, CancellationToken cancellationToken)
    {
        var key = PrdName.Key(prdId);
        if (snapshot.State.Stories.ContainsKey(key))
        {
            return snapshot;
        }

        var entry = snapshot.State.FindPrd(prdId);
        var file = entry?.PrdFile ?? snapshot.State.LocksOf(prdId).FirstOrDefault()?.PrdFile ?? PrdName.DefaultFile(entry?.Id ?? prdId);
        if (!StatePath.IsSafe(file) || !file.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            || await tree.ReadFileAsync(file, cancellationToken).ConfigureAwait(false) is not { } bytes)
        {
            return snapshot;
        }

        var parsed = PrdDocument.Parse(bytes, file);
        return parsed.Document is not { } document
            ? snapshot with { StoriesProblem = parsed.Problem!.ToRefusal() }
            : snapshot with { State = snapshot.State with { Stories = snapshot.State.Stories.SetItem(key, document.ToStories(file)) } };
    }

    /// <summary>Loads what stands in today's archives, so that nothing there is overwritten.</summary>
    public static async Task<TipSnapshot> WithArchivesAsync(TipSnapshot snapshot, TreeEditor tree, CancellationToken cancellationToken)
    {
        var paths = ImmutableHashSet.CreateBuilder<string>();
        foreach (var root in new[] { StatePath.Completed, StatePath.Abandoned })
        {
            foreach (var folder in await tree.ListAsync(root, cancellationToken).ConfigureAwait(false))
            {
                var path = root + "/" + folder.Name;
                paths.Add(path);
                paths.UnionWith((await tree.ListAsync(path, cancellationToken).ConfigureAwait(false)).Select(file => path + "/" + file.Name));
            }
        }

        return snapshot with { State = snapshot.State with { ArchiveFolders = paths.ToImmutable() } };
    }

    /// <summary>Loads what stands where the documents of a PRD are, or would go.</summary>
    public static async Task<TipSnapshot> WithPrdFilesAsync(TipSnapshot snapshot, string prdId, TreeEditor tree, CancellationToken cancellationToken)
    {
        var files = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var path in PrdFiles.Concerned(snapshot.State, prdId))
        {
            if (await tree.FindAsync(path, cancellationToken).ConfigureAwait(false) is not { } entry)
            {
                continue;
            }

            var content = entry.IsFile ? await tree.ReadFileAsync(path, cancellationToken).ConfigureAwait(false) : null;
            files[path] = content is not null && Utf8.IsValid(content) ? Encoding.UTF8.GetString(content) : CoordinationState.NoText;
        }

        return snapshot with { State = snapshot.State with { PrdFiles = files.ToImmutable() } };
    }

    private TipSnapshot Combine(TipSnapshot snapshot, byte[]? locksBytes, byte[]? registryBytes, long fenceSeen)
    {
        var locks = locksBytes is null ? new(LocksDocument.Empty, null) : LocksDocument.Parse(locksBytes, StatePath.Locks);
        var registry = registryBytes is null ? new(RegistryDocument.Empty, null) : RegistryDocument.Parse(registryBytes, StatePath.Registry);
        if ((locks.Problem ?? registry.Problem) is { } problem)
        {
            return snapshot with { Problem = problem.ToRefusal() };
        }

        var moved = locks.Document!.MovedTo ?? registry.Document!.MovedTo;
        if (moved is not null && !RefName.IsValid(moved))
        {
            return snapshot with { Problem = new StateDamagedRefusal(StatePath.Locks, "names no ref in movedTo", null) };
        }

        return snapshot with
        {
            Problem = moved is null ? null : new StateMovedRefusal(stateRef, RefName.Full(moved)),
            Locks = locks.Document!,
            Registry = registry.Document!,
            State = new CoordinationState
            {
                Locks = locks.Document!.Locks,
                Prds = registry.Document!.Prds,
                Completed = registry.Document!.Completed,
                Abandoned = registry.Document!.Abandoned,
                Fence = Math.Max(locks.Document!.Fence, fenceSeen),
                Settings = snapshot.Settings.Protocol,
            },
        };
    }

    private async Task<ReadSettings> ReadSettingsAsync(TreeEditor tree, CancellationToken cancellationToken)
    {
        foreach (var path in ProjectPaths)
        {
            var (bytes, problem) = await ReadFileAsync(tree, path, cancellationToken).ConfigureAwait(false);
            if (bytes is null)
            {
                if (problem is not null)
                {
                    return new(new ProjectSettings(), problem);
                }

                continue;
            }

            var parsed = ProjectFile.Parse(bytes, path);
            if (parsed.Problem is { } problemFound)
            {
                return new(new ProjectSettings(), problemFound.Kind == ProblemKind.WrongShape ? InvalidSettings(problemFound) : problemFound.ToRefusal());
            }

            if (parsed.Document is { IsOurs: true } file)
            {
                return Override(file.Settings);
            }
        }

        return Override(new ProjectSettings());
    }

    private ReadSettings Override(ProjectSettings settings)
    {
        var parsed = settings.WithOverrides(overrides);
        var resolved = parsed.Document ?? settings;
        return new(resolved, parsed.Problem is { } problem ? InvalidSettings(problem)
            : resolved.DefaultBranch is { } main && !(RefName.IsValid(main) && RefName.IsBranch(RefName.Full(main)))
                ? new PreconditionRefusal(ErrorCodes.InvalidSettings, "git.defaultBranch is not a branch name.", "project.json", "git config --get-regexp ^coord")
            : null);
    }

    private static PreconditionRefusal InvalidSettings(DocumentProblem problem) =>
        new(ErrorCodes.InvalidSettings, problem.Message, problem.Path, "git config --get-regexp ^coord");

    private async Task<ReadFile> ReadFileAsync(TreeEditor tree, string path, CancellationToken cancellationToken)
    {
        if (await tree.FindAsync(path, cancellationToken).ConfigureAwait(false) is not { } entry)
        {
            var folder = path.Contains('/', StringComparison.Ordinal) ? await tree.FindAsync("docs", cancellationToken).ConfigureAwait(false) : null;
            return new(null, folder is { IsFolder: false } ? new StateDamagedRefusal("docs", "is not a folder (a file, a link or a submodule)", null) : null);
        }

        if (!entry.IsFile)
        {
            return new(null, new StateDamagedRefusal(path, "is not a plain file (a folder, a link or a submodule)", null));
        }

        var blob = await objects.ReadAsync(entry.Id, cancellationToken, SizeLimit).ConfigureAwait(false);
        return blob?.Content is { } content
            ? new(content.ToArray(), null)
                        : new(null, new StateDamagedRefusal(path, blob is null ? "its object is missing" : "is larger than 4 MiB", null));
    }

    private sealed record ReadFile(byte[]? Bytes, Refusal? Problem);

    private sealed record ReadSettings(ProjectSettings Settings, Refusal? Problem);
}
