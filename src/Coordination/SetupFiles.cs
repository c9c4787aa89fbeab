using System.Collections.Immutable;
using Coordination.Documents;
using Coordination.Git;
using Coordination.Protocol;

namespace Coordination;

/// <summary>The files that init makes and deinit takes away.</summary>
internal static class SetupFiles
{
    private const string OwnProjectFile = "docs/project.json";
    private static readonly string[] Folders = [StatePath.Prds, StatePath.Drafts, StatePath.Completed, StatePath.Abandoned];

    public static async Task<TreeEditor> OpenAsync(LocalClone clone, string? tree, CancellationToken cancellationToken)
    {
        var editor = new TreeEditor(clone.Objects, new PackWriter(clone.Format));
        await editor.OpenAsync(tree, cancellationToken).ConfigureAwait(false);
        return editor;
    }

    /// <summary>The files that are missing or have to change.</summary>
    public static async Task<ImmutableArray<string>> PlanInitAsync(TreeEditor tree, CancellationToken cancellationToken)
    {
        var plan = ImmutableArray.CreateBuilder<string>();
        foreach (var file in new[] { StatePath.Locks, StatePath.Registry })
        {
            if (await tree.FindAsync(file, cancellationToken).ConfigureAwait(false) is null)
            {
                plan.Add(file);
            }
        }

        foreach (var folder in Folders)
        {
            if ((await tree.ListAsync(folder, cancellationToken).ConfigureAwait(false)).Count == 0)
            {
                plan.Add(folder + "/.gitkeep");
            }
        }

        var (path, bytes, settings) = await ProjectFileAsync(tree, cancellationToken).ConfigureAwait(false);
        if (bytes is null || !settings.MultiSession)
        {
            plan.Add(path);
        }

        return plan.ToImmutable();
    }

    public static async Task WriteInitAsync(TipSnapshot tip, TreeEditor tree, CancellationToken cancellationToken)
    {
        foreach (var folder in Folders)
        {
            if ((await tree.ListAsync(folder, cancellationToken).ConfigureAwait(false)).Count == 0)
            {
                await tree.PutFileAsync(folder + "/.gitkeep", [], cancellationToken).ConfigureAwait(false);
            }
        }

        await SetMultiSessionAsync(tree, on: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What goes: the lock file, a registry without PRDs, and the switch in the project file.</summary>
    public static async Task<ImmutableArray<string>> PlanDeinitAsync(TipSnapshot tip, TreeEditor tree, CancellationToken cancellationToken)
    {
        var (path, bytes, settings) = await ProjectFileAsync(tree, cancellationToken).ConfigureAwait(false);
        string[] plan = [StatePath.Locks, .. IsEmpty(tip) ? new[] { StatePath.Registry } : [], .. bytes is not null && settings.MultiSession ? new[] { path } : []];
        return [.. plan];
    }

    public static async Task WriteDeinitAsync(TipSnapshot tip, TreeEditor tree, CancellationToken cancellationToken)
    {
        await tree.RemoveAsync(StatePath.Locks, cancellationToken).ConfigureAwait(false);
        if (IsEmpty(tip))
        {
            await tree.RemoveAsync(StatePath.Registry, cancellationToken).ConfigureAwait(false);
        }

        foreach (var folder in Folders)
        {
            if (await tree.ListAsync(folder, cancellationToken).ConfigureAwait(false) is [{ Name: ".gitkeep" }])
            {
                await tree.RemoveAsync(folder + "/.gitkeep", cancellationToken).ConfigureAwait(false);
            }
        }

        await SetMultiSessionAsync(tree, on: false, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsEmpty(TipSnapshot tip) => tip.State is { Prds.IsEmpty: true, Completed.IsEmpty: true, Abandoned.IsEmpty: true };

    private static async Task SetMultiSessionAsync(TreeEditor tree, bool on, CancellationToken cancellationToken)
    {
        var (path, bytes, settings) = await ProjectFileAsync(tree, cancellationToken).ConfigureAwait(false);
        if (bytes is null ? on : settings.MultiSession != on)
        {
            var patched = ProjectFile.SetMultiSession(bytes is null ? (ReadOnlyMemory<byte>?)null : bytes, on);
            await tree.PutFileAsync(path, patched.ToArray(), cancellationToken).ConfigureAwait(false);
        }
    }

    // The first project file that is ours; where there is none, a new one that is in nobody's way.
    private static async Task<(string Path, byte[]? Bytes, ProjectSettings Settings)> ProjectFileAsync(TreeEditor tree, CancellationToken cancellationToken)
    {
        foreach (var path in new[] { ProjectFile.RootPath, OwnProjectFile })
        {
            if (await tree.ReadFileAsync(path, cancellationToken).ConfigureAwait(false) is { } bytes
                && ProjectFile.Parse(bytes, path).Document is { IsOurs: true } file)
            {
                return (path, bytes, file.Settings);
            }
        }

        return (OwnProjectFile, null, new ProjectSettings());
    }
}
