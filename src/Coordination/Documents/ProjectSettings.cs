using System.Collections.Immutable;
using Coordination.Protocol;

namespace Coordination.Documents;

/// <summary>The project's settings, defaults filled in.</summary>
internal sealed record ProjectSettings
{
    public static ProjectSettings Default { get; } = new();

    /// <summary><c>agents.multiSession</c>: false is solo mode.</summary>
    public bool MultiSession { get; init; }

    /// <summary><c>git.defaultBranch</c>; null: as the remote says.</summary>
    public string? DefaultBranch { get; init; }

    public string Remote { get; init; } = "origin";

    /// <summary>Null: the default branch.</summary>
    public string? StateRef { get; init; }

    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>As configured; what holds is <see cref="ProtocolSettings.HeartbeatEvery"/> of <see cref="Protocol"/>.</summary>
    public TimeSpan HeartbeatEvery { get; init; } = TimeSpan.FromMinutes(2);

    public TimeSpan ChallengeWindow { get; init; } = TimeSpan.FromMinutes(2);

    public TimeSpan PushBudget { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Null: as many as the budget allows.</summary>
    public int? PushAttempts { get; init; }

    public string SessionPrefix { get; init; } = "developer";

    /// <summary>Null: <c>../&lt;project&gt;-sessions</c>.</summary>
    public string? SessionsDir { get; init; }

    public TimeSpan ExpireAfter { get; init; } = TimeSpan.FromHours(24);

    public string EndStrategy { get; init; } = "keep";

    public string MergeMethod { get; init; } = "merge";

    public ImmutableArray<string> CopyFiles { get; init; } = [".env", ".env.local", ".env.development.local"];

    public ImmutableArray<string> KeepArtifacts { get; init; } = ["docs/**", "*.md"];

    /// <summary>Commands that must pass before a landing.</summary>
    public ImmutableArray<string> Checks { get; init; } = [];

    /// <summary>Whether a check reads the state files, so that it has to run again when they changed.</summary>
    public bool ChecksReadState { get; init; }

    public string? Fix { get; init; }

    public string? NameCommand { get; init; }

    public string? Resolve { get; init; }

    public SkipCi SkipCi { get; init; }

    public bool? Sign { get; init; }

    public string? IdentityName { get; init; }

    public string? IdentityEmail { get; init; }

    /// <summary>The part that the rules depend on. A holder looks at least three times before it counts as stale.</summary>
    public ProtocolSettings Protocol => new()
    {
        MultiSession = MultiSession,
        StaleAfter = StaleAfter,
        HeartbeatEvery = HeartbeatEvery < StaleAfter / 3 ? HeartbeatEvery : StaleAfter / 3,
        ChallengeWindow = ChallengeWindow,
    };

    public CommitSettings Commits => new(SkipCi, Sign,
        IdentityName is not null && IdentityEmail is not null ? new CommitIdentity(IdentityName, IdentityEmail) : null);

    /// <summary>These settings with those of <c>git config coord.&lt;key&gt;</c>, with or without the section, in any case of letters.</summary>
    public Parsed<ProjectSettings> WithOverrides(IReadOnlyDictionary<string, string> overrides)
    {
        var settings = this;
        foreach (var (name, text) in overrides)
        {
            var key = name.StartsWith("coord.", StringComparison.OrdinalIgnoreCase) ? name["coord.".Length..] : name;
            if (SettingKey.Find(key) is not { } setting)
                continue;
            if (setting.Apply(settings, SettingValue.OfConfig(text)) is not { } applied)
                return new DocumentProblem("git config", ProblemKind.WrongShape, setting.Complaint("coord." + setting.Name, text), null);
            settings = applied;
        }

        return settings;
    }
}
