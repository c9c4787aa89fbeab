using Coordination.GitTests.Kit;

namespace Coordination.GitTests.Landing;

/// <summary>Somebody's work on a feature branch, from a clone of its own.</summary>
internal sealed class Feature
{
    private readonly Team team;
    private readonly string clone;
    private readonly string branch;

    /// <summary>Begins the branch at main, or goes on with the one on the remote.</summary>
    public Feature(Team team, string branch)
    {
        this.team = team;
        this.branch = branch;
        clone = team.Sandbox.Clone(team.Remote, "work-on-" + branch.Replace('/', '-'));
        var start = team.Sandbox.TryTip(clone, "refs/remotes/origin/" + branch) is null ? "origin/main" : "origin/" + branch;
        team.Sandbox.Git(clone, "checkout", "-q", "--no-track", "-B", branch, start);
    }

    public string Clone => clone;

    public Feature Change(string path, Func<string, string> edit)
    {
        var file = Path.Combine(clone, path);
        team.Sandbox.Commit(clone, path, edit(File.Exists(file) ? File.ReadAllText(file) : ""), "feat: change " + path);
        return this;
    }

    public Feature Add(string path, string text) => Change(path, _ => text);

    /// <summary>Pushes to the branch, or to another one.</summary>
    public Feature Push(string? to = null)
    {
        team.Sandbox.Git(clone, "push", "-q", "origin", "HEAD:refs/heads/" + (to ?? branch));
        return this;
    }
}
