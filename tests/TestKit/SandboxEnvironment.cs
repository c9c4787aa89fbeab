using System.Collections;

namespace TestKit;

/// <summary>The variables of a process in a sandbox: those of this process without what names a user, an agent, a session or a repository.</summary>
internal static class SandboxEnvironment
{
    private static readonly string[] ClearedPrefixes = ["CLAUDE", "CODEX", "CURSOR", "COORD_", "GIT_", "GITHUB_", "GITLAB_", "XDG_", "SSH_"];

    private static readonly string[] Cleared =
    [
        "CI", "AI_AGENT", "GEMINI_CLI", "COPILOT_AGENT", "OPENCODE_AI", "QWEN_CODE", "GOOSE_TERMINAL", "TF_BUILD", "NO_COLOR",
        "FORCE_COLOR", "CLICOLOR_FORCE", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "EMAIL", "EDITOR", "VISUAL", "PAGER", "BASH_ENV", "ENV",
        "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY",
    ];

    public static Dictionary<string, string> Create(string home)
    {
        var variables = new Dictionary<string, string>(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            var name = (string)variable.Key;
            if (!Cleared.Contains(name, StringComparer.OrdinalIgnoreCase)
                && !ClearedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            {
                variables[name] = (string?)variable.Value ?? "";
            }
        }

        var config = Path.Combine(home, ".config");
        Directory.CreateDirectory(config);
        variables["HOME"] = home;
        variables["USERPROFILE"] = home;
        variables["XDG_CONFIG_HOME"] = config;
        variables["GIT_CONFIG_NOSYSTEM"] = "1";
        variables["GIT_CONFIG_GLOBAL"] = Path.Combine(home, ".gitconfig");
        variables["GIT_TERMINAL_PROMPT"] = "0";
        variables["TERM"] = "dumb";
        return variables;
    }
}
