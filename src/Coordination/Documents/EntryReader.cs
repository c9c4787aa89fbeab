using System.Collections.Immutable;
using Coordination.Protocol;

namespace Coordination.Documents;

/// <summary>Reads one registry entry, whoever wrote it.</summary>
internal static class EntryReader
{
    /// <summary>Null for an entry without an id: it keeps its bytes, and nobody can claim it.</summary>
    public static PrdEntry? Read(JsonText text, JsonPart part, Origin origin)
    {
        if (part.Kind == JsonKind.Text && JsonObject.TextOf(text, part) is { } bareId)
            return new PrdEntry { Id = bareId, Status = StatusOf(null, origin.List), Origin = origin };
        if (part.Find("id") is not { Kind: JsonKind.Text } named || JsonObject.TextOf(text, named) is not { } id)
            return null;
        return ReadAll(new JsonObject(text, part), id, origin);
    }

    /// <summary>What a document says of its PRD, under the names that an entry has: nothing of where the PRD stands.</summary>
    public static PrdEntry Described(JsonObject source, string id) => new()
    {
        Id = id,
        Title = source.Text("title", "name"),
        Priority = Synonyms.PriorityOf(source.Text("priority")),
        BranchName = source.Text("branchName", "branch"),
        DependsOn = Dependencies(source),
        ConflictsWith = Conflicts(source),
        Paths = source.Texts("paths"),
    };

    private static PrdEntry ReadAll(JsonObject source, string id, Origin origin)
    {
        var word = StatusWord(source);
        return new PrdEntry
        {
            Id = id,
            Title = source.Text("title", "name"),
            Status = StatusOf(word, origin.List),
            StatusText = word,
            Priority = Synonyms.PriorityOf(source.Text("priority")),
            PrdFile = source.Text(EntryMembers.FileNames.AsSpan()),
            Files = [.. EntryMembers.FileNames.Select(name => source.Text(name)).OfType<string>().Distinct()],
            BranchName = source.Text("branchName", "branch"),
            StoriesTotal = StoryCounts.Total(source),
            StoriesCompleted = StoryCounts.Completed(source),
            DependsOn = Dependencies(source),
            ConflictsWith = Conflicts(source),
            Paths = source.Texts("paths"),
            CreatedAt = source.Time("createdAt"),
            StartedAt = source.Time("startedAt"),
            CompletedAt = source.Time("completedAt"),
            AbandonedAt = source.Time("abandonedAt"),
            Reason = source.Text("reason"),
            FinishedBy = source.Text("sessionId"),
            FinishedByOp = source.Text("opId"),
            MergeCommit = source.Text("mergeCommit"),
            ArchivedTo = source.Text("archivedTo"),
            Origin = origin,
        };
    }

    /// <summary>A status that is no word is shown as it stands, and is unknown.</summary>
    private static string? StatusWord(JsonObject source) => source.Part.Find("status") switch
    {
        null or { Kind: JsonKind.Null } => null,
        { Kind: JsonKind.Text } text => JsonObject.TextOf(source.Source, text),
        var other => source.Source.Slice(other),
    };

    private static PrdStatus StatusOf(string? word, string list) => word is not null ? Synonyms.StatusOf(word) : list switch
    {
        RegistryDocument.CompletedList => PrdStatus.Completed,
        RegistryDocument.AbandonedList => PrdStatus.Abandoned,
        _ => PrdStatus.Ready,
    };

    /// <summary>All spellings together: one that was overlooked would let work begin too early.</summary>
    private static ImmutableArray<string> Dependencies(JsonObject source) =>
        [.. EntryMembers.DependsOn.SelectMany(name => Ids(source, name)).Distinct()];

    private static IEnumerable<string> Ids(JsonObject source, string name) => source.Part.Find(name) is { Kind: JsonKind.Array } list
        ? list.Items.Select(item => IdOf(source.Source, item)).OfType<string>()
        : source.Texts(name);

    private static string? IdOf(JsonText text, JsonPart item) =>
        item.Kind == JsonKind.Object ? new JsonObject(text, item).Text("prdId", "id") : JsonObject.TextOf(text, item);

    private static ImmutableArray<DeclaredConflict> Conflicts(JsonObject source)
    {
        if (source.Part.Find("conflictsWith") is not { Kind: JsonKind.Array } list)
            return [.. source.Texts("conflictsWith").Select(id => new DeclaredConflict(id, RiskLevel.Medium, []))];
        var conflicts = ImmutableArray.CreateBuilder<DeclaredConflict>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (IdOf(source.Source, item) is not { } id)
                continue;
            var declared = new JsonObject(source.Source, item);
            conflicts.Add(new(id, Synonyms.RiskOf(declared.Text("risk")), declared.Texts("sharedPaths")));
        }

        return conflicts.DrainToImmutable();
    }
}
