using System.Runtime.CompilerServices;
using System.Text;

namespace TestKit;

/// <summary>
/// A temporary folder with a home, remotes and clones of its own, where git and coord run without anything of the machine's
/// user: no configuration, no identity but the sandbox's, no agent. Deleted on dispose.
/// </summary>
public sealed class GitSandbox : IDisposable
{
    public const string UserName = "Ada Tester";
    public const string UserEmail = "ada@example.org";

    private const string GlobalConfig = $"""
        [user]
        	name = {UserName}
        	email = {UserEmail}
        	useConfigOnly = true
        [init]
        	defaultBranch = main
        [core]
        	autocrlf = false
        [gc]
        	auto = 0
        [maintenance]
        	auto = false
        [safe]
        	directory = *

        """;

    private int seeds;

    /// <summary>Makes the folder. Its name begins with that of the test.</summary>
    public GitSandbox([CallerMemberName] string test = "")
    {
        var name = (test.Length > 40 ? test[..40] : test).Trim('.');
        Root = RealPath(Directory.CreateTempSubdirectory(name + "-").FullName);
        Environment = EnvironmentOf("home");
    }

    /// <summary>The folder that holds everything.</summary>
    public string Root { get; }

    /// <summary>Where <see cref="BareRemote"/> puts repositories: the base path for a server.</summary>
    public string Remotes => Directory.CreateDirectory(Path.Combine(Root, "remotes")).FullName;

    /// <summary>All variables of the processes in here. May be changed by the test.</summary>
    public Dictionary<string, string> Environment { get; }

    /// <summary>The variables of another machine, with a home of its own.</summary>
    public Dictionary<string, string> EnvironmentOf(string machine)
    {
        var home = Directory.CreateDirectory(Path.Combine(Root, machine)).FullName;
        File.WriteAllText(Path.Combine(home, ".gitconfig"), GlobalConfig);
        return SandboxEnvironment.Create(home);
    }

    /// <summary>Takes the identity away: git knows no name and no address from now on.</summary>
    public void ForgetIdentity()
    {
        Git(Root, "config", "--global", "--unset", "user.name");
        Git(Root, "config", "--global", "--unset", "user.email");
    }

    /// <summary>Runs git; gives its standard output without the last line end.</summary>
    /// <exception cref="InvalidOperationException">git failed; the message has all of its output.</exception>
    public string Git(string directory, params string[] arguments)
    {
        var answer = TryGit(directory, arguments);
        return answer.Ok
            ? answer.Output.TrimEnd('\n')
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)} in {directory}: {answer}");
    }

    /// <summary>Runs git and gives whatever came of it.</summary>
    public ProcessAnswer TryGit(string directory, params string[] arguments) => TryGitWith([], directory, arguments);

    /// <summary>Runs git with this standard input and gives whatever came of it.</summary>
    public ProcessAnswer TryGitWith(byte[] input, string directory, params string[] arguments) =>
        ChildProcess.Run("git", arguments, directory, new Dictionary<string, string>(Environment) { ["LC_ALL"] = "C" }, input);

    /// <summary>A bare repository that also takes pushes over http and serves partial clones.</summary>
    public string BareRemote(string name = "origin.git")
    {
        var path = Path.Combine(Remotes, name);
        Git(Root, "init", "-q", "--bare", path);
        Git(path, "config", "http.receivepack", "true");
        Git(path, "config", "uploadpack.allowFilter", "true");
        return path;
    }

    public string Clone(string remote, string name, params string[] options)
    {
        var path = Path.Combine(Root, name);
        Git(Root, ["clone", "-q", .. options, remote, path]);
        return path;
    }

    /// <summary>Writes a file, commits it alone, and gives the commit.</summary>
    public string Commit(string clone, string path, string text, string message)
    {
        Write(clone, path, text);
        Git(clone, "add", "--", path);
        Git(clone, "commit", "-q", "-m", message);
        return Tip(clone, "HEAD");
    }

    public void Write(string directory, string path, string text)
    {
        var full = Path.Combine(directory, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public string Read(string directory, string path) => File.ReadAllText(Path.Combine(directory, path));

    /// <summary>The commit that a ref names.</summary>
    public string Tip(string repository, string reference) => Git(repository, "rev-parse", "--verify", reference + "^{commit}");

    /// <summary>The commit that a ref names; null where there is no such ref.</summary>
    public string? TryTip(string repository, string reference)
    {
        var answer = TryGit(repository, "rev-parse", "--verify", "-q", reference + "^{commit}");
        return answer.Ok ? answer.Output.TrimEnd('\n') : null;
    }

    /// <summary>A file as it stands in a commit, byte for byte.</summary>
    public byte[] Bytes(string repository, string commit, string path)
    {
        var answer = TryGit(repository, "cat-file", "blob", commit + ":" + path);
        return answer.Ok ? answer.Bytes.ToArray() : throw new InvalidOperationException($"{commit}:{path}: {answer}");
    }

    /// <summary>A file as it stands in a commit.</summary>
    public string Text(string repository, string commit, string path) => Encoding.UTF8.GetString(Bytes(repository, commit, path));

    /// <summary>Puts a project with these PRDs on the remote's main.</summary>
    public string SeedProject(string remote, params PrdSeed[] prds) => SeedProject(remote, new ProjectSeed { Prds = prds });

    /// <summary>Puts a project on the remote's main, as a new commit on what is there, and gives the commit.</summary>
    public string SeedProject(string remote, ProjectSeed seed)
    {
        var clone = Clone(remote, $".seed-{++seeds}");
        Git(clone, "checkout", "-q", "-B", seed.Branch);
        foreach (var (path, text) in seed.AllFiles())
        {
            Write(clone, path, text);
        }

        Git(clone, "add", "-A");
        Git(clone, "commit", "-q", "-m", "feat: the project as it begins");
        Git(clone, "push", "-q", "origin", seed.Branch);
        return Tip(clone, "HEAD");
    }

    public void Dispose()
    {
        if (OperatingSystem.IsWindows())
        {
            // Git's objects are read-only, and Windows keeps such files.
            foreach (var file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
            {
                File.SetAttributes(file, FileAttributes.Normal);
            }
        }

        // A server that was cut off may be on its last write.
        for (var attempts = 20; ; attempts--)
        {
            try
            {
                Directory.Delete(Root, recursive: true);
                return;
            }
            catch (IOException) when (attempts > 0)
            {
            }
        }
    }

    // The temporary folder of macOS lies behind a link, and git names the place behind it.
    private static string RealPath(string path)
    {
        var parent = Path.GetDirectoryName(path)!;
        for (var folder = parent; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true) is { } target)
            {
                return Path.Combine(target.FullName, Path.GetRelativePath(folder, path));
            }
        }

        return path;
    }
}
