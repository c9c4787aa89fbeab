namespace Coordination.Cli.Running;

/// <summary>Who reads what we print: a person at a terminal, an agent, a build server, a pipe.</summary>
internal static class Audience
{
    private static readonly string[] AgentVariables =
    [
        "CLAUDECODE", "CLAUDE_CODE_SESSION_ID", "CURSOR_AGENT", "CURSOR_TRACE_ID", "GEMINI_CLI", "COPILOT_AGENT", "OPENCODE_AI",
        "QWEN_CODE", "GOOSE_TERMINAL", "AI_AGENT",
    ];

    /// <summary>Variables that say that an agent or a build server runs us, for tests that must be free of them.</summary>
    public static bool IsAgentVariable(string name) =>
        AgentVariables.Contains(name) || name.StartsWith("CODEX_", StringComparison.Ordinal);

    public static bool IsAgent(CliEnvironment environment)
    {
        foreach (var (name, value) in environment.Variables)
        {
            if (IsAgentVariable(name) && IsYes(value))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsUnattended(CliEnvironment environment) =>
        IsAgent(environment) || (environment.Variables.TryGetValue("CI", out var ci) && IsYes(ci));

    /// <summary>Whether somebody is there to answer a question.</summary>
    public static bool PersonAnswers(GlobalOptions globals, CliEnvironment environment) =>
        environment is { StdinIsTerminal: true, StdoutIsTerminal: true, StderrIsTerminal: true } && !globals.Json && !globals.Quiet && !IsUnattended(environment);

    /// <summary>Whether stdout is a screen that a person looks at.</summary>
    public static bool PersonLooks(GlobalOptions globals, CliEnvironment environment) =>
        environment.StdoutIsTerminal && !globals.Json && !IsUnattended(environment) && !IsDumb(environment);

    /// <summary>Whether somebody waits at a terminal, who wants to know what takes so long.</summary>
    public static bool PersonWaits(GlobalOptions globals, CliEnvironment environment) =>
        environment.StderrIsTerminal && globals is { Json: false, Quiet: false, Verbose: false } && !IsUnattended(environment) && !IsDumb(environment);

    public static bool ColourOnStdout(GlobalOptions globals, CliEnvironment environment) =>
        PersonLooks(globals, environment) && MayColour(globals, environment);

    public static bool ColourOnStderr(GlobalOptions globals, CliEnvironment environment) =>
        environment.StderrIsTerminal && !globals.Json && !IsUnattended(environment) && !IsDumb(environment) && MayColour(globals, environment);

    private static bool MayColour(GlobalOptions globals, CliEnvironment environment) =>
        !globals.NoColor && !(environment.Variables.TryGetValue("NO_COLOR", out var no) && no.Length > 0);

    private static bool IsDumb(CliEnvironment environment) => environment.Variables.GetValueOrDefault("TERM") == "dumb";

    private static bool IsYes(string value) =>
        value.Length > 0 && value != "0" && !value.Equals("false", StringComparison.OrdinalIgnoreCase);
}
