using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests.EndToEnd;

internal sealed partial record BadInput
{
    private static IEnumerable<BadInput> Here() =>
    [
        Of("not a repository", "not_a_repository", 9, "-C .. status"),
        Of("no such folder", "not_a_repository", 9, "-C nowhere status", says: "There is no such folder."),
        Of("no identity", "no_identity", 9, "claim billing", scene => scene.Sandbox.ForgetIdentity(), "git config"),
        Of("no git in PATH", "git_missing", 9, "claim billing",
            scene => scene.Sandbox.Environment["PATH"] = Directory.CreateDirectory(Path.Combine(scene.Sandbox.Root, "empty")).FullName, "git --version"),
        Of("a git in the repository, and none in PATH", "git_missing", 9, "claim billing", scene =>
        {
            File.WriteAllText(Path.Combine(scene.One.Directory, ".git", "info", "exclude"), "/git\n");
            File.WriteAllText(Path.Combine(scene.One.Directory, "git"), "#!/bin/sh\nexit 0\n");
            scene.Sandbox.Environment["PATH"] = ".";
        }),
        .. OperatingSystem.IsWindows() ? [] : OldGits(),
        Of("several push URLs", "several_push_urls", 9, "claim billing", scene =>
        {
            scene.Git(scene.One, "config", "--add", "remote.origin.pushurl", scene.Bare);
            scene.Git(scene.One, "config", "--add", "remote.origin.pushurl", scene.Bare + "-2");
        }, "remote.origin.pushurl"),
        Of("a remote that is not there", "not_initialized", 9, "claim billing", scene => scene.Git(scene.One, "config", "coord.remote", "upstream"), "upstream"),
        Of("uncommitted changes before a checkout", "dirty_tree", 9, "claim billing --checkout",
            scene => scene.Sandbox.Write(scene.One.Directory, "src/print.txt", "changed\n"), "src/print.txt", "git stash"),
        Of("uncommitted changes on the branch that lands", "dirty_tree", 9, "release --incomplete", async scene =>
        {
            await Run(scene, "claim billing --checkout");
            scene.Sandbox.Write(scene.One.Directory, "src/print.txt", "changed\n");
        }, "src/print.txt"),
        Of("the branch is nowhere", "branch_missing", 9, "release --incomplete", async scene =>
        {
            await Run(scene, "claim billing");
            scene.Git(scene.One, "branch", "-q", "-D", "feature/billing");
        }, "feature/billing"),
        Of("both branches moved", "diverged", 9, "release --incomplete", async scene =>
        {
            await Run(scene, "claim billing");
            scene.Work(scene.One, "feature/billing", "a.txt", "a\n");
            scene.Git(scene.One, "push", "-q", "origin", "main:feature/billing");
            var other = scene.Sandbox.Clone(scene.Bare, "other");
            scene.Sandbox.Git(other, "checkout", "-q", "feature/billing");
            scene.Sandbox.Commit(other, "b.txt", "b\n", "feat: b");
            scene.Sandbox.Git(other, "push", "-q", "origin", "feature/billing");
        }, "feature/billing", "git fetch origin"),
        Of("no acknowledgements there", "usage", 64, "verify --acks nowhere", says: "nowhere"),
        Of("a range that git does not know", "usage", 64, "verify no-such-commit", says: "no-such-commit"),
    ];

    private static IEnumerable<BadInput> OldGits() =>
    [
        Of("an old git", "git_too_old", 9, "claim billing", Stands("echo 'git version 2.30.0'"), "git version 2.30.0", "2.39"),
        Of("a git that says something else", "git_too_old", 9, "status", Stands("echo 'not found'")),
    ];

    private static Action<Scene> Stands(string body) => scene => scene.Sandbox.Environment["PATH"] = StandInGit.Install(scene.Sandbox, body);
}
