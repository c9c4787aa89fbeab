using System.Collections.Immutable;
using System.Text;
using Coordination.Documents;

namespace Coordination.Git;

/// <summary>Makes commits in the name of git's identity, signed where git is set to sign.</summary>
internal sealed class CommitWriter(LocalClone clone, CommitSettings settings)
{
    /// <summary>Whether commits are signed.</summary>
    public bool Signs => settings.Sign ?? clone.Config.IsTrue("commit.gpgsign");

    /// <param name="identity">In whose name; null: in that of this process.</param>
    /// <exception cref="CoordinationException"><see cref="ErrorCodes.NoIdentity"/></exception>
    public async Task<string> CommitAsync(
        PackWriter pack, string tree, ImmutableArray<string> parents, string message, DateTimeOffset now, CancellationToken cancellationToken,
        CommitIdentity? identity = null)
    {
        identity ??= Identify();
        var author = new Signature(identity.AuthorName, identity.AuthorEmail, now);
        var committer = new Signature(identity.CommitterName, identity.CommitterEmail, now);
        if (!Signs)
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

    /// <summary>The identity of this process.</summary>
    /// <exception cref="CoordinationException"><see cref="ErrorCodes.NoIdentity"/></exception>
    public CommitIdentity Identify() => TryIdentify() ?? throw new CoordinationException(
        ErrorCodes.NoIdentity, "git has no name and e-mail for commits.", "user.name, user.email",
        "git config --global user.name \"Your Name\" && git config --global user.email you@example.com");

    /// <summary>The identity of this process; null where git has none.</summary>
    public CommitIdentity? TryIdentify() =>
        Name("AUTHOR", "author") is { } author && Email("AUTHOR", "author") is { } authorEmail
        && Name("COMMITTER", "committer") is { } committer && Email("COMMITTER", "committer") is { } committerEmail
            ? new CommitIdentity(author, authorEmail, committer, committerEmail)
            : null;

    private static string Date(Signature signature) => $"@{signature.When.ToUnixTimeSeconds()} +0000";

    // As git does it: the role's variable, the role's setting, user.*; git's guess from the host name is not taken.
    private string? Name(string role, string section) => Said(
        Variable($"GIT_{role}_NAME") ?? clone.Config[section + ".name"] ?? clone.Config["user.name"] ?? settings.Identity?.Name);

    private string? Email(string role, string section) => Said(
        Variable($"GIT_{role}_EMAIL") ?? clone.Config[section + ".email"] ?? clone.Config["user.email"] ?? Variable("EMAIL") ?? settings.Identity?.Email);

    private string? Variable(string name) => clone.Environment.TryGetValue(name, out var value) ? Said(value) : null;

    private static string? Said(string? text) => text is { Length: > 0 } ? text : null;
}
