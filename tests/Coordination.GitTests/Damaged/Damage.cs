using System.Text;
using Coordination.GitTests.Kit;

namespace Coordination.GitTests.Damaged;

/// <summary>Ways in which the state on a remote can be unreadable, each with the refusal that it must meet.</summary>
internal sealed record Damage(string Name, ErrorCode Code, Action<Damage.Site> Do)
{
    private const string Locks = "docs/session-locks.json";
    private const string Registry = "docs/prd-registry.json";

    public static IReadOnlyList<Damage> All { get; } =
    [
        Text("locks cut off in the middle", Locks, text => text[..(text.Length / 2)]),
        Text("registry cut off in the middle", Registry, text => text[..(text.Length / 2)]),
        Text("empty locks", Locks, _ => ""),
        Text("a key twice", Locks, text => text.Replace("\"version\": 1", "\"version\": 1, \"version\": 1", StringComparison.Ordinal)),
        Text("a lock's key twice", Locks, text => text.Replace("\"prdId\":", "\"prdId\": \"prd-two\", \"prdId\":", StringComparison.Ordinal)),
        Text("a registry's key twice", Registry, text => text.Replace("\"prds\":", "\"prds\": [], \"prds\":", StringComparison.Ordinal)),
        Text("five megabytes", Locks, text => text + new string(' ', 5 << 20)),
        Text("a registry of five megabytes", Registry, text => text + new string(' ', 5 << 20)),
        Text("conflict markers", Locks, text => "<<<<<<< HEAD\n" + text + "=======\n" + text + ">>>>>>> theirs\n"),
        Text("a list instead of an object", Locks, text => "[" + text + "]"),
        Text("NUL in the text", Locks, text => text.Replace("\"sessions\"", "\"sess\0ions\"", StringComparison.Ordinal)),
        new("bytes that are no UTF-8", ErrorCodes.StateDamaged, site => site.Write(Locks, [.. "{\"version\": 1, \"x\": \""u8, 0xFF, 0xFE, .. "\"}\n"u8])),
        new("a newer version", ErrorCodes.StateNewer, site => site.Edit(Locks, text => text.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal))),
        new("a newer registry", ErrorCodes.StateNewer, site => site.Edit(Registry, text => text.Replace("\"version\": 1", "\"version\": \"2.1\"", StringComparison.Ordinal))),
        new("locks as a link", ErrorCodes.StateDamaged, site => site.Place("120000", Locks, "../README.md")),
        new("the registry as a link to the outside", ErrorCodes.StateDamaged, site => site.Place("120000", Registry, "/etc/passwd")),
        new("locks as a submodule", ErrorCodes.StateDamaged, site => site.PlaceSubmodule(Locks)),
        new("docs as a link", ErrorCodes.StateDamaged, site => site.Place("120000", "docs", "src")),
        new("docs as a file", ErrorCodes.StateDamaged, site => site.Place("100644", "docs", "no folder\n")),
        new("docs as a submodule", ErrorCodes.StateDamaged, site => site.PlaceSubmodule("docs")),
        Text("settings cut off at the end", "project.json", text => text[..^4]),
    ];

    private static Damage Text(string name, string path, Func<string, string> edit) =>
        new(name, ErrorCodes.StateDamaged, site => site.Edit(path, edit));

    /// <summary>Commits the damage on what main is, and gives the new tip.</summary>
    public string Push(Team team)
    {
        var clone = team.Sandbox.Clone(team.Remote, "vandal");
        Do(new Site(team.Sandbox, clone));
        team.Sandbox.Git(clone, "commit", "-q", "-m", Name);
        team.Sandbox.Git(clone, "push", "-q", "origin", "main");
        return team.Main;
    }

    /// <summary>A clone whose index is edited: what it holds need not be possible in a working tree.</summary>
    internal sealed record Site(GitSandbox Sandbox, string Folder)
    {
        public void Edit(string path, Func<string, string> edit) => Write(path, Encoding.UTF8.GetBytes(edit(Sandbox.Read(Folder, path))));

        public void Write(string path, byte[] bytes)
        {
            File.WriteAllBytes(Path.Combine(Folder, path), bytes);
            Sandbox.Git(Folder, "add", "--", path);
        }

        public void Place(string mode, string path, string text)
        {
            var blob = Sandbox.TryGitWith(Encoding.UTF8.GetBytes(text), Folder, "hash-object", "-w", "--stdin").Output.Trim();
            Put(mode, path, blob);
        }

        public void PlaceSubmodule(string path) => Put("160000", path, Sandbox.Tip(Folder, "HEAD"));

        private void Put(string mode, string path, string id)
        {
            Sandbox.Git(Folder, "rm", "-q", "-r", "--cached", "--", path);
            Sandbox.Git(Folder, "update-index", "--add", "--cacheinfo", $"{mode},{id},{path}");
        }
    }
}
