using System.Text.Json.Nodes;
using Coordination.Documents;
using Coordination.Git;
using Coordination.Protocol;
using Coordination.Protocol.Verification;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Coordination.GitTests.Kit;

/// <summary>
/// A client of another make: it edits the two files in its working tree, commits with coord's trailers and pushes as the test
/// says. It notes as acknowledged what git reported as pushed, whatever that is worth.
/// </summary>
internal sealed class HandClient(Team team, string clone, string session)
{
    private const string Locks = "docs/session-locks.json";
    private const string Registry = "docs/prd-registry.json";

    private AckRecord? made;

    public string Clone => clone;

    /// <summary>Ids of operations; by default each is new.</summary>
    public Func<string> NewOpId { get; init; } = () => Guid.NewGuid().ToString("n");

    public void Pull()
    {
        team.Sandbox.Git(clone, "fetch", "-q", "origin", "main");
        team.Sandbox.Git(clone, "reset", "-q", "--hard", "FETCH_HEAD");
    }

    /// <summary>Commits a claim of a free PRD, or an unclaim of one that is held.</summary>
    public void ClaimOrGiveBack(string prdId)
    {
        if (LockOf(prdId) is { } held)
        {
            GiveBack(prdId, held);
        }
        else
        {
            Claim(prdId);
        }
    }

    public string Claim(string prdId, string? at = null)
    {
        var opId = NewOpId();
        var now = at ?? "2026-02-19T15:00:00Z";
        var fence = 0L;
        Edit(Locks, file =>
        {
            fence = (file["fence"]?.GetValue<long>() ?? 0) + 1;
            file["fence"] = fence;
            file["sessions"]!.AsArray().Add(new JsonObject
            {
                ["sessionId"] = session, ["prdId"] = prdId, ["prdFile"] = $"docs/prds/{prdId}.json", ["branch"] = "feature/" + prdId[4..],
                ["claimedAt"] = now, ["heartbeat"] = now, ["currentStory"] = null, ["status"] = "in_progress", ["fence"] = fence, ["opId"] = opId,
            });
        });
        SetStatus(prdId, "in_progress");
        return Commit("claim", prdId, opId, fence, $"chore: claim {prdId} for {session}");
    }

    /// <summary>Commits a change of the lock that the test makes, under this verb.</summary>
    public string Change(string verb, string prdId, Action<JsonObject, string> edit)
    {
        var opId = NewOpId();
        long? fence = null;
        Edit(Locks, file =>
        {
            var held = Find(file, prdId)!;
            edit(held, opId);
            fence = held["fence"]?.GetValue<long>();
            file["fence"] = Math.Max(file["fence"]?.GetValue<long>() ?? 0, fence ?? 0);
        });
        return Commit(verb, prdId, opId, fence, $"chore: {verb} {session}");
    }

    /// <summary>Pushes the last commit, and notes it as acknowledged when git says that it worked.</summary>
    public bool Push(params string[] options)
    {
        var answer = team.Sandbox.TryGit(clone, ["push", "-q", .. options, "origin", "HEAD:refs/heads/main"]);
        if (answer.Ok)
        {
            Note(AckVerdict.Acknowledged);
        }

        return answer.Ok;
    }

    /// <summary>Notes what the user of this client was told of its last operation.</summary>
    public void Note(AckVerdict verdict, string? code = null)
    {
        var line = AckFile.Line(made! with { Verdict = verdict, Code = code, End = Now });
        using var file = new FileStream(team.AcksFile, FileMode.Append, FileAccess.Write);
        file.Write(line);
    }

    public JsonObject? LockOf(string prdId) => Find(Read(Locks), prdId);

    private static long Now => new BootClock(TimeProvider.System).Now;

    private void GiveBack(string prdId, JsonObject held)
    {
        Edit(Locks, file =>
        {
            var sessions = file["sessions"]!.AsArray();
            sessions.Remove(sessions.First(entry => (string?)entry!["prdId"] == prdId));
        });
        SetStatus(prdId, "ready");
        Commit("unclaim", prdId, NewOpId(), held["fence"]!.GetValue<long>(), $"chore: unclaim {prdId} for {session}");
    }

    private string Commit(string verb, string prdId, string opId, long? fence, string subject)
    {
        made = new AckRecord(opId, verb, session, prdId, AckVerdict.Acknowledged, null, team.Sandbox.Tip(clone, "HEAD"), BootClock.BootId, Now, Now);
        var message = CommitMessage.Compose(subject, new OperationStamp(verb, opId, session, fence), SkipCi.None);
        team.Sandbox.Git(clone, "commit", "-q", "-a", "-m", message);
        return team.Sandbox.Tip(clone, "HEAD");
    }

    private void SetStatus(string prdId, string status) =>
        Edit(Registry, file => file["prds"]!.AsArray().First(prd => (string?)prd!["id"] == prdId)!["status"] = status);

    private static JsonObject? Find(JsonObject file, string prdId) =>
        file["sessions"]!.AsArray().FirstOrDefault(entry => (string?)entry!["prdId"] == prdId)?.AsObject();

    private JsonObject Read(string path) => JsonNode.Parse(team.Sandbox.Read(clone, path))!.AsObject();

    private void Edit(string path, Action<JsonObject> edit)
    {
        var file = Read(path);
        edit(file);
        team.Sandbox.Write(clone, path, ProjectSeed.Text(file));
    }
}
