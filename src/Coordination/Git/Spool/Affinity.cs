using System.Security.Cryptography;
using System.Text;
using Coordination.Documents;

namespace Coordination.Git.Spool;

/// <summary>
/// What two processes of a clone must have in common for the one to send what the other asks: the state ref, and every setting and
/// variable that says how the remote is reached, how commits are made, and what the rules are. So the leader does what the follower
/// would have done. Names for commits go with each request instead, unless commits are signed: a key fits one name. Settings of single
/// branches do not matter.
/// </summary>
internal static class Affinity
{
    private static readonly string[] Variables =
    [
        "SSH_AUTH_SOCK", "SSH_ASKPASS", "SSH_ASKPASS_REQUIRE", "HOME", "USERPROFILE", "XDG_CONFIG_HOME", "GNUPGHOME",
    ];

    private static readonly string[] NamesOfPeople =
        ["user.name", "user.email", "author.name", "author.email", "committer.name", "committer.email"];

    public static string Of(LocalClone clone, StateLocation location, CommitSettings commits)
    {
        var signer = new CommitWriter(clone, commits) is { Signs: true } writer ? writer.TryIdentify() : null;
        var text = new StringBuilder(location.Key).Append('\0').Append(location.StateRef).Append('\0').Append(signer).Append('\0');
        foreach (var key in clone.Config.Keys.Where(IsShared).Order(StringComparer.Ordinal))
        {
            text.Append(key).Append('=').AppendJoin('\0', clone.Config.All(key)).Append('\0');
        }

        foreach (var (name, value) in clone.Environment.Where(pair => Counts(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(name).Append('=').Append(value).Append('\0');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())), 0, 16);
    }

    private static bool IsShared(string key) => !key.StartsWith("branch.", StringComparison.Ordinal) && !NamesOfPeople.Contains(key);

    // GIT_DIR and its like are taken away from every git, and tracing changes nothing.
    private static bool Counts(string name) =>
        Variables.Contains(name)
        || name.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("GCM_", StringComparison.Ordinal)
        || (name.StartsWith("GIT_", StringComparison.Ordinal) && !GitEnvironment.IsTakenAway(name)
            && !name.StartsWith("GIT_AUTHOR_", StringComparison.Ordinal) && !name.StartsWith("GIT_COMMITTER_", StringComparison.Ordinal)
            && !name.StartsWith("GIT_TRACE", StringComparison.Ordinal));
}
