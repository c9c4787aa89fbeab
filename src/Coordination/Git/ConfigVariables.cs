using System.Globalization;

namespace Coordination.Git;

/// <summary>Settings for a child git as git-config(1) takes them from the environment: <c>GIT_CONFIG_COUNT</c>, <c>_KEY_n</c>, <c>_VALUE_n</c>.</summary>
internal static class ConfigVariables
{
    /// <summary>The variables that add these settings behind those that the environment has already.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Append(
        IReadOnlyDictionary<string, string> environment, IReadOnlyList<KeyValuePair<string, string>> settings)
    {
        if (settings.Count == 0)
        {
            yield break;
        }

        var known = environment.TryGetValue("GIT_CONFIG_COUNT", out var text) && int.TryParse(text, CultureInfo.InvariantCulture, out var count) ? count : 0;
        for (var index = 0; index < settings.Count; index++)
        {
            var number = (known + index).ToString(CultureInfo.InvariantCulture);
            yield return new("GIT_CONFIG_KEY_" + number, settings[index].Key);
            yield return new("GIT_CONFIG_VALUE_" + number, settings[index].Value);
        }

        yield return new("GIT_CONFIG_COUNT", (known + settings.Count).ToString(CultureInfo.InvariantCulture));
    }
}
