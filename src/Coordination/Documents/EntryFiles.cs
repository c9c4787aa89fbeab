using Coordination.Protocol;

namespace Coordination.Documents;

/// <summary>The members of a registry entry that name its files, which move when the PRD goes into an archive.</summary>
internal static class EntryFiles
{
    public static IEnumerable<(string Name, JsonDraft? Value)> New(PrdEntry entry)
    {
        yield return ("prdFile", JsonDraft.Of(entry.PrdFile));
        if (entry.Files.FirstOrDefault(file => file != entry.PrdFile) is { } other)
            yield return ("filePath", JsonDraft.Of(other));
    }

    public static void Write(ObjectEdit target, PrdEntry was, PrdEntry next)
    {
        var named = false;
        foreach (var name in EntryMembers.FileNames)
        {
            if (target.Source.Text(name) is not { } file)
                continue;
            named = true;
            if (Moved(file, was, next) is { } to && to != file)
                target.Replace(target.Source.Part.Find(name)!, JsonDraft.Of(to)!);
        }

        if (!named && next.PrdFile is not null && next.PrdFile != was.PrdFile)
            target.Set(JsonDraft.Of(next.PrdFile), false, "prdFile");
    }

    private static string? Moved(string file, PrdEntry was, PrdEntry next)
    {
        if (file == was.PrdFile && next.PrdFile is not null && next.PrdFile != was.PrdFile)
            return next.PrdFile;
        var index = was.Files.IndexOf(file);
        return index >= 0 && was.Files.Length == next.Files.Length ? next.Files[index] : null;
    }
}
