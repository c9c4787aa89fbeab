using System.Security.Cryptography;
using System.Text;
using Coordination.Git;
using Coordination.Protocol;

namespace Coordination.Sessions;

/// <summary>
/// The operation ids under which this clone asked for grants, kept per session. One is noted before its push, so that a grant whose
/// client was killed is still known; an id that never landed proves nothing, because no lock carries it.
/// </summary>
internal sealed class GrantBook(Repository repository)
{
    private const int Kept = 20;

    /// <summary>What the session can prove on this state: the grant on a lock that stands, else the last one that it asked for.</summary>
    public Caller Prove(string sessionId, CoordinationState state)
    {
        var grants = LineFile.Read(PathFor(sessionId));
        var standing = state.Locks.FirstOrDefault(held => held.SessionId == sessionId && held.OpId is { } op && grants.ContainsKey(op));
        var opId = standing?.OpId ?? grants.LastOrDefault(pair => pair.Value.Length > 0).Key;
        return new Caller(sessionId, opId) { GrantPrd = opId is null ? null : grants[opId] };
    }

    /// <param name="prdId">The PRD that is asked for; empty: whichever is free, so that it is not known yet.</param>
    public void Note(string sessionId, string opId, string prdId)
    {
        var noted = LineFile.Read(PathFor(sessionId)).GetValueOrDefault(opId);
        if (noted != prdId)
        {
            // The id is what has to last; which PRD it came to is only for messages.
            Change(sessionId, grants => grants.Where(pair => pair.Key != opId).TakeLast(Kept - 1).Append(new(opId, prdId)), flush: noted is null);
        }
    }

    /// <summary>The grant did not come, or has ended.</summary>
    public void Forget(string sessionId, string opId)
    {
        if (LineFile.Read(PathFor(sessionId)).ContainsKey(opId))
        {
            Change(sessionId, grants => grants.Where(pair => pair.Key != opId));
        }
    }

    /// <summary>The session has ended what it held.</summary>
    public void ForgetPrd(string sessionId, string prdId) =>
        Change(sessionId, grants => grants.Where(pair => !PrdName.Same(pair.Value, prdId)));

    private void Change(string sessionId, Func<Dictionary<string, string>, IEnumerable<KeyValuePair<string, string>>> change, bool flush = true)
    {
        var path = PathFor(sessionId);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var turn = FileTurn.Take(path + ".lock");
        LineFile.Write(path, [.. change(LineFile.Read(path))], flush);
    }

    // The id may be hand-made, so the file is named by its hash.
    private string PathFor(string sessionId) =>
        Path.Combine(repository.CoordDir, "grants", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sessionId)), 0, 8));
}
