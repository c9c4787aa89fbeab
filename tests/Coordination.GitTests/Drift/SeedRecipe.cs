using Coordination.GitTests.Kit;

namespace Coordination.GitTests.Drift;

/// <summary>
/// A session that knows no coord: it follows the two recipes of the prose protocol in its shell, and edits the files as text, with
/// members of its own taste.
/// </summary>
internal sealed class SeedRecipe(Team team, string clone)
{
    private const string Claim = """
        set -e
        git checkout -q main
        git pull -q --no-rebase --no-edit origin main
        awk -v session="$SESSION_ID" -v prd="$PRD" -v now="$NOW" '
          function entry(end) {
            print "    {"
            print "      \"owner\": { \"human\": true, \"note\": \"by hand: ä\" },"
            print "      \"prdId\": \"" prd "\","
            print "      \"sessionId\": \"" session "\","
            print "      \"startedAt\": \"" now "\","
            print "      \"branch\": \"feature/" prd "\","
            print "      \"lastHeartbeat\": \"" now "\","
            print "      \"status\": \"in_progress\","
            print "      \"currentStory\": null,"
            print "      \"zeal\":   11"
            print "    }" end
          }
          /"sessions": \[\]/ { tail = $0; sub(/.*\[\]/, "]", tail); print "  \"sessions\": ["; entry(""); print "  " tail; next }
          /"sessions": \[$/ { print; entry(","); next }
          { print }
        ' docs/session-locks.json > locks.tmp && mv locks.tmp docs/session-locks.json
        awk -v prd="$PRD" '
          $0 ~ "\"id\": \"(prd-)?" prd "\"" { found = 1 }
          found && /"status":/ { sub(/"status": "[^"]*"/, "\"status\": \"in_progress\""); found = 0 }
          { print }
        ' docs/prd-registry.json > registry.tmp && mv registry.tmp docs/prd-registry.json
        git add docs/session-locks.json docs/prd-registry.json
        git commit -q -m "chore: claim $PRD for $SESSION_ID"
        git push -q origin main
        git checkout -q -B feature/$PRD main
        """;

    private const string Beat = """
        set -e
        git stash -q
        git checkout -q main
        git pull -q --no-rebase --no-edit origin main
        awk -v session="$SESSION_ID" -v story="$STORY" -v now="$NOW" '
          $0 ~ "\"sessionId\": \"" session "\"" { found = 1 }
          found && /[hH]eartbeat":/ { sub(/eartbeat": "[^"]*"/, "eartbeat\": \"" now "\"") }
          found && /"currentStory":/ { sub(/"currentStory": [^,]*/, "\"currentStory\": \"" story "\"") }
          /}/ { found = 0 }
          { print }
        ' docs/session-locks.json > locks.tmp && mv locks.tmp docs/session-locks.json
        awk -v prd="$PRD" '
          $0 ~ "\"id\": \"(prd-)?" prd "\"" { found = 1 }
          found && /"completed":/ { match($0, /"completed": [0-9]+/); n = substr($0, RSTART + 13, RLENGTH - 13) + 1; sub(/"completed": [0-9]+/, "\"completed\": " n); found = 0 }
          { print }
        ' docs/prd-registry.json > registry.tmp && mv registry.tmp docs/prd-registry.json
        git add docs/session-locks.json docs/prd-registry.json
        git commit -q -m "chore: heartbeat $SESSION_ID - completed $STORY"
        """;

    private const string Back = """
        set -e
        git checkout -q feature/$PRD
        git stash pop -q
        """;

    public string Session => "developer-hand";

    public void ClaimPrd(string prd) => Run(Claim, ("PRD", prd));

    /// <summary>The heartbeat up to its commit; what somebody else pushes now comes in between.</summary>
    public void CommitBeat(string prd, string story)
    {
        team.Sandbox.Write(clone, "src/print.txt", "work in progress on " + story + "\n");
        Run(Beat, ("PRD", prd), ("STORY", story));
    }

    /// <summary>Pushes as a person does: what is rejected is pulled and pushed again.</summary>
    public void PushBeat(string prd)
    {
        if (!team.Sandbox.TryGit(clone, "push", "-q", "origin", "main").Ok)
        {
            team.Sandbox.Git(clone, "pull", "-q", "--no-rebase", "--no-edit", "origin", "main");
            team.Sandbox.Git(clone, "push", "-q", "origin", "main");
        }

        Run(Back, ("PRD", prd));
    }

    private void Run(string script, params (string Name, string Value)[] variables)
    {
        var environment = new Dictionary<string, string>(team.Sandbox.Environment) { ["SESSION_ID"] = Session, ["NOW"] = Now };
        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }

        var answer = ChildProcess.Run("sh", ["-c", script], clone, environment);
        Assert.True(answer.Ok, answer.ToString());
    }

    private static string Now => DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
