namespace Coordination.Cli.Tests.EndToEnd;

internal sealed partial record BadInput
{
    private static IEnumerable<BadInput> Names() =>
    [
        Of("an id that is a path", "invalid_name", 64, "claim ../billing"),
        new("an id with spaces", "invalid_name", 64, "claim", "bill ing"),
        new("an id that turns the direction of writing", "invalid_name", 64, "claim", "bill\u202eing"),
        Of("an id that is an option", "usage", 64, "claim -- --upload-pack=x"),
        Of("an id of a device", "invalid_name", 64, "resume con"),
        Of("a session that is a path", "invalid_name", 64, "claim billing --session ../x"),
        Of("a session in the environment that is an option", "invalid_name", 64, "claim billing",
            scene => scene.Sandbox.Environment["COORD_SESSION"] = "--upload-pack=x"),
        Of("a state ref that is an option", "invalid_name", 64, "init --state-ref refs/heads/--x"),
        Of("a branch that is an option", "invalid_name", 64, "claim billing", Branch("--upload-pack=x"), "--upload-pack=x", "coord prd list"),
        Of("a branch that leaves its folder", "invalid_name", 64, "claim billing", Branch("../x"), "../x"),
        Of("a branch that another process would run", "invalid_name", 64, "claim billing --checkout", Branch("-q")),
        Of("a branch in the document that is an option", "invalid_name", 64, "claim billing",
            scene => scene.EditMain("docs/prds/prd-billing.json", text => text.Replace("feature/billing", "--exec=x", StringComparison.Ordinal)), "--exec=x"),
        Of("a document outside the repository", "invalid_name", 64, "claim billing",
            scene => scene.EditMain(Registry, text => text.Replace("docs/prds/prd-billing.json", "../../../etc/passwd", StringComparison.Ordinal)), "../../../etc/passwd"),
        Of("a lock with a branch that is an option", "invalid_name", 64, "resume billing --now --yes",
            scene => scene.EditMain(Locks, _ => HandMade("billing").Replace("feature/billing", "--upload-pack=x", StringComparison.Ordinal)), "--upload-pack=x"),
        Of("no command", "usage", 64, "clame billing", says: "coord claim --help"),
        Of("no PRD", "usage", 64, "claim", says: "coord claim --next"),
        Of("an option that is none", "usage", 64, "claim billing --forse"),
        Of("two that exclude each other", "usage", 64, "heartbeat --while 4711 --for 2h"),
        Of("a reason is needed and nobody is there", "answer_needed", 64, "abandon billing", says: "--reason"),
        Of("a yes is needed and nobody is there", "answer_needed", 64, "resume billing --now", says: "--yes"),
    ];

    private static Action<Scene> Branch(string name) =>
        scene =>
        {
            scene.EditMain(Registry, text => text.Replace("feature/billing", name, StringComparison.Ordinal));
            scene.EditMain("docs/prds/prd-billing.json", text => text.Replace("\"branchName\": \"feature/billing\",", "", StringComparison.Ordinal));
        };
}
