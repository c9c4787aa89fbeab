using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Coordination.GitTests.Kit;

namespace Coordination.GitTests.Speed;

/// <summary>A history that is longer than what is read in one go is judged as a short one is.</summary>
public sealed class LongHistoryTests
{
    [Fact]
    public async Task Every_commit_of_a_long_history_is_judged_and_the_one_bad_step_is_found_where_it_is()
    {
        await using var team = new Team(nameof(Every_commit_of_a_long_history_is_judged_and_the_one_bad_step_is_found_where_it_is), new PrdSeed("one"), new PrdSeed("two"));
        var token = TestContext.Current.CancellationToken;
        var coordinator = team.Open("developer-a");
        Assert.True((await coordinator.ClaimAsync(new ClaimRequest { PrdId = "one" }, token)).Ok);
        team.Sandbox.Git(team.Clone, "pull", "-q");
        var locks = JsonNode.Parse(team.Sandbox.Read(team.Clone, "docs/session-locks.json"))!;
        var stream = new StringBuilder();
        for (var number = 0; number < 600; number++)
        {
            locks["sessions"]![0]!["heartbeat"] = $"2026-03-01T{number / 60:00}:{number % 60:00}:00Z";
            if (number == 300)
            {
                var twin = locks["sessions"]![0]!.DeepClone();
                twin["sessionId"] = "developer-b";
                twin["opId"] = "other";
                locks["sessions"]!.AsArray().Add(twin);
            }
            else if (number == 301)
            {
                locks["sessions"]!.AsArray().RemoveAt(1);
            }

            var text = locks.ToJsonString();
            stream.Append(CultureInfo.InvariantCulture, $"commit refs/heads/long\ncommitter A <a@example.org> {1_770_000_000 + number} +0000\ndata 7\nby hand\n");
            stream.Append(number == 0 ? $"from {team.Main}\n" : "").Append(CultureInfo.InvariantCulture, $"M 100644 inline docs/session-locks.json\ndata {text.Length}\n{text}\n");
        }

        var made = team.Sandbox.TryGitWith(Encoding.UTF8.GetBytes(stream.ToString()), team.Clone, "fast-import", "--quiet");
        Assert.True(made.Ok, made.ToString());
        team.Sandbox.Git(team.Clone, "push", "-q", "origin", "long:main");
        var bad = team.Sandbox.Tip(team.Clone, "long~299");

        var proof = (await coordinator.VerifyAsync(new VerifyRequest(), token)).Value!;
        Assert.Equal(602, proof.Commits);
        var violation = Assert.Single(proof.Violations.Where(found => found.Rule == "double_grant").DistinctBy(found => found.Commit));
        Assert.Equal(bad, violation.Commit);
    }
}
