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
        if (was.PrdFile == next.PrdFile && was.Files.SequenceEqual(next.Files))
            return;
        var left = next.Files.Append(next.PrdFile).OfType<string>().Distinct().ToList();
        foreach (var name in EntryMembers.FileNames)
        {
            if (target.Source.Text(name) is not { } file)
                continue;
            var to = Moved(file, was, next) ?? (left.Contains(file) || was.Files.Length == next.Files.Length ? file : null);
            if (to is null)
                target.Remove(name);
            else if (to != file)
                target.Replace(target.Source.Part.Find(name)!, JsonDraft.Of(to)!);
            left.Remove(to ?? "");
        }

        string[] free = ["prdFile", "filePath", "jsonPath"];
        foreach (var (name, file) in free.Where(name => target.Source.Text(name) is null).Zip(left))
            target.Set(JsonDraft.Of(file), false, name);
    }

    private static string? Moved(string file, PrdEntry was, PrdEntry next)
    {
        if (file == was.PrdFile && next.PrdFile is not null && next.PrdFile != was.PrdFile)
            return next.PrdFile;
        var index = was.Files.IndexOf(file);
        return index >= 0 && was.Files.Length == next.Files.Length ? next.Files[index] : null;
    }
}
