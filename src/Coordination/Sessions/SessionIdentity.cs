using Coordination.Git;
using Coordination.Protocol;

namespace Coordination.Sessions;

/// <summary>
/// Which session a command acts for, first match: said by the caller, <c>COORD_SESSION</c>, this worktree's session file, the session to
/// which the agent's own id was bound, else a new one. An agent's id changes when its conversation is cleared or compacted,
/// so it only leads to a session and is never one.
/// </summary>
internal sealed class SessionIdentity(LocalClone clone)
{
    private static readonly string[] AgentVariables = ["CLAUDE_CODE_SESSION_ID", "CODEX_THREAD_ID", "CURSOR_TRACE_ID", "GEMINI_SESSION_ID"];

    /// <summary>The session, or null where there is none yet.</summary>
    /// <exception cref="CoordinationException"><see cref="ErrorCodes.InvalidName"/>: an id that is not on the allow-list.</exception>
    public string? Find() =>
        Gate(clone.Options.SessionId, "--session")
        ?? Gate(clone.Environment.GetValueOrDefault("COORD_SESSION"), "COORD_SESSION")
        ?? Gate(SessionFile.Open(clone.Repository).SessionId, "session.json")
        ?? Bound();

    /// <summary>The session, or a new one.</summary>
    public string FindOrCreate(string prefix)
    {
        if (Find() is { } known)
        {
            return known;
        }

        return Gate($"{prefix}-{clone.NewId()[..6]}", "coordination.sessionPrefix")!;
    }

    /// <summary>Keeps the session for this worktree, and binds the agent's id to it.</summary>
    public SessionFile Keep(string sessionId)
    {
        var file = SessionFile.Open(clone.Repository);
        file.Bind(sessionId, clone.Repository, clone.Now);
        if (AgentPath() is { } path && LineFile.Read(path).GetValueOrDefault("session") != sessionId)
        {
            LineFile.Write(path, [new("session", sessionId)], flush: false);
        }

        return file;
    }

    /// <summary>Keeps the session where this worktree does not know it yet: what it is about to ask for must be found after a kill.</summary>
    public void KeepNew(string sessionId)
    {
        if (SessionFile.Open(clone.Repository).SessionId != sessionId)
        {
            Keep(sessionId).Save();
        }
    }

    /// <summary>8 hex digits of a salted hash: tells machines apart without naming them.</summary>
    public string Machine()
    {
        const string linux = "/etc/machine-id";
        var secret = File.Exists(linux) ? File.ReadAllText(linux) : Salt() + Environment.MachineName;
        return Sha256.Hex("coord machine " + secret.Trim(), 4);
    }

    // Without a machine id a host name alone could be guessed from its hash.
    private string Salt()
    {
        var path = Path.Combine(clone.Repository.CoordDir, "machine");
        if (LineFile.Read(path).GetValueOrDefault("salt") is { } known)
        {
            return known;
        }

        var salt = clone.NewId();
        LineFile.Write(path, [new("salt", salt)], flush: false);
        return salt;
    }

    private string? Bound() =>
        AgentPath() is { } path && LineFile.Read(path).TryGetValue("session", out var session) ? Gate(session, "agent") : null;

    private string? AgentPath()
    {
        var id = Array.Find(AgentVariables, name => clone.Environment.GetValueOrDefault(name) is { Length: > 0 }) is { } name ? clone.Environment[name] : null;
        return id is null
            ? null
            : Path.Combine(clone.Repository.CoordDir, "agents", Sha256.Hex(id, 8));
    }

    private static string? Gate(string? id, string source) => id is null or "" ? null
        : Identifier.IsValid(id) ? id
        : throw new CoordinationException(
            ErrorCodes.InvalidName, "A session id has letters, digits, '.', '_' and '-', at most 63, and begins with a letter or digit.",
            source, "coord status --session developer-a1b2c3");
}
