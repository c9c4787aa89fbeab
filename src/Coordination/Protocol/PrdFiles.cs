using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>Which files belong to a PRD. An entry is foreign text: only what it names inside <c>docs</c> is ever touched.</summary>
internal static class PrdFiles
{
    private const string Root = "docs/";
    private static readonly string[] NeverMoved =
        ["docs/session-locks.json", "docs/prd-registry.json", "docs/project.json"];

    /// <summary>Every file that the entry names, the document, and the <c>.md</c> or <c>.json</c> beside each.</summary>
    public static IEnumerable<string> Of(PrdEntry prd, string? document)
    {
        var named = prd.Files.Append(prd.PrdFile).Append(document).OfType<string>().Where(MayMove).Distinct().ToList();
        if (named.Count == 0)
            named.Add(PrdName.DefaultFile(prd.Id));
        return named.SelectMany(WithTwin).Where(MayMove).Distinct();
    }

    /// <summary>Where the documents of an id stand that names none, in one of the folders.</summary>
    public static IEnumerable<string> In(string folder, string prdId)
    {
        var file = PrdName.DefaultFile(prdId);
        return WithTwin(folder + file[file.LastIndexOf('/')..]);
    }

    /// <summary>The folder from which an abandoned PRD comes back; null where the entry names none that it may name.</summary>
    public static string? ArchiveOf(PrdEntry prd)
    {
        var folder = prd.ArchivedTo?.TrimEnd('/')
            ?? prd.Files.Append(prd.PrdFile).OfType<string>().Where(MayMove).Select(file => file[..file.LastIndexOf('/')])
                .FirstOrDefault(parent => parent.StartsWith(StatePath.Abandoned + "/", StringComparison.Ordinal));
        return folder is not null && folder.StartsWith(StatePath.Abandoned + "/", StringComparison.Ordinal) && StatePath.IsSafe(folder) ? folder : null;
    }

    /// <summary>Every path whose content decides where the documents of a PRD can go.</summary>
    public static ImmutableArray<string> Concerned(CoordinationState state, string prdId)
    {
        var prd = state.FindAnywhere(prdId);
        var id = prd?.Id ?? prdId;
        string[] homes = prd is not null && ArchiveOf(prd) is { } archive ? [StatePath.Prds, StatePath.Drafts, archive] : [StatePath.Prds, StatePath.Drafts];
        var files = homes.SelectMany(home => In(home, id)).Concat(homes.SelectMany(home => In(home, prdId))).ToHashSet();
        if (prd is not null)
            files.UnionWith(Of(prd, null));
        foreach (var file in files.ToList())
        {
            if (Array.Find(homes, home => file.StartsWith(home + "/", StringComparison.Ordinal)) is { } home)
                files.UnionWith([StatePath.Prds + file[home.Length..], StatePath.Drafts + file[home.Length..]]);
        }
        return [.. files.Where(StatePath.IsSafe)];
    }

    public static IEnumerable<string> WithTwin(string file) =>
        file.EndsWith(".json", StringComparison.Ordinal) ? [file, file[..^5] + ".md"]
        : file.EndsWith(".md", StringComparison.Ordinal) ? [file, file[..^3] + ".json"]
        : [file];

    private static bool MayMove(string file) =>
        file.StartsWith(Root, StringComparison.Ordinal)
        && !NeverMoved.Contains(file, StringComparer.OrdinalIgnoreCase)
        && Array.TrueForAll(file.Split('/'), part => part is not ("" or "." or ".."))
        && !file.Contains('\\', StringComparison.Ordinal);
}
