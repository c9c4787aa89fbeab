namespace Coordination.Git;

/// <summary>Where the parts of a repository lie, seen from one of its worktrees. Read from the plain files that git documents in gitrepository-layout(5).</summary>
/// <param name="GitDir">The private git folder of this worktree.</param>
/// <param name="CommonDir">The git folder that all worktrees share.</param>
/// <param name="WorkTree">Root of the worktree; null in a bare repository.</param>
internal sealed record Repository(string GitDir, string CommonDir, string? WorkTree)
{
    /// <summary>Where coord keeps what is local to this clone.</summary>
    public string CoordDir => Path.Combine(CommonDir, "coord");

    /// <summary>Where coord keeps what is local to this worktree.</summary>
    public string WorktreeCoordDir => Path.Combine(GitDir, "coord");

    /// <summary>Where git commands run.</summary>
    public string Home => WorkTree ?? GitDir;

    public bool IsShallow => File.Exists(Path.Combine(CommonDir, "shallow"));

    /// <summary>The main worktree; of a bare repository its own folder.</summary>
    public string MainFolder => Path.GetFileName(CommonDir) == ".git" ? Path.GetDirectoryName(CommonDir)! : CommonDir;

    /// <summary>The project's name: that of the main worktree's folder.</summary>
    public string ProjectName
    {
        get
        {
            var name = Path.GetFileName(MainFolder);
            return name.EndsWith(".git", StringComparison.Ordinal) ? name[..^4] : name;
        }
    }

    /// <exception cref="CoordinationException"><see cref="ErrorCodes.NotARepository"/></exception>
    public static Repository Discover(string path)
    {
        var start = Path.GetFullPath(path);
        if (!Directory.Exists(start))
        {
            throw new CoordinationException(ErrorCodes.NotARepository, "There is no such folder.", start);
        }

        for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var dotGit = Path.Combine(folder, ".git");
            if (LooksLikeGitDir(dotGit))
            {
                return new Repository(dotGit, Common(dotGit), folder);
            }

            if (File.Exists(dotGit) && Linked(dotGit, folder) is { } gitDir)
            {
                return new Repository(gitDir, Common(gitDir), folder);
            }

            if (LooksLikeGitDir(folder))
            {
                return new Repository(folder, Common(folder), null);
            }
        }

        throw new CoordinationException(ErrorCodes.NotARepository, "This folder is not in a git repository.", start, "git init");
    }

    private static string? Linked(string file, string folder)
    {
        const string prefix = "gitdir:";
        var text = File.ReadAllText(file).Trim();
        if (!text.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var target = Path.GetFullPath(Path.Combine(folder, text[prefix.Length..].Trim()));
        return File.Exists(Path.Combine(target, "HEAD")) ? target : null;
    }

    private static string Common(string gitDir)
    {
        var file = Path.Combine(gitDir, "commondir");
        return File.Exists(file) ? Path.GetFullPath(Path.Combine(gitDir, File.ReadAllText(file).Trim())) : gitDir;
    }

    private static bool LooksLikeGitDir(string folder) =>
        File.Exists(Path.Combine(folder, "HEAD"))
        && (File.Exists(Path.Combine(folder, "commondir"))
            || (Directory.Exists(Path.Combine(folder, "objects")) && Directory.Exists(Path.Combine(folder, "refs"))));
}
