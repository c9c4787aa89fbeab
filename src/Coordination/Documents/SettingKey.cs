using System.Collections.Immutable;

namespace Coordination.Documents;

/// <summary>A key of <c>coordination</c>: what it may be, and where it goes.</summary>
/// <param name="Name">Its name in the project file; in git config the same in any case of letters.</param>
/// <param name="Expected">What a value must be, for the complaint.</param>
/// <param name="Apply">The settings with the value, or null when it is none.</param>
internal sealed record SettingKey(string Name, string Expected, Func<ProjectSettings, SettingValue, ProjectSettings?> Apply)
{
    private const string ADuration = "a duration such as 500ms, 45s, 10m or 2h";
    private const string AText = "a text on one line that does not begin with a dash";
    private const string ATruth = "true or false";
    private const string ACommand = "a command";
    private const string AList = "a list of texts";

    public static readonly ImmutableArray<SettingKey> All =
    [
        new("remote", AText, (s, v) => v.Word is { } x ? s with { Remote = x } : null),
        new("stateRef", AText, (s, v) => v.Word is { } x ? s with { StateRef = x } : null),
        new("staleAfter", ADuration, (s, v) => v.Duration is { } x ? s with { StaleAfter = x } : null),
        new("heartbeatEvery", ADuration, (s, v) => v.Duration is { } x ? s with { HeartbeatEvery = x } : null),
        new("challengeWindow", ADuration, (s, v) => v.Duration is { } x ? s with { ChallengeWindow = x } : null),
        new("pushBudget", ADuration, (s, v) => v.Duration is { } x ? s with { PushBudget = x } : null),
        new("pushAttempts", "a number from 1", (s, v) => v.Count is { } x ? s with { PushAttempts = x } : null),
        new("sessionPrefix", "letters, digits, dots and dashes, 40 at most",
            (s, v) => v.Word is { } x && IsPrefix(x) ? s with { SessionPrefix = x } : null),
        new("sessionsDir", AText, (s, v) => v.Word is { } x ? s with { SessionsDir = x } : null),
        new("expireAfter", ADuration, (s, v) => v.Duration is { } x ? s with { ExpireAfter = x } : null),
        new("endStrategy", "pr, merge, keep or abandon",
            (s, v) => v.OneOf("pr", "merge", "keep", "abandon") is { } x ? s with { EndStrategy = x } : null),
        new("mergeMethod", "merge, squash or rebase", (s, v) => v.OneOf("merge", "squash", "rebase") is { } x ? s with { MergeMethod = x } : null),
        new("copyFiles", AList, (s, v) => v.Patterns is { } x ? s with { CopyFiles = x } : null),
        new("keepArtifacts", AList, (s, v) => v.Patterns is { } x ? s with { KeepArtifacts = x } : null),
        new("checks", "a list of commands", (s, v) => v.Commands is { } x ? s with { Checks = x } : null),
        new("checksReadState", ATruth, (s, v) => v.Truth is { } x ? s with { ChecksReadState = x } : null),
        new("fix", ACommand, (s, v) => v.Line is { } x ? s with { Fix = x } : null),
        new("nameCommand", ACommand, (s, v) => v.Line is { } x ? s with { NameCommand = x } : null),
        new("resolve", ACommand, (s, v) => v.Line is { } x ? s with { Resolve = x } : null),
        new("skipCi", "none, subject, skip-checks or push-option", (s, v) => SkipCiOf(v) is { } x ? s with { SkipCi = x } : null),
        new("sign", ATruth, (s, v) => v.Truth is { } x ? s with { Sign = x } : null),
        new("identity.name", AText, (s, v) => v.Word is { } x ? s with { IdentityName = x } : null),
        new("identity.email", AText, (s, v) => v.Word is { } x ? s with { IdentityEmail = x } : null),
    ];

    public static SettingKey? Find(string name)
    {
        foreach (var key in All)
        {
            if (key.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return key;
        }

        return null;
    }

    public string Complaint(string name, string shown) =>
        $"{name} is {string.Concat((shown.Length > 60 ? shown[..60] + "..." : shown).Select(c => char.IsControl(c) ? ' ' : c))}, and must be {Expected}";

    private static bool IsPrefix(string text) =>
        text.Length <= 40 && char.IsAsciiLetterOrDigit(text[0]) && !text.Contains("..", StringComparison.Ordinal)
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    private static SkipCi? SkipCiOf(SettingValue value) => value.Text switch
    {
        "none" => SkipCi.None,
        "subject" => SkipCi.Subject,
        "skip-checks" => SkipCi.SkipChecks,
        "push-option" => SkipCi.PushOption,
        _ => null,
    };
}
