using Coordination.Protocol.Checkups;

namespace Coordination.Git.Checkups;

/// <summary>Whether fetches and pushes go to one place.</summary>
internal static class RemoteUrls
{
    public static Task<IEnumerable<Diagnosis>> FindAsync(LocalClone clone, CancellationToken cancellationToken)
    {
        var remote = clone.Config["coord.remote"] ?? "origin";
        var urls = clone.Config.All($"remote.{remote}.url");
        var pushes = clone.Config.All($"remote.{remote}.pushurl");
        var places = (pushes.Length > 0 ? pushes : urls).Distinct().Count();
        return CloneChecks.Answer(places > 1
            ?
            [
                Diagnosis.Of(
                    FindingCodes.SeveralPushUrls, FindingSeverity.Error, $"the remote '{remote}' has {places} push URLs",
                    [.. (pushes.Length > 0 ? pushes : urls).Select(url => $"remote.{remote}.{(pushes.Length > 0 ? "pushurl" : "url")}: {Shown(url)}")],
                    "coordination needs one place that decides; no command works until one is left", "git", "config", "--local", "--edit"),
            ]
            : pushes.Length > 0 && urls.Length > 0 && pushes[0] != urls[0]
            ?
            [
                Diagnosis.Of(
                    FindingCodes.PushUrlDiffers, FindingSeverity.Warning, $"'{remote}' is fetched from one URL and pushed to another",
                    [$"remote.{remote}.url: {Shown(urls[0])}", $"remote.{remote}.pushurl: {Shown(pushes[0])}"],
                    "coord does both at the push URL, so that it reads what it writes; your own git fetch may show an older state, or another repository's",
                    !remote.StartsWith('-') && !pushes[0].StartsWith('-') ? ["git", "remote", "set-url", remote, pushes[0]] : ["git", "config", "--local", "--edit"]),
            ]
            : []);
    }

    /// <summary>Without a password that stands in it.</summary>
    private static string Shown(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        var at = scheme < 0 ? -1 : url.IndexOf('@', scheme);
        return at < 0 || url.IndexOf('/', scheme + 3) is var slash && slash >= 0 && slash < at ? url : url[..(scheme + 3)] + "***" + url[at..];
    }
}
