using System.Collections.Frozen;

namespace Coordination.Git;

/// <summary>The environment that git runs in: which repository is meant is said by us, and nothing may wait for a person.</summary>
internal static class GitEnvironment
{
    /// <summary>Set for every child, so that a hook that calls coord can tell that coord is already at work.</summary>
    public const string Guard = "COORD_GUARD";

    private static readonly FrozenSet<string> RepositoryVariables = new[]
    {
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH", "GIT_CEILING_DIRECTORIES",
        "GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_REPLACE_REF_BASE", "GIT_EXTERNAL_DIFF", "GIT_TRACE_PACKET",
        "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "LC_ALL",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> QuarantineVariables =
        new[] { "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH" }.ToFrozenSet();

    /// <summary>Whether a variable says which repository is meant, so that no git of ours sees it.</summary>
    public static bool IsTakenAway(string name) => RepositoryVariables.Contains(name);

    /// <param name="outer">The environment that coord was started in.</param>
    /// <param name="keepQuarantine">Under pre-receive the new objects are only in the quarantine, whose variables must stay.</param>
    public static Dictionary<string, string> For(IReadOnlyDictionary<string, string> outer, bool keepQuarantine = false)
    {
        var inner = new Dictionary<string, string>(outer.Count + 8);
        foreach (var (name, value) in outer)
        {
            if (!RepositoryVariables.Contains(name) || (keepQuarantine && QuarantineVariables.Contains(name)))
            {
                inner[name] = value;
            }
        }

        inner["GIT_TERMINAL_PROMPT"] = "0";
        inner["GIT_NO_REPLACE_OBJECTS"] = "1";

        // Without it a look at the status writes the index of the person who works there.
        inner["GIT_OPTIONAL_LOCKS"] = "0";
        inner["LC_MESSAGES"] = "C";
        inner[Guard] = "1";
        return inner;
    }
}
