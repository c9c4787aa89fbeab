using System.Collections.Immutable;
using System.Globalization;

namespace Coordination.Git;

/// <summary>Settings for a child git as git-config(1) takes them from the environment: <c>GIT_CONFIG_COUNT</c>, <c>_KEY_n</c>, <c>_VALUE_n</c>.</summary>
internal static class ConfigVariables
{
    /// <summary>Adds these settings behind those that the environment has already.</summary>
    public static void Append(Dictionary<string, string> environment, ImmutableArray<Variable> settings, ImmutableArray<Variable> more)
    {
        if (settings.Length + more.Length == 0)
        {
            return;
        }

        var count = environment.TryGetValue("GIT_CONFIG_COUNT", out var text) && int.TryParse(text, CultureInfo.InvariantCulture, out var known) ? known : 0;
        foreach (var setting in settings.AddRange(more))
        {
            var number = count.ToString(CultureInfo.InvariantCulture);
            environment["GIT_CONFIG_KEY_" + number] = setting.Name;
            environment["GIT_CONFIG_VALUE_" + number] = setting.Value;
            count++;
        }

        environment["GIT_CONFIG_COUNT"] = count.ToString(CultureInfo.InvariantCulture);
    }
}
