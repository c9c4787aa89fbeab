namespace Coordination.Git;

/// <summary>The environment that git runs in: which repository is meant is said by us, and nothing may wait for a person.</summary>
internal static class GitEnvironment
{
    /// <summary>Set for every child, so that a hook that calls coord can tell that coord is already at work.</summary>
    public const string Guard = "COORD_GUARD";

    /// <summary>Whether a variable says which repository is meant, so that no git of ours sees it.</summary>
    public static bool IsTakenAway(string name) => SaysWhichRepository(name);

    /// <param name="outer">The environment that coord was started in.</param>
    /// <param name="keepQuarantine">Under pre-receive the new objects are only in the quarantine, whose variables must stay.</param>
    public static Dictionary<string, string> For(IReadOnlyDictionary<string, string> outer, bool keepQuarantine = false)
    {
        var inner = new Dictionary<string, string>(outer.Count + 8);
        foreach (var (name, value) in outer)
        {
            if (!SaysWhichRepository(name) || (keepQuarantine && IsOfQuarantine(name)))
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

    private static bool SaysWhichRepository(string name) => IsOfQuarantine(name) || name is
        "GIT_DIR" or "GIT_WORK_TREE" or "GIT_INDEX_FILE" or "GIT_COMMON_DIR" or "GIT_PREFIX" or "GIT_NAMESPACE" or "GIT_CEILING_DIRECTORIES"
        or "GIT_GRAFT_FILE" or "GIT_SHALLOW_FILE" or "GIT_REPLACE_REF_BASE" or "GIT_EXTERNAL_DIFF" or "GIT_TRACE_PACKET"
        or "GIT_LITERAL_PATHSPECS" or "GIT_GLOB_PATHSPECS" or "GIT_NOGLOB_PATHSPECS" or "GIT_ICASE_PATHSPECS" or "LC_ALL";

    private static bool IsOfQuarantine(string name) => name is "GIT_OBJECT_DIRECTORY" or "GIT_ALTERNATE_OBJECT_DIRECTORIES" or "GIT_QUARANTINE_PATH";
}
