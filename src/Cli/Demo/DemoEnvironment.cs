using System.Collections.Immutable;
using Coordination.Cli.Running;

namespace Coordination.Cli.Demo;

/// <summary>The variables of the demo's processes: nothing of the user's git configuration, sessions or agents reaches them, so that no odd setting can break the play.</summary>
internal static class DemoEnvironment
{
    private const string Configuration = """
        [init]
        	defaultBranch = main
        [core]
        	autocrlf = false
        	longpaths = true
        [gc]
        	auto = 0
        [maintenance]
        	auto = false
        [receive]
        	autogc = false
        [advice]
        	detachedHead = false

        """;

    // A git that does not stand where it was built for finds its parts by this one.
    private const string Needed = "GIT_EXEC_PATH";

    private static StringComparer Comparer => OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    public static ImmutableDictionary<string, string> Of(IReadOnlyDictionary<string, string> outer, DemoFolder folder)
    {
        var configuration = Path.Combine(Directory.CreateDirectory(folder.Home).FullName, "gitconfig");
        File.WriteAllText(configuration, Configuration);
        return outer.Where(variable => !IsOfTheUser(variable.Key)).ToImmutableDictionary(Comparer).SetItems(new Dictionary<string, string>
        {
            ["HOME"] = folder.Home,
            ["USERPROFILE"] = folder.Home,
            ["XDG_CONFIG_HOME"] = folder.Home,
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["GIT_CONFIG_GLOBAL"] = configuration,
            ["GIT_ATTR_NOSYSTEM"] = "1",
            ["COORD_ACKS"] = folder.Acks,
        });
    }

    private static bool IsOfTheUser(string name) =>
        (name.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase) && !name.Equals(Needed, StringComparison.OrdinalIgnoreCase))
        || name.StartsWith("COORD_", StringComparison.OrdinalIgnoreCase)
        || Audience.IsAgentVariable(name);
}
