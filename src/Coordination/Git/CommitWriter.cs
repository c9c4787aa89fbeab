using System.Collections.Immutable;
using System.Text;
using Coordination.Documents;

namespace Coordination.Git;

/// <summary>Makes commits in the name of git's identity, signed where git is set to sign.</summary>
internal sealed class CommitWriter(LocalClone clone, CommitSettings settings)
{
    /// <exception cref="CoordinationException"><see cref="ErrorCodes.NoIdentity"/></exception>
    public async Task<string> CommitAsync(
        PackWriter pack, string tree, ImmutableArray<string> parents, string message, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var author = Signature("AUTHOR", "author", now);
        var committer = Signature("COMMITTER", "committer", now);
        if (!(settings.Sign ?? clone.Config.IsTrue("commit.gpgsign")))
        {
            return pack.Add("commit", CommitObject.Write(tree, parents, author, committer, message));
        }

        await clone.StoreAsync(pack, cancellationToken).ConfigureAwait(false);
        var call = new GitCall(["commit-tree", "-S", .. parents.SelectMany(parent => new[] { "-p", parent }), "-F", "-", tree])
        {
            Input = Encoding.UTF8.GetBytes(message),
            Environment = ImmutableDictionary<string, string>.Empty
                .Add("GIT_AUTHOR_NAME", author.Name).Add("GIT_AUTHOR_EMAIL", author.Email).Add("GIT_AUTHOR_DATE", Date(author))
                .Add("GIT_COMMITTER_NAME", committer.Name).Add("GIT_COMMITTER_EMAIL", committer.Email).Add("GIT_COMMITTER_DATE", Date(committer)),
        };
        var result = await clone.Git.RunAsync(call, cancellationToken).ConfigureAwait(false);
        return result.Ok
            ? result.Line
            : throw new CoordinationException(ErrorCodes.NoIdentity, "git is set to sign commits, and could not: " + result.Words, "commit.gpgSign", "git commit -S --allow-empty");
    }

    private static string Date(Signature signature) => $"@{signature.When.ToUnixTimeSeconds()} +0000";

    /// <summary>Whether commits can be made at all.</summary>
    public bool HasIdentity => new[] { ("AUTHOR", "author"), ("COMMITTER", "committer") }.All(role => Name(role.Item1, role.Item2) is { Length: > 0 } && Email(role.Item1, role.Item2) is { Length: > 0 });

    // As git does it: the role's variable, the role's setting, user.*; git's guess from the host name is not taken.
    private Signature Signature(string role, string section, DateTimeOffset now)
    {
        return Name(role, section) is { Length: > 0 } name && Email(role, section) is { Length: > 0 } email
            ? new Signature(name, email, now)
            : throw new CoordinationException(
                ErrorCodes.NoIdentity, "git has no name and e-mail for commits.", "user.name, user.email",
                "git config --global user.name \"Your Name\" && git config --global user.email you@example.com");
    }

    private string? Name(string role, string section) =>
        Variable($"GIT_{role}_NAME") ?? clone.Config[section + ".name"] ?? clone.Config["user.name"] ?? settings.Identity?.Name;

    private string? Email(string role, string section) =>
        Variable($"GIT_{role}_EMAIL") ?? clone.Config[section + ".email"] ?? clone.Config["user.email"] ?? Variable("EMAIL") ?? settings.Identity?.Email;

    private string? Variable(string name) => clone.Environment.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
