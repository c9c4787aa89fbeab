namespace Coordination.Documents;

/// <summary>Changes members of one object under the spelling that the file uses.</summary>
internal sealed class ObjectEdit(JsonEdit edit, JsonPart part)
{
    private readonly ContainerEdit _members = new(edit, part);

    public JsonObject Source { get; } = new(edit.Text, part);

    /// <summary>Gives a member a value: in place where it has one, else at the end. No value takes it out.</summary>
    public void Set(JsonDraft? value, bool everySpelling, params ReadOnlySpan<string> spellings)
    {
        if (value is null)
        {
            Remove(spellings);
            return;
        }

        if (everySpelling)
        {
            foreach (var spelling in spellings)
            {
                if (part.Find(spelling) is { } twin)
                    Replace(twin, value);
            }
        }

        if (Source.Pick(spellings) is not { } present)
            Add(spellings[0], value);
        else if (!everySpelling)
            Replace(present, value);
    }

    public void Add(string name, JsonDraft value) => _members.Append(new JsonDraft.Member(name, value) { Expand = value.Expand });

    /// <summary>Adds a member behind another one, or in front of all when that is missing.</summary>
    public void AddAfter(string neighbour, string name, JsonDraft value) =>
        _members.InsertAfter(part.IndexOf(neighbour), new JsonDraft.Member(name, value) { Expand = value.Expand });

    public void Remove(params ReadOnlySpan<string> spellings)
    {
        foreach (var spelling in spellings)
        {
            if (part.IndexOf(spelling) is >= 0 and var index)
                _members.Remove(index);
        }
    }

    public void Replace(JsonPart present, JsonDraft value)
    {
        if (value is JsonDraft.List list && present.Kind == JsonKind.Array && present.Count > 0)
            ReplaceList(present, list);
        else
            edit.Replace(present, value);
    }

    public void Write() => _members.Write();

    /// <summary>A list that only grew keeps what it has; another one is written anew, spread over lines if it was.</summary>
    private void ReplaceList(JsonPart present, JsonDraft.List list)
    {
        var text = edit.Text;
        var old = present.Items;
        var grew = old.Count <= list.Items.Length
            && old.Select((item, i) => JsonDraft.Same(Read(item), list.Items[i])).All(same => same);
        if (!grew)
        {
            edit.Replace(present, list with { Expand = text.BeginsLine(present.ChildStart(0)) });
            return;
        }

        var items = new ContainerEdit(edit, present);
        foreach (var item in list.Items.Skip(old.Count))
            items.Append(item);
        items.Write();
    }

    private JsonDraft? Read(JsonPart item) => item.Kind == JsonKind.Text ? JsonDraft.Of(edit.Text.TextOf(item)) : null;
}
