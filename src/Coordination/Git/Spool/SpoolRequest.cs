using System.Collections.Immutable;
using System.Globalization;
using Coordination.Protocol;

namespace Coordination.Git.Spool;

/// <summary>A command that its process hands to the one that pushes.</summary>
/// <param name="OpId">The operation's id, and the name of the file.</param>
/// <param name="Session">Who asks.</param>
/// <param name="Command">What is asked.</param>
/// <param name="Affinity">What the one that pushes must have in common with the one that asks.</param>
/// <param name="Identity">In whose name the commit is made.</param>
/// <param name="Started">Monotonic milliseconds when the command began: a "no" needs a look at the remote after this.</param>
/// <param name="TrustTipFor">As <see cref="Operation.TrustTipFor"/>.</param>
internal sealed record SpoolRequest(
    string OpId, string Session, PlainCommand Command, string Affinity, CommitIdentity Identity, long Started, TimeSpan? TrustTipFor)
{
    private const string Version = "1";
    private const string ValuePrefix = "value.";
    private const int LongestName = 500;

    public byte[] Write() => SpoolText.Write(
    [
        new("version", Version), new("verb", Command.Verb), new("session", Session), new("affinity", Affinity),
        new("authorName", Identity.AuthorName), new("authorEmail", Identity.AuthorEmail),
        new("committerName", Identity.CommitterName), new("committerEmail", Identity.CommitterEmail),
        new("started", Started.ToString(CultureInfo.InvariantCulture)),
        new("trust", TrustTipFor?.Ticks.ToString(CultureInfo.InvariantCulture)),
        .. Command.Values.Select(pair => KeyValuePair.Create<string, string?>(ValuePrefix + pair.Key, pair.Value)),
    ]);

    /// <summary>Reads a request; null where it is damaged, hostile, or of a kind that this build does not know: such a one stays for its own process.</summary>
    public static SpoolRequest? Read(string path, string opId)
    {
        if (SpoolText.Read(path) is not { } values || values.GetValueOrDefault("version") != Version
            || !values.TryGetValue("verb", out var verb) || !values.TryGetValue("session", out var session) || !Identifier.IsValid(session)
            || !values.TryGetValue("affinity", out var affinity) || IdentityOf(values) is not { } identity
            || !long.TryParse(values.GetValueOrDefault("started"), NumberStyles.None, CultureInfo.InvariantCulture, out var started))
        {
            return null;
        }

        var command = new PlainCommand(verb, values
            .Where(pair => pair.Key.StartsWith(ValuePrefix, StringComparison.Ordinal))
            .ToImmutableDictionary(pair => pair.Key[ValuePrefix.Length..], pair => pair.Value));
        TimeSpan? trust = long.TryParse(values.GetValueOrDefault("trust"), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) ? new(ticks) : null;
        return IsSound(command) ? new SpoolRequest(opId, session, command, affinity, identity, started, trust) : null;
    }

    private static bool IsSound(PlainCommand command) =>
        (command.PrdId is null || Identifier.IsValid(command.PrdId))
        && command.ToCommand(new Stamp(CoordinationState.Empty, default, default, Sightings.None), new Caller(""), "") is not null;

    private static CommitIdentity? IdentityOf(Dictionary<string, string> values)
    {
        return Of("authorName") is { } author && Of("authorEmail") is { } authorEmail
            && Of("committerName") is { } committer && Of("committerEmail") is { } committerEmail
                ? new CommitIdentity(author, authorEmail, committer, committerEmail)
                : null;

        string? Of(string key) => values.GetValueOrDefault(key) is { Length: > 0 and <= LongestName } name ? name : null;
    }
}
