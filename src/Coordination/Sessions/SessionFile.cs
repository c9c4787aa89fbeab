using Coordination.Documents;
using Coordination.Git;
using Coordination.Protocol;

namespace Coordination.Sessions;

/// <summary>
/// The session of a worktree, in its private git folder, where no <c>git clean</c> reaches it. The members are those of the seed's
/// session metadata (seeds/worktree-sessions.md) and a few of ours; unknown ones survive.
/// </summary>
internal sealed class SessionFile
{
    private const string Info = "worktree_info";

    private readonly string path;
    private JsonText content;

    // Whether the file names another session, or is not there.
    private bool isNew;

    private SessionFile(string path, JsonText content)
    {
        this.path = path;
        this.content = content;
    }

    public string? SessionId => Text("id");

    public string? PrdId => Text("prdId");

    private static JsonText Nothing => JsonTextParser.Parse("{\n}\n"u8.ToArray(), "session.json").Document!;

    /// <summary>Why the session's last write did not go through; null: it did.</summary>
    public string? BlockedReason => Text("blockedReason");

    /// <summary>Reads the worktree's session; an absent or damaged file is an empty one, and the damaged one is kept beside.</summary>
    public static SessionFile Open(Repository repository)
    {
        var path = Path.Combine(repository.WorktreeCoordDir, "session.json");
        if (!File.Exists(path))
        {
            return new SessionFile(path, Nothing);
        }

        if (JsonTextParser.Parse(File.ReadAllBytes(path), path).Document is { } content)
        {
            return new SessionFile(path, content);
        }

        File.Move(path, path + ".damaged", overwrite: true);
        return new SessionFile(path, Nothing);
    }

    /// <summary>Binds the worktree to a session, or notes what the bound one holds now.</summary>
    public void Bind(string sessionId, Repository repository, DateTimeOffset now)
    {
        var time = JsonDraft.Of(Timestamp.Of(now).Text);
        if (SessionId != sessionId)
        {
            content = Nothing;
            isNew = true;
            Change(root =>
            {
                root.Set(JsonDraft.Of(1), false, "version");
                root.Set(JsonDraft.Of(sessionId), false, "id");
                root.Set(JsonDraft.Of("active"), false, "status");
                root.Set(time, false, "created");
                root.Set(Place(repository), false, Info);
            });
        }

        Change(root => root.Set(time, false, "last_active"));
    }

    public void Hold(string prdId, string branch, long fence)
    {
        Change(root =>
        {
            root.Set(JsonDraft.Of(prdId), false, "prdId");
            root.Set(JsonDraft.Of(fence), false, "fence");
        });
        if (content.Root.Find(Info) is { Kind: JsonKind.Object } info)
        {
            Change(info, place => place.Set(JsonDraft.Of(branch), false, "branch"));
        }
    }

    public void LetGo() => Change(root => root.Remove("prdId", "fence"));

    /// <summary>Marks the session as blocked, or as active again with null. Gives whether that is new.</summary>
    public bool MarkBlocked(string? reason)
    {
        if (Text("blockedReason") == reason)
        {
            return false;
        }

        Change(root =>
        {
            root.Set(JsonDraft.Of(reason is null ? "active" : "blocked"), false, "status");
            root.Set(JsonDraft.Of(reason) ?? JsonDraft.Null, false, "blockedReason");
        });
        return true;
    }

    /// <summary>A new session is there after a power cut too; of one that is known already the old or the new content is.</summary>
    public void Save()
    {
        DurableFile.Write(path, content.Bytes.Span, flushFolder: isNew);
        isNew = false;
    }

    private static JsonDraft Place(Repository repository) => JsonDraft.Members(
        ("path", JsonDraft.Of(repository.Home)), ("repo_root", JsonDraft.Of(repository.MainFolder)), ("is_temporary", JsonDraft.Of(false))) with { Expand = true };

    private string? Text(string name) =>
        content.Root.Find(name) is { Kind: JsonKind.Text } value && content.TextOf(value) is { Length: > 0 } text ? text : null;

    private void Change(Action<ObjectEdit> change) => Change(content.Root, change);

    private void Change(JsonPart part, Action<ObjectEdit> change)
    {
        var edit = new JsonEdit(content);
        var target = new ObjectEdit(edit, part);
        change(target);
        target.Write();
        content = JsonTextParser.Parse(edit.Apply(), "session.json").Document
            ?? throw new System.Diagnostics.UnreachableException("What is written can be read.");
    }
}
