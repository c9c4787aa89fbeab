using Coordination.Protocol.Checkups;

namespace Coordination.Git.Checkups;

/// <summary>Temporary files and refs that killed commands left. Young ones may be in use, and are left alone.</summary>
internal static class Leftovers
{
    private static readonly TimeSpan InUse = TimeSpan.FromHours(1);
    private static readonly string[] Temporary = ["trace-*", "attributes-*"];

    public static Task<IEnumerable<Diagnosis>> FindAsync(LocalClone clone, CancellationToken cancellationToken)
    {
        var old = Candidates(clone.Repository)
            .Where(path => clone.Now - new DateTimeOffset(File.GetLastWriteTimeUtc(path)) > InUse)
            .Order(StringComparer.Ordinal).ToList();
        return CloneChecks.Answer(old.Count == 0
            ? []
            :
            [
                Diagnosis.Fixable(
                    FindingCodes.LeftoverFiles, FindingSeverity.Info,
                    old.Count == 1 ? "a killed command left a temporary file" : FormattableString.Invariant($"killed commands left {old.Count} temporary files"),
                    [.. old.Take(10)], "they only take up room; a ref under refs/coord/fetch also keeps what it names from being collected", [], [.. old]),
            ]);
    }

    /// <summary>Deletes one of them; nothing else.</summary>
    public static void Delete(Repository repository, string path)
    {
        if (!Candidates(repository).Contains(path))
        {
            return;
        }

        if (Directory.Exists(path) && new DirectoryInfo(path).LinkTarget is null)
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }

    private static IEnumerable<string> Candidates(Repository repository)
    {
        var files = Directory.Exists(repository.CoordDir)
            ? Temporary.SelectMany(pattern => Directory.EnumerateFileSystemEntries(repository.CoordDir, pattern))
            : [];
        var refs = Path.Combine(repository.CommonDir, "refs", "coord", "fetch");
        return files.Concat(Directory.Exists(refs) ? Directory.EnumerateFileSystemEntries(refs) : []);
    }
}
