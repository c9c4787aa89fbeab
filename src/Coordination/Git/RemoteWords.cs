namespace Coordination.Git;

/// <summary>
/// Hints in what git and servers say. They choose between error codes when the tip has already decided that nothing happened;
/// they never decide whether something did.
/// </summary>
internal static class RemoteWords
{
    private static readonly string[] Policy =
        ["declined", "protected", "GH0", "denied", "hidden ref", "prohibited", "not allowed", "permission to", "insufficient permission"];

    private static readonly string[] Authentication =
    [
        "could not read Username", "could not read Password", "Authentication failed", "terminal prompts disabled",
        "Permission denied (publickey", "error: 403", "error: 401", "HTTP 403", "HTTP 401", "access denied",
    ];

    public static bool IsPolicy(string words) => ContainsAny(words, Policy);

    public static bool IsAuthentication(string words) => ContainsAny(words, Authentication);

    public static bool SaysBypassed(string words) => words.Contains("Bypassed rule", StringComparison.OrdinalIgnoreCase);

    private static bool ContainsAny(string words, string[] hints) =>
        hints.Any(hint => words.Contains(hint, StringComparison.OrdinalIgnoreCase));
}
