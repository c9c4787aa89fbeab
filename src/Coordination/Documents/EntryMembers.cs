using System.Collections.Immutable;
using Coordination.Protocol;

namespace Coordination.Documents;

/// <summary>The members of a registry entry, in the order in which a new one is written.</summary>
internal static class EntryMembers
{
    public static readonly ImmutableArray<string> FileNames = ["jsonPath", "prdFile", "filePath"];
    public static readonly ImmutableArray<string> DependsOn = ["dependsOn", "dependencies", "blockedBy"];

    private static readonly ImmutableArray<MemberRule<PrdEntry>> Head =
    [
        new(["id"], entry => JsonDraft.Of(entry.Id)),
        new(["title", "name"], entry => JsonDraft.Of(entry.Title)),
        new(["status"], entry => JsonDraft.Of(Words.Of(entry))),
        new(["priority"], entry => JsonDraft.Of(Words.Of(entry.Priority))),
    ];

    private static readonly ImmutableArray<MemberRule<PrdEntry>> Tail =
    [
        new(DependsOn, entry => JsonDraft.Of(entry.DependsOn)),
        new(["conflictsWith"], entry => Draft(entry.ConflictsWith)),
        new(["paths"], entry => JsonDraft.Of(entry.Paths)),
        new(["createdAt"], entry => JsonDraft.Of(entry.CreatedAt?.Text)),
        new(["startedAt"], entry => JsonDraft.Of(entry.StartedAt?.Text)),
        new(["completedAt"], entry => JsonDraft.Of(entry.CompletedAt?.Text)),
        new(["abandonedAt"], entry => JsonDraft.Of(entry.AbandonedAt?.Text)),
        new(["reason"], entry => JsonDraft.Of(entry.Reason)),
        new(["sessionId"], entry => JsonDraft.Of(entry.FinishedBy)),
        new(["opId"], entry => JsonDraft.Of(entry.FinishedByOp)),
        new(["mergeCommit"], entry => JsonDraft.Of(entry.MergeCommit)),
        new(["archivedTo"], entry => JsonDraft.Of(entry.ArchivedTo)),
    ];

    private static readonly MemberRule<PrdEntry> Branch = new(["branchName", "branch"], entry => JsonDraft.Of(entry.BranchName));

    public static JsonDraft New(PrdEntry entry) => JsonDraft.Members(
    [
        .. Head.Select(rule => rule.Draft(entry)),
        .. EntryFiles.New(entry),
        Branch.Draft(entry),
        ("stories", StoryCounts.New(entry)),
        .. Tail.Select(rule => rule.Draft(entry)),
    ]) with { Expand = true };

    public static void Write(JsonEdit edit, JsonPart part, PrdEntry was, PrdEntry next)
    {
        if (part.Kind != JsonKind.Object)
        {
            // Somebody listed a bare id: there is no member to change, so the id becomes an entry.
            edit.Replace(part, New(next));
            return;
        }

        var target = new ObjectEdit(edit, part);
        foreach (var rule in Head)
            rule.Write(target, was, next);
        EntryFiles.Write(target, was, next);
        Branch.Write(target, was, next);
        StoryCounts.Write(edit, target, was, next);
        foreach (var rule in Tail)
            rule.Write(target, was, next);
        target.Write();
    }

    private static JsonDraft.List? Draft(ImmutableArray<DeclaredConflict> conflicts) =>
        conflicts.IsDefaultOrEmpty ? null : new([.. conflicts.Select(conflict => JsonDraft.Members(
            ("prdId", JsonDraft.Of(conflict.PrdId)),
            ("risk", JsonDraft.Of(Words.Of(conflict.Risk))),
            ("sharedPaths", JsonDraft.Of(conflict.SharedPaths))))]);
}
