using Coordination.Protocol;

namespace Coordination;

/// <summary>What options must keep to: asked by <see cref="Coordinator.Open"/>, and by the options of a container before anything runs.</summary>
internal static class OptionsRules
{
    // A timer of the platform cannot be set further.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public static string? FirstProblem(CoordinatorOptions options) => Problems(options).FirstOrDefault();

    /// <summary>Each problem as one sentence that begins with the option's name.</summary>
    public static IEnumerable<string> Problems(CoordinatorOptions options)
    {
        if (options.SessionId is { Length: > 0 } session && !Identifier.IsValid(session))
        {
            yield return $"{nameof(options.SessionId)}: a session id has letters, digits, '.', '_' and '-', at most 63, and begins with a letter or digit.";
        }

        (string Name, TimeSpan? Time)[] times =
        [
            (nameof(options.Deadline), options.Deadline), (nameof(options.PushTimeout), options.PushTimeout),
            (nameof(options.FetchTimeout), options.FetchTimeout), (nameof(options.ReadFetchTimeout), options.ReadFetchTimeout),
        ];
        foreach (var (name, time) in times)
        {
            if (time <= TimeSpan.Zero || time > Longest)
            {
                yield return $"{name}: a time above zero and up to 30 days is needed, not {time}.";
            }
        }

        if (options.TimeProvider is null)
        {
            yield return $"{nameof(options.TimeProvider)}: a clock is needed; leave it out for the system's.";
        }

        if (options.Random is null)
        {
            yield return $"{nameof(options.Random)}: a source of randomness is needed; leave it out for the shared one.";
        }
    }
}
