using System.Security.Cryptography;

namespace Coordination.GitTests.WorkingTree;

/// <summary>Everything that a person sees of a clone: branch, index byte for byte, stash, files, and what git says of them.</summary>
internal sealed record Snapshot(string Head, string Index, string Stash, string Status, string Files, string Branches)
{
    /// <param name="branches">The branches that have to stay where they are.</param>
    public static Snapshot Of(GitSandbox sandbox, string clone, params string[] branches)
    {
        // Before git looks: a look refreshes the index.
        var index = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(clone, ".git", "index"))));
        return new(
            File.ReadAllText(Path.Combine(clone, ".git", "HEAD")),
            index,
            sandbox.Git(clone, "stash", "list", "--format=%H %gs"),
            sandbox.Git(clone, "--no-optional-locks", "status", "--porcelain=v2", "--untracked-files=all", "--ignored"),
            string.Join('\n', Directory.EnumerateFiles(clone, "*", SearchOption.AllDirectories)
                .Where(file => !file.StartsWith(Path.Combine(clone, ".git") + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(file => $"{file} {File.GetLastWriteTimeUtc(file):O} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")),
            string.Join('\n', branches.Select(branch => branch + " " + sandbox.TryTip(clone, branch))));
    }
}
