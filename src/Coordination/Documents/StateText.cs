namespace Coordination.Documents;

/// <summary>What the two state files have in common: version, and lists at the top.</summary>
internal static class StateText
{
    /// <summary>Parses a state file and makes sure that its lists are lists.</summary>
    public static Parsed<JsonText> Parse(ReadOnlyMemory<byte> bytes, string path, params ReadOnlySpan<string> lists)
    {
        var parsed = JsonTextParser.Parse(bytes, path);
        if (parsed.Document is not { } text)
            return parsed;
        if (FileVersion.Check(text) is { } newer)
            return newer;
        foreach (var list in lists)
        {
            if (text.Root.Find(list) is { Kind: not (JsonKind.Array or JsonKind.Null) } wrong)
                return new DocumentProblem(path, ProblemKind.WrongShape, $"its member \"{list}\" is not a list", text.LineOf(wrong.Start));
        }

        return parsed;
    }

    /// <summary>Changes to the items of one list at the top, which is made when it is missing.</summary>
    public static void Append(JsonEdit edit, ObjectEdit root, string list, IReadOnlyList<JsonDraft> items)
    {
        if (items.Count == 0)
            return;
        JsonDraft draft = new JsonDraft.List([.. items]) { Expand = true };
        if (edit.Text.Root.Find(list) is { } empty)
            edit.Replace(empty, draft);
        else
            root.Add(list, draft);
    }
}
