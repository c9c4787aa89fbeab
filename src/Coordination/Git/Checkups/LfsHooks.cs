using System.Text;
using Coordination.Protocol.Checkups;

namespace Coordination.Git.Checkups;

/// <summary>Whether files that LFS keeps are uploaded with the commits that name them.</summary>
internal static class LfsHooks
{
    private const long AttributesLimit = 1 << 20;

    public static async Task<IEnumerable<Diagnosis>> FindAsync(LocalClone clone, CancellationToken cancellationToken)
    {
        var attributes = await clone.Objects.ReadAsync("HEAD:.gitattributes", cancellationToken, AttributesLimit).ConfigureAwait(false);
        if (attributes?.Content is not { } content || LineOf(Encoding.UTF8.GetString(content.Span)) is not { } line || HasHook(clone))
        {
            return [];
        }

        return
        [
            Diagnosis.Of(
                FindingCodes.LfsWithoutHooks, FindingSeverity.Warning, "files are kept by LFS, and no pre-push hook of this clone uploads them",
                [FormattableString.Invariant($".gitattributes at HEAD, line {line}"), HookFile(clone)],
                "a release pushes the branch with your hooks; without that one the remote gets commits whose files it does not have",
                "git", "lfs", "install", "--local"),
        ];
    }

    private static int? LineOf(string attributes)
    {
        var lines = attributes.Split('\n');
        var index = Array.FindIndex(lines, line => !line.TrimStart().StartsWith('#') && line.Contains("filter=lfs", StringComparison.Ordinal));
        return index < 0 ? null : index + 1;
    }

    private static bool HasHook(LocalClone clone) =>
        clone.Config.Keys.Any(key => key.StartsWith("hook.", StringComparison.Ordinal) && key.EndsWith(".command", StringComparison.Ordinal)
            && clone.Config[key]!.Contains("lfs", StringComparison.Ordinal))
        || (File.Exists(HookFile(clone)) && File.ReadAllText(HookFile(clone)).Contains("lfs", StringComparison.Ordinal));

    private static string HookFile(LocalClone clone)
    {
        var folder = clone.Config["core.hookspath"] is { Length: > 0 } set
            ? Path.GetFullPath(set, clone.Repository.Home)
            : Path.Combine(clone.Repository.CommonDir, "hooks");
        return Path.Combine(folder, "pre-push");
    }
}
