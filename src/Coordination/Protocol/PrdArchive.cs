using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>Where the files of a PRD go when it ends.</summary>
/// <param name="Folder">The folder of the archive.</param>
/// <param name="Moves">From and to, for every file that may exist.</param>
internal sealed record PrdArchive(string Folder, ImmutableArray<(string From, string To)> Moves)
{
    public ImmutableArray<FileChange> Changes => [.. Moves.Select(FileChange (move) => new FileChange.Moved(move.From, move.To))];

    /// <summary>
    /// The first of <c>base</c>, <c>base-2</c>, <c>base-3</c> in which no file of the same name lies. With
    /// <paramref name="alone"/> the folder belongs to this PRD, and must not be there at all.
    /// </summary>
    public static PrdArchive In(string folder, PrdEntry prd, PrdStories? document, ImmutableHashSet<string> taken, bool alone)
    {
        var names = Named(PrdFiles.Of(prd, document?.File));
        for (var number = 1; ; number++)
        {
            var candidate = number == 1 ? folder : $"{folder}-{number}";
            var moves = names.Select(name => (name.From, To: candidate + "/" + name.Name)).ToImmutableArray();
            var inTheWay = alone
                ? taken.Contains(candidate) || taken.Any(path => path.StartsWith(candidate + "/", StringComparison.Ordinal))
                : moves.Any(move => taken.Contains(move.To));
            if (!inTheWay)
                return new(candidate, moves);
        }
    }

    /// <summary>The entry with its files where they are now.</summary>
    public PrdEntry Repoint(PrdEntry prd)
    {
        string Moved(string file) => Moves.FirstOrDefault(move => move.From == file).To ?? file;
        return prd with
        {
            PrdFile = prd.PrdFile is null ? null : Moved(prd.PrdFile),
            Files = [.. prd.Files.Select(Moved)],
            ArchivedTo = Folder,
        };
    }

    public CoordinationState Note(CoordinationState state) =>
        state with { ArchiveFolders = state.ArchiveFolders.Union(Moves.Select(move => move.To)) };

    /// <summary>Names within the archive: two files of one name from two folders must not become one.</summary>
    private static List<(string From, string Name)> Named(IEnumerable<string> files)
    {
        var named = new List<(string From, string Name)>();
        foreach (var file in files)
        {
            var name = file[(file.LastIndexOf('/') + 1)..];
            var dot = name.LastIndexOf('.') is var at && at > 0 ? at : name.Length;
            var free = name;
            for (var number = 2; named.Exists(other => string.Equals(other.Name, free, StringComparison.OrdinalIgnoreCase)); number++)
                free = $"{name[..dot]}-{number}{name[dot..]}";
            named.Add((file, free));
        }
        return named;
    }
}
