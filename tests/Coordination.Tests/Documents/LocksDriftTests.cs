using Coordination.Documents;
using Coordination.Protocol;

namespace Coordination.Tests.Documents;

public sealed class LocksDriftTests
{
    private const string Now = StateFiles.Now;
    private const string Seed = """
        {
          "sessions": [
            {
              "sessionId": "dev-1",
              "prdId": "prd-a",
              "currentStory": "US-001",
              "status": "in_progress",
              "startedAt": "2026-02-19T21:45:00Z",
              "heartbeat": "2026-02-19T21:45:00Z"
            }
          ]
        }

        """;

    [Fact]
    public void A_hand_made_lock_gets_what_it_lacks_and_keeps_every_other_line()
    {
        var files = StateFiles.Read(Seed);
        Assert.Equal(
        [
            "+  \"fence\": 1,",
            "-      \"currentStory\": \"US-001\",",
            "+      \"currentStory\": \"US-007\",",
            "-      \"heartbeat\": \"2026-02-19T21:45:00Z\"",
            $"+      \"heartbeat\": \"{Now}\",",
            "+      \"fence\": 1,",
            "+      \"opId\": \"op-2\"",
        ], LineChanges.Between(Seed, files.Beat("dev-1").LocksText));
    }

    [Theory]
    [InlineData("""{"sessionId": "s", "prdId": "a", "lastHeartbeat": "OLD"}""",
        """{"sessionId": "s", "prdId": "a", "lastHeartbeat": "NOW", "currentStory": "US-007", "fence": 8, "opId": "op-2"}""")]
    [InlineData("""{"sessionId": "s", "prdId": "a", "heartbeat": "OLD", "opId": "o", "fence": 7}""",
        """{"sessionId": "s", "prdId": "a", "heartbeat": "NOW", "opId": "o", "fence": 7, "currentStory": "US-007"}""")]
    [InlineData("""{"sessionId": "s", "heartbeat": "OLD", "lastHeartbeat": "OLD", "opId": "o", "fence": 7, "x": [1,2 ]}""",
        """{"sessionId": "s", "heartbeat": "NOW", "lastHeartbeat": "NOW", "opId": "o", "fence": 7, "x": [1,2 ], "currentStory": "US-007"}""")]
    [InlineData("""{"sessionId": "s", "heartbeat":null, "currentStory": "US-007", "opId": "o", "fence": 7, "status": "pushed"}""",
        """{"sessionId": "s", "heartbeat":"NOW", "currentStory": "US-007", "opId": "o", "fence": 7, "status": "pushed"}""")]
    [InlineData("""{"sessionId": "s", "startedAt": "2026-02-01", "opId": "o", "fence": 7, "currentStory": null}""",
        """{"sessionId": "s", "startedAt": "2026-02-01", "opId": "o", "fence": 7, "currentStory": "US-007", "heartbeat": "NOW"}""")]
    public void A_heartbeat_goes_under_the_name_that_the_lock_has(string before, string after)
    {
        var text = $$"""{"version": "1.1.0", "fence": 7, "locks": [{{before}}]}""".Replace("OLD", "2026-01-01T00:00:00Z", StringComparison.Ordinal);
        var expected = $$"""{"version": "1.1.0", "fence": 7, "locks": [{{after}}]}""".Replace("NOW", Now, StringComparison.Ordinal);
        var written = StateFiles.Read(text).Beat("s").LocksText;
        Assert.Equal(expected.Replace("\"fence\": 7, \"locks\"", written.Contains("\"fence\": 8", StringComparison.Ordinal)
            ? "\"fence\": 8, \"locks\"" : "\"fence\": 7, \"locks\"", StringComparison.Ordinal), written);
    }

