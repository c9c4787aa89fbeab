using System.Collections.Immutable;
using System.Diagnostics;
using Coordination.Protocol;

namespace Coordination.Documents;

/// <summary><c>docs/prd-registry.json</c>: every PRD and where it stands. Reads every drift of it, writes only what changed.</summary>
internal sealed class RegistryDocument
{
    public const string PrdList = "prds";
    public const string CompletedList = "completed";
    public const string AbandonedList = "abandoned";

    private static readonly string[] Lists = [PrdList, CompletedList, AbandonedList];

    private readonly JsonText _text;

    private RegistryDocument(JsonText text)
    {
        _text = text;
        MovedTo = FileVersion.MovedTo(text);
        Prds = Read(PrdList);
        Completed = Read(CompletedList);
        Abandoned = Read(AbandonedList);
    }

    /// <summary>The file as it is made new.</summary>
    public static RegistryDocument Empty { get; } = Parse(
        "{\n  \"version\": 1,\n  \"prds\": [],\n  \"completed\": [],\n  \"abandoned\": []\n}\n"u8.ToArray(), "docs/prd-registry.json").Document!;

    public ReadOnlyMemory<byte> Bytes => _text.Bytes;

    public ImmutableArray<PrdEntry> Prds { get; }

    public ImmutableArray<PrdEntry> Completed { get; }

    public ImmutableArray<PrdEntry> Abandoned { get; }

    /// <summary>Where the state went, when this file is only the sign that says so.</summary>
    public string? MovedTo { get; }

    public static Parsed<RegistryDocument> Parse(ReadOnlyMemory<byte> bytes, string path)
    {
        var parsed = StateText.Parse(bytes, path, Lists);
        return parsed.Document is { } text ? new RegistryDocument(text) : parsed.Problem!;
    }

    /// <summary>The file with the entries of <paramref name="next"/>; the very same bytes when nothing differs.</summary>
    public ReadOnlyMemory<byte> Patch(CoordinationState next)
    {
        if (MovedTo is not null)
            throw new UnreachableException("The state was moved; nothing is written where it was.");
        var edit = new JsonEdit(_text);
        var root = new ObjectEdit(edit, _text.Root);
        var read = Prds.Concat(Completed).Concat(Abandoned).ToDictionary(entry => entry.Origin!);
        WriteList(edit, root, read, PrdList, next.Prds);
        WriteList(edit, root, read, CompletedList, next.Completed);
        WriteList(edit, root, read, AbandonedList, next.Abandoned);
        root.Write();
        return edit.Apply();
    }

    private void WriteList(JsonEdit edit, ObjectEdit root, Dictionary<Origin, PrdEntry> read, string list, ImmutableArray<PrdEntry> next)
    {
        var stays = new HashSet<int>();
        var added = new List<JsonDraft>();
        foreach (var entry in next)
        {
            if (entry.Origin is { } origin && origin.List == list)
            {
                stays.Add(origin.Index);
                if (read[origin] != entry)
                    EntryMembers.Write(edit, PartOf(origin), read[origin], entry);
            }
            else
            {
                added.Add(entry.Origin is { } elsewhere ? Moved(read[elsewhere], entry) : EntryMembers.New(entry));
            }
        }

        if (_text.Root.Find(list) is not { Kind: JsonKind.Array } part)
        {
            StateText.Append(edit, root, list, added);
            return;
        }

        var items = new ContainerEdit(edit, part);
        foreach (var gone in read.Keys.Where(origin => origin.List == list && !stays.Contains(origin.Index)))
            items.Remove(gone.Index);
        added.ForEach(items.Append);
        items.Write();
    }

    /// <summary>The entry's own text with what changed in it, unknown members and all, for its place in another list.</summary>
    private JsonDraft.Copied Moved(PrdEntry was, PrdEntry next)
    {
        var part = PartOf(was.Origin!);
        var edit = new JsonEdit(_text);
        EntryMembers.Write(edit, part, was, next);
        var text = System.Text.Encoding.UTF8.GetString(edit.Apply(part.Start, part.End).Span);
        return new(text, _text.IndentAt(part.Start)) { Expand = true };
    }

    private JsonPart PartOf(Origin origin) => _text.Root.Find(origin.List)!.Items[origin.Index];

    private ImmutableArray<PrdEntry> Read(string list)
    {
        if (MovedTo is not null || _text.Root.Find(list) is not { Kind: JsonKind.Array } part)
            return [];
        var entries = ImmutableArray.CreateBuilder<PrdEntry>(part.Items.Count);
        for (var i = 0; i < part.Items.Count; i++)
        {
            if (EntryReader.Read(_text, part.Items[i], new Origin(list, i)) is { } entry)
                entries.Add(entry);
        }

        return entries.DrainToImmutable();
    }
}
