using TestKit;

namespace Benchmarks.Speed.Scenarios;

/// <summary>A claim against the shell recipe of the prose protocol, by a session with work in progress on its branch, on 20,000 files.</summary>
internal sealed class RecipeScenario : Scenario
{
    private const int Files = 20_000;

    // As the protocol tells a session to write to main: its work aside, main, the edit, and back.
    private const string Recipe = """
        set -e
        git stash -q
        git checkout -q main
        git pull -q origin main
        awk -v prd="$PRD" -v now="$NOW" '
          /"sessions": \[/ {
            empty = $0 ~ /\[\]/
            print "  \"sessions\": ["
            print "    {\n      \"sessionId\": \"developer-a1b2c3\",\n      \"prdId\": \"" prd "\",\n      \"prdFile\": \"docs/prds/" prd ".json\","
            print "      \"branch\": \"feature/" prd "\",\n      \"claimedAt\": \"" now "\",\n      \"heartbeat\": \"" now "\","
            print "      \"currentStory\": null,\n      \"status\": \"in_progress\"\n    }" (empty ? "\n  ]" : ",")
            next
          }
          { print }
        ' docs/session-locks.json > locks.tmp && mv locks.tmp docs/session-locks.json
        awk -v prd="$PRD" '
          index($0, "\"id\": \"" prd "\"") { found = 1 }
          found && /"status":/ { sub(/"status": "[^"]*"/, "\"status\": \"in_progress\""); found = 0 }
          { print }
        ' docs/prd-registry.json > registry.tmp && mv registry.tmp docs/prd-registry.json
        git add docs/session-locks.json docs/prd-registry.json
        git commit -q -m "chore: claim $PRD for developer-a1b2c3"
        git push -q origin main
        git checkout -q feature/at-work
        git stash pop -q
        """;

    public override string Name => "recipe";

    public override IReadOnlyCollection<Figure> Run(Stage stage)
    {
        var builds = stage.Programs.Builds.ToArray();
        using var place = new Workplace(Projects.OfFiles(Files, ((stage.Pairs + 1) * builds.Length) + 1), pushes: 1);
        using var hand = new Workplace(Projects.OfFiles(Files, stage.Pairs + 1), pushes: 1);
        hand.Sandbox.Git(hand.Clone, "checkout", "-q", "-b", "feature/at-work");
        hand.Sandbox.Write(hand.Clone, "src/print.txt", "work in progress\n");
        var recipe = new Samples();
        var times = builds.Select(build => (Build: build, Claim: new Samples())).ToArray();
        var number = 1;
        place.Settle(builds[0]);
        ByHand(hand, number);
        Array.ForEach(times, round => Once(place, round.Build, new Samples()));
        stage.Interleave(
            Name,
            [
                () => recipe.Measure(() => ByHand(hand, ++number)),
                .. times.Select<(MeasuredProgram, Samples), Action>(round => () => Once(place, round.Item1, round.Item2)),
            ]);
        return [.. times.Select(round => Figure.Ratio(
            Name, "shell recipe / claim", round.Build.Build, ("recipe", recipe), ("claim", round.Claim), Limit.AtLeastTimes(4)))];
    }

    private static void Once(Workplace place, MeasuredProgram coord, Samples claim)
    {
        claim.Measure(() => place.Claim(coord));
        place.Unclaim(coord);
    }

    private static void ByHand(Workplace hand, int number)
    {
        var variables = new Dictionary<string, string>(hand.Sandbox.Environment) { ["PRD"] = Workplace.FreePrd(number), ["NOW"] = "2026-02-19T15:00:00Z" };
        var answer = ChildProcess.Run("sh", ["-c", Recipe], hand.Clone, variables);
        if (!answer.Ok)
        {
            throw new InvalidOperationException("the recipe failed: " + answer);
        }
    }
}
