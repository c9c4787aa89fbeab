using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Git;
using Coordination.Protocol;

namespace Coordination.Sessions;

/// <summary>
/// The session of a worktree, in its private git folder, where no <c>git clean</c> reaches it. The members are those of the seed's
/// session metadata (seeds/worktree-sessions.md) and a few of ours; unknown ones survive.
/// </summary>
internal sealed class SessionFile
{
    private readonly string path;
    private readonly JsonObject members;

    private SessionFile(string path, JsonObject members)
    {
        this.path = path;
        this.members = members;
    }

    public string? SessionId => Text("id");

    public string? PrdId => Text("prdId");

    /// <summary>Why the session's last write did not go through; null: it did.</summary>
    public string? BlockedReason => Text("blockedReason");

    /// <summary>Reads the worktree's session; an absent or damaged file is an empty one, and the damaged one is kept beside.</summary>
    public static SessionFile Open(Repository repository)
    {
        var path = Path.Combine(repository.WorktreeCoordDir, "session.json");
        if (!File.Exists(path))
        {
            return new SessionFile(path, []);
        }

        try
        {
            return new SessionFile(path, JsonNode.Parse(File.ReadAllBytes(path)) as JsonObject ?? []);
        }
        catch (JsonException)
        {
            File.Move(path, path + ".damaged", overwrite: true);
            return new SessionFile(path, []);
        }
    }

    /// <summary>Binds the worktree to a session, or notes what the bound one holds now.</summary>
    public void Bind(string sessionId, Repository repository, DateTimeOffset now)
    {
        if (SessionId != sessionId)
        {
            members.Clear();
            members["version"] = 1;
            members["id"] = sessionId;
            members["status"] = "active";
            members["created"] = Timestamp.Of(now).Text;
            members["worktree_info"] = new JsonObject { ["path"] = repository.Home, ["repo_root"] = repository.MainFolder, ["is_temporary"] = false };
        }

        members["last_active"] = Timestamp.Of(now).Text;
    }

    public void Hold(string prdId, string branch, long fence)
    {
        members["prdId"] = prdId;
        members["fence"] = fence;
        if (members["worktree_info"] is JsonObject info)
        {
            info["branch"] = branch;
        }
    }

    public void LetGo()
    {
        members.Remove("prdId");
        members.Remove("fence");
    }

    /// <summary>Marks the session as blocked, or as active again with null. Gives whether that is new.</summary>
    public bool MarkBlocked(string? reason)
    {
        if (Text("blockedReason") == reason)
        {
            return false;
        }

        members["status"] = reason is null ? "active" : "blocked";
        members["blockedReason"] = reason;
        return true;
    }

    public void Save()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            members.WriteTo(writer);
        }

        stream.WriteByte((byte)'\n');
        DurableFile.Write(path, stream.ToArray());
    }

    private string? Text(string name) => members[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
