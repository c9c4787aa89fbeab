using System.Collections.Immutable;

namespace Coordination.Cli.Completion;

/// <summary>
/// The script that teaches a shell to complete <c>coord</c>. It knows no command itself: it asks <c>coord complete</c>, found in <c>PATH</c> and never by the
/// word that is typed, which may lead into a strange repository.
/// </summary>
/// <param name="Shell">The name of the shell.</param>
/// <param name="Install">How to install it, a line each.</param>
/// <param name="Body">The script behind its head.</param>
internal sealed partial record ShellScript(string Shell, ImmutableArray<string> Install, string Body)
{
    public static ImmutableArray<ShellScript> All { get; } = [Bash, Zsh, Fish, PowerShell];

    public static ImmutableArray<string> Names { get; } = [.. All.Select(script => script.Shell)];

    /// <summary>The whole script. zsh wants <c>#compdef</c> in its first line.</summary>
    public IEnumerable<string> Lines =>
    [
        .. Shell == "zsh" ? new[] { "#compdef coord" } : [],
        $"# Completion of coord for {Shell}, printed by: coord completion {Shell}",
        "# To install it:",
        .. Install.Select(line => "#   " + line),
        "",
        .. Body.TrimEnd('\n').Split('\n'),
    ];

    public static ShellScript? Find(string name) => All.FirstOrDefault(script => script.Shell == name);
}
