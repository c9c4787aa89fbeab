namespace Coordination.Cli.Tests.EndToEnd;

internal sealed partial record BadInput
{
    private static IEnumerable<BadInput> Remotes() =>
    [
        Of("a remote that is gone", "remote_unreachable", 12, "claim billing",
            scene => scene.Git(scene.One, "remote", "set-url", "origin", scene.Bare + "-nowhere"), "nothing was written", "git ls-remote"),
        Of("a remote that is down", "remote_unreachable", 12, "claim billing", scene => scene.Git(scene.One, "remote", "set-url", "origin", "git://127.0.0.1:1/origin.git")),
        Of("offline", "remote_unreachable", 12, "claim billing --offline", says: "--offline"),
        Of("a remote that refuses", "remote_policy", 13, "claim billing",
            scene => ServerHook.Refuse(scene.Bare, "GH006: Protected branch update failed"), "GH006: Protected branch update failed", "coord init --state-ref"),
        Of("a remote that is broken", "remote_broken", 14, "claim billing", scene => ServerHook.LeaveLock(scene.Bare, "refs/heads/main"), "left-over lock file"),
        Of("a remote that asks for a password", "authentication", 78, "claim billing",
            scene => scene.Git(scene.One, "remote", "set-url", "origin", scene.Serve("ada:secret").Url()), "git fetch"),
        Of("a remote that forbids", "authentication", 78, "claim billing", scene =>
        {
            var server = scene.Serve(null);
            server.Status = 403;
            scene.Git(scene.One, "remote", "set-url", "origin", server.Url());
        }),
    ];
}