    [Theory]
    [InlineData("sessions", "locks")]
    [InlineData("locks", "sessions")]
    public void A_claim_goes_into_the_list_that_the_file_uses(string used, string unused)
    {
        var files = StateFiles.Read($$"""{ "{{used}}": [ ] }""", """{"prds":[{"id":"a"}]}""").Claim("a");
        Assert.StartsWith($$"""{ "fence": 1, "{{used}}": [{ "sessionId": "developer-new", "prdId": "a", "branch": "feature/a", """, files.LocksText, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"{unused}\"", files.LocksText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"version": 1, "sessions": [], "locks": []}""", "\"sessions\": [{")]
    [InlineData("""{"version": 1}""", "\"sessions\": [{")]
    [InlineData("""{"version": 1, "sessions": null}""", "\"sessions\": [{")]
    [InlineData("{}", "\"sessions\": [{")]
    public void With_both_lists_or_none_it_is_sessions(string text, string expected)
    {
        var files = StateFiles.Read(text, """{"prds":[{"id":"a"}]}""").Claim("a");
        Assert.Contains(expected, files.LocksText, StringComparison.Ordinal);
        Assert.Equal("sessions", Assert.Single(files.Locks.Locks).Origin!.List);
    }

    [Fact]
    public void A_new_lock_looks_as_the_protocol_shows_it()
    {
        var before = StateFiles.Read(registry: """{"prds":[{"id":"prd-a","prdFile":"docs/prds/prd-a.json"}]}""");
        var after = before.Claim("a");
        Assert.Equal($$"""
            {
              "version": 1,
              "fence": 1,
              "sessions": [
                {
                  "sessionId": "developer-new",
                  "prdId": "prd-a",
                  "prdFile": "docs/prds/prd-a.json",
                  "branch": "feature/a",
                  "claimedAt": "{{Now}}",
                  "heartbeat": "{{Now}}",
                  "currentStory": null,
                  "status": "in_progress",
                  "fence": 1,
                  "opId": "op-1"
                }
              ]
            }

            """, after.LocksText);
        Assert.Equal(LocksDocument.Empty.Bytes.Length + "1".Length - 1, before.Locks.Bytes.Length);
        var released = after.Release("developer-new");
        Assert.Equal("{\n  \"version\": 1,\n  \"fence\": 1,\n  \"sessions\": []\n}\n", released.LocksText);
    }

    [Fact]
    public void A_lock_without_a_PRD_is_a_lock_of_its_session()
    {
        var held = Assert.Single(StateFiles.Read("""{"sessions":[{"sessionId":"s","branch":"x"}]}""").Locks.Locks);
        Assert.Null(held.PrdId);
        Assert.Equal(LockStatus.InProgress, held.Status);
    }

    [Theory]
    [InlineData("""{"sessions":[{"prdId":"a","status":"in_progress"}]}""")]
    [InlineData("""{"sessions":[{"prdId":"a","sessionId":null}]}""")]
    [InlineData("""{"sessions":[{"prdId":"a","sessionId":{}}]}""")]
    public void A_lock_without_a_session_still_holds_its_PRD(string text)
    {
        var files = StateFiles.Read(text, """{"prds":[{"id":"a"}]}""");
        var decision = Transition.Decide(files.State, new ClaimCommand(new("me"), StateFiles.Time, "op", "a", null, false));
        Assert.IsType<HeldRefusal>(Assert.IsType<Decision.Refused>(decision).Refusal);
    }

    [Fact]
    public void What_is_no_lock_keeps_its_bytes()
    {
        const string text = """{"sessions":["note", 7, {"comment":"free"}, {"sessionId":"s","prdId":"a","opId":"o","fence":1}]}""";
        var files = StateFiles.Read(text, """{"prds":[{"id":"a","status":"in_progress"}]}""");
        Assert.Single(files.Locks.Locks);
        Assert.Equal("""{"fence":1, "sessions":["note", 7, {"comment":"free"}]}""", files.Unclaim("s").LocksText);
    }

    [Fact]
    public void One_lock_that_is_kept_in_both_lists_is_one_lock_and_changes_in_both()
    {
        const string text = """{"sessions":[{"sessionId":"s","prdId":"a","heartbeat":"2026-01-01"}],"locks":[{"sessionId":"s","prdId":"prd-a","lastHeartbeat":"2026-01-02"}]}""";
        var files = StateFiles.Read(text, """{"prds":[{"id":"a","status":"in_progress"}]}""");
        Assert.Equal("2026-01-02", Assert.Single(files.Locks.Locks).Heartbeat!.Value.Text);
        var beaten = files.Beat("s");
        Assert.Equal(2, beaten.LocksText.Split(Now).Length - 1);
        Assert.Single(beaten.Locks.Locks);
        Assert.Equal("""{"fence":1,"sessions":[],"locks":[]}""", beaten.Unclaim("s").LocksText);
    }

    [Fact]
    public void Two_locks_of_two_sessions_for_one_PRD_stay_two() =>
        Assert.Equal(2, StateFiles.Read("""{"sessions":[{"sessionId":"s","prdId":"a"}],"locks":[{"sessionId":"t","prdId":"a"}]}""").Locks.Locks.Length);

    [Theory]
    [InlineData("blocked", "\"blockedReason\": \"why\", \"conflictFiles\": []")]
    [InlineData("queued", "\"queuedAt\": \"2026-01-01T00:00:00Z\", \"priority\": \"high\"")]
    [InlineData("merging", "\"landing\": {\"commit\": \"c\", \"base\": \"b\"}")]
    [InlineData("pr_open", "\"prUrl\": \"https://x\", \"headOid\": null")]
    public void A_status_that_ends_takes_its_members_with_it(string status, string members)
    {
        var files = StateFiles.Read($$"""{"sessions": [{"sessionId": "s", "status": "{{status}}", {{members}}, "mine": 1}]}""");
        var held = files.Locks.Locks[0];
        var back = held with
        {
            Status = LockStatus.InProgress, BlockedReason = null, ConflictFiles = [], QueuedAt = null, QueuePriority = null,
            Landing = null, PrUrl = null, HeadOid = null,
        };
        Assert.NotEqual(held, back);
        Assert.Equal("""{"sessions": [{"sessionId": "s", "status": "in_progress", "mine": 1}]}""",
            files.Write(files.State with { Locks = [back] }).LocksText);
    }

    [Fact]
    public void An_unknown_status_is_shown_and_left_alone()
    {
        const string text = """{"sessions": [{"sessionId": "s", "status": "Napping", "opId": "o", "fence": 1, "heartbeat": "2026-01-01"}]}""";
        var files = StateFiles.Read(text);
        Assert.Equal("Napping", Words.Of(files.Locks.Locks[0]));
        Assert.Contains("\"status\": \"Napping\"", files.Beat("s").LocksText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"fence": 3, "sessions": []}""", 9, """{"fence": 9, "sessions": []}""")]
    [InlineData("""{"fence": 3, "sessions": []}""", 2, """{"fence": 3, "sessions": []}""")]
    [InlineData("""{"version": 1, "sessions": []}""", 4, """{"version": 1, "fence": 4, "sessions": []}""")]
    [InlineData("""{"sessions": []}""", 4, """{"fence": 4, "sessions": []}""")]
    [InlineData("""{"fence": "3", "sessions": []}""", 4, """{"fence": 4, "sessions": []}""")]
    [InlineData("""{"sessions": []}""", 0, """{"sessions": []}""")]
    public void The_fence_at_the_top_is_only_ever_raised(string text, long fence, string expected)
    {
        var files = StateFiles.Read(text);
        Assert.Equal(expected, files.Write(files.State with { Fence = fence }).LocksText);
    }

    [Fact]
    public void A_fence_that_only_a_lock_records_survives_the_lock()
    {
        var files = StateFiles.Read("""{"sessions":[{"sessionId":"s","opId":"o","fence":42}]}""");
        Assert.Equal(42, files.Locks.Fence);
        Assert.Equal(42, files.Write(files.State with { Locks = [] }).Locks.Fence);
    }

    [Fact]
    public void A_challenge_and_a_landing_are_read_as_they_were_written()
    {
        var files = StateFiles.Read("""{"sessions":[{"sessionId":"s","prdId":"a","heartbeat":"2026-01-01T00:00:00Z"}]}""");
        var changed = files.Locks.Locks[0] with
        {
            Challenge = new("t", new(Now), "2026-01-01T00:00:00Z"), Landing = new("c", "b"), Status = LockStatus.Merging,
            CompletedStories = ["US-001"], ConflictFiles = ["a", "ü"], Machine = "12345678",
        };
        var written = files.Write(files.State with { Locks = [changed] });
        Assert.Equal(StateFiles.Meaning(files.State with { Locks = [changed] }), StateFiles.Meaning(written.State));
        var more = written.Locks.Locks[0] with { Challenge = null, CompletedStories = ["US-001", "US-002"] };
        var text = written.Write(written.State with { Locks = [more] }).LocksText;
        Assert.Contains("\"completedStories\":[\"US-001\",\"US-002\"]", text, StringComparison.Ordinal);
        Assert.DoesNotContain("challenge", text, StringComparison.Ordinal);
    }
}
