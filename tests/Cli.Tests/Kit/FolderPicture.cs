using System.Security.Cryptography;

namespace Coordination.Cli.Tests.Kit;

/// <summary>What lies in a folder, to be held against what lies there later.</summary>
internal static class FolderPicture
{
    /// <summary>Every folder and file, files with their time and content.</summary>
    public static IReadOnlyList<string> Of(string folder) =>
    [
        .. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
            .Select(path => $"{Path.GetRelativePath(folder, path)} {(Directory.Exists(path) ? "" : Content(path))}")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Processes that were started with this folder in their variables, where the system tells.</summary>
    public static IReadOnlyList<string> ProcessesOf(string folder)
    {
        if (!Directory.Exists("/proc/self"))
        {
            return [];
        }

        return [.. Directory.EnumerateDirectories("/proc").Where(process => Mentions(Path.Combine(process, "environ"), folder))];
    }

    private static string Content(string path) => $"{File.GetLastWriteTimeUtc(path):O} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}";

    private static bool Mentions(string file, string folder)
    {
        try
        {
            return File.Exists(file) && File.ReadAllText(file).Contains(folder, StringComparison.Ordinal);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It has ended, or belongs to somebody else.
            return false;
        }
    }
}
