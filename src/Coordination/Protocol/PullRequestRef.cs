using System.Globalization;

namespace Coordination.Protocol;

/// <summary>Where hosts keep the head of a pull request, which outlives its branch.</summary>
internal static class PullRequestRef
{
    /// <summary>The ref that the address leads to: <c>refs/pull/7/head</c> (GitHub, Gitea), <c>refs/merge-requests/7/head</c> (GitLab); null: none is known.</summary>
    public static string? Of(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            return null;
        var parts = address.AbsolutePath.TrimEnd('/').Split('/');
        return parts.Length < 2 || !int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? null
            : parts[^2] switch
            {
                "pull" or "pulls" => string.Create(CultureInfo.InvariantCulture, $"refs/pull/{number}/head"),
                "merge_requests" => string.Create(CultureInfo.InvariantCulture, $"refs/merge-requests/{number}/head"),
                _ => null,
            };
    }
}
