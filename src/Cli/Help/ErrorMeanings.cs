namespace Coordination.Cli.Help;

/// <summary>What each error code means, in a few words.</summary>
internal static class ErrorMeanings
{
    /// <returns>Empty for a code that nobody has described; a test knows of none.</returns>
    public static string Of(ErrorCode code) => Rules(code.Name) ?? State(code.Name) ?? Here(code.Name) ?? Remote(code.Name) ?? "";

    private static string? Rules(string name) => name switch
    {
        "held" => "another session holds the PRD",
        "prd_not_found" => "there is no such PRD",
        "nothing_left" => "every PRD is completed, abandoned or a draft",
        "no_lock" => "the session holds no lock that could be meant",
        "story_not_found" => "the PRD has no such story",
        "not_ready" => "the PRD's status does not allow it",
        "dependency_open" => "the PRD depends on others that are not completed",
        "conflict_risk" => "an active PRD touches much the same files",
        "already_holding" => "the session holds another PRD",
        "nothing_now" => "nothing can be claimed now, something may be later",
        "stories_open" => "stories of the PRD are open",
        "lock_lost" => "somebody else took the lock over or ended it",
        "grant_old" => "the lock was granted again, to the same session elsewhere",
        "merge_conflict" => "the branch does not merge cleanly",
        "checks_failed" => "the project's checks failed or could not run",
        "not_yet" => "a takeover is on its way; the holder may still answer",
        _ => null,
    };

    private static string? State(string name) => name switch
    {
        "state_damaged" => "a state file cannot be read safely",
        "invalid_file" => "a file that was named is not what it should be",
        "two_locks" => "two locks stand for one PRD or one session",
        "history_rewritten" => "the state ref does not descend from what was seen last",
        "verify_failed" => "the history holds something illegal",
        "state_newer" => "a state file was written by a newer coord",
        "not_initialized" => "the state files are not there",
        "solo_mode" => "coordination is off for this project",
        "prd_exists" => "the id is taken by another PRD",
        "locks_open" => "locks stand, so coordination cannot be taken away",
        "invalid_settings" => "a setting makes no sense",
        _ => null,
    };

    private static string? Here(string name) => name switch
    {
        "unexpected" => "something that was not foreseen",
        "not_a_repository" => "the folder is in no git repository",
        "dirty_tree" => "uncommitted changes are in the way",
        "in_the_way" => "a file, branch or worktree is in the way",
        "no_identity" => "git knows no name and address to commit with",
        "git_missing" => "git was not found",
        "git_too_old" => "git is older than 2.39",
        "several_push_urls" => "the remote has several push URLs",
        "diverged" => "the local and the remote branch have both moved",
        "branch_missing" => "the branch is neither here nor on the remote",
        "usage" => "the command line makes no sense",
        "answer_needed" => "a question came up and nobody is there to answer",
        "invalid_name" => "an id or name that is not allowed",
        "not_trusted" => "a command from the repository was not trusted here",
        "deadline" => "the command did not end in time",
        "cancelled" => "interrupted",
        _ => null,
    };

    private static string? Remote(string name) => name switch
    {
        "remote_unreachable" => "the remote cannot be reached",
        "remote_policy" => "the remote's rules do not allow it",
        "remote_broken" => "the remote accepts the push but cannot move the ref",
        "authentication" => "the remote wants credentials that are not there",
        "contention" => "others were faster until the time was up",
        "outcome_unknown" => "nobody can tell yet whether it landed; run it again",
        _ => null,
    };
}
