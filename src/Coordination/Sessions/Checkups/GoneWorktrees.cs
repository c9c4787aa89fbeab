using System.Text.Json;
using Coordination.Git;
using Coordination.Protocol;
using Coordination.Protocol.Checkups;

namespace Coordination.Sessions.Checkups;

/// <summary>Sessions whose worktree was deleted while they held a PRD. Read from the private folders that git keeps of its worktrees.</summary>
internal static class GoneWorktrees
{
    public static IEnumerable<Diagnosis> Find(LocalClone clone, CoordinationState state)
    {
        var folder = Path.Combine(clone.Repository.CommonDir, "worktrees");
        foreach (var gitDir in Directory.Exists(folder) ? Directory.GetDirectories(folder) : [])
        {
            var pointer = Path.Combine(gitDir, "gitdir");
            var worktree = File.Exists(pointer) ? Path.GetDirectoryName(Path.GetFullPath(File.ReadAllText(pointer).Trim(), gitDir)) : null;
            if (worktree is null || Directory.Exists(worktree) || SessionOf(gitDir) is not { } session || state.LocksHeldBy(session).FirstOrDefault() is not { PrdId: { } prdId })
            {
                continue;
            }

            yield return Diagnosis.Of(
                FindingCodes.WorktreeGone, FindingSeverity.Warning, $"{session} holds {prdId}, and its worktree is gone", [worktree, gitDir],
                "the folder was deleted without an unclaim; what was committed is on the branch. Take the PRD over, or give it back with unclaim",
                Diagnosis.On(prdId, "coord", "resume"));
        }
    }

    private static string? SessionOf(string gitDir)
    {
        var file = Path.Combine(gitDir, "coord", "session.json");
        try
        {
            if (!File.Exists(file))
            {
                return null;
            }

            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
                ? id.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
