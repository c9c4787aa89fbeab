namespace Coordination.Cli.Tests.EndToEnd;

internal sealed partial record BadInput
{
    private static IEnumerable<BadInput> State() =>
    [
        Of("solo mode", "solo_mode", 9, "claim billing", says: "coord init") with { Seed = new() { Prds = Scene.Shop, MultiSession = false } },
        Of("not set up", "not_initialized", 9, "claim billing", scene =>
        {
            scene.Sandbox.BareRemote("empty.git");
            scene.Sandbox.SeedProject(Path.Combine(scene.Sandbox.Remotes, "empty.git"));
            var hand = scene.Sandbox.Clone(Path.Combine(scene.Sandbox.Remotes, "empty.git"), "emptied");
            scene.Sandbox.Git(hand, "rm", "-q", "-r", "docs");
            scene.Sandbox.Git(hand, "commit", "-q", "-m", "no state");
            scene.Sandbox.Git(hand, "push", "-q", "origin", "main");
            scene.Git(scene.One, "remote", "set-url", "origin", Path.Combine(scene.Sandbox.Remotes, "empty.git"));
        }, "coord init"),
        Of("malformed", "state_damaged", 7, "claim billing", Damage(Locks, text => text[..^5]), Locks),
        Of("a member twice", "state_damaged", 7, "claim billing", Damage(Locks, text => text.Replace("\"version\": 1,", "\"version\": 1,\n  \"version\": 1,", StringComparison.Ordinal)), "line 3"),
        Of("oversized", "state_damaged", 7, "claim billing", Damage(Registry, text => text + new string(' ', 5 << 20)), Registry),
        Of("conflict markers", "state_damaged", 7, "claim billing", Damage(Locks, text => "<<<<<<< HEAD\n" + text + "=======\n" + text + ">>>>>>> other\n"), "line 1"),
        Of("newer", "state_newer", 8, "claim billing", Damage(Locks, text => text.Replace("\"version\": 1", "\"version\": 7", StringComparison.Ordinal)), "version 7", "coord --version"),
        Of("two locks for one PRD", "two_locks", 7, "claim billing", Damage(Locks, _ => HandMade("billing", "billing")), "developer-hand0", "developer-hand1"),
        Of("a setting that makes no sense", "invalid_settings", 9, "claim billing",
            Damage("project.json", text => text.Replace("\"name\"", "\"coordination\": { \"staleAfter\": \"soon\" }, \"name\"", StringComparison.Ordinal)), "staleAfter"),
        Of("history rewritten", "history_rewritten", 7, "claim billing", async scene =>
        {
            await Run(scene, "two: claim print-templates", "status");
            scene.Sandbox.Git(scene.Bare, "update-ref", "refs/heads/main", "main~1");
        }, "was rewritten", "coord doctor --adopt"),
        Of("the state branch deleted", "history_rewritten", 7, "claim billing", async scene =>
        {
            await Run(scene, "status");
            scene.Sandbox.Git(scene.Bare, "update-ref", "-d", "refs/heads/main");
        }, "is gone from the remote"),
    ];

    private static Action<Scene> Damage(string path, Func<string, string> change) => scene => scene.EditMain(path, change);
}
