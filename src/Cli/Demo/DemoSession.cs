namespace Coordination.Cli.Demo;

/// <summary>One of the three at work: a person or agent with a clone of its own.</summary>
/// <param name="Name">The name of its clone's folder.</param>
/// <param name="Folder">Its clone.</param>
internal sealed record DemoSession(string Name, string Folder)
{
    /// <summary>As it stands in the lock file.</summary>
    public string Id => "developer-" + Name;
}
