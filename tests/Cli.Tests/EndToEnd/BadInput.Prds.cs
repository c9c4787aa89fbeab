namespace Coordination.Cli.Tests.EndToEnd;

internal sealed partial record BadInput
{
    private static IEnumerable<BadInput> Prds() =>
    [
        Of("no file", "usage", 64, "prd add nowhere.json", says: "There is no such file"),
        Of("a folder as a file", "usage", 64, "prd add docs", says: ".json or a .md"),
        Of("a file that is no PRD", "usage", 64, "prd add src/print.txt", says: ".json or a .md"),
        Of("neither file nor title", "usage", 64, "prd add --ready", says: "--title"),
        Of("a PRD that is no JSON", "invalid_file", 7, "prd add .git/prd-x.json", Put(".git/prd-x.json", "{\n  \"title\": \"x\",\n  oops\n}"), "line 3", "prd-x.json"),
        Of("a PRD with a member twice", "invalid_file", 7, "prd add .git/prd-x.json", Put(".git/prd-x.json", "{\n  \"id\": 1,\n  \"id\": 2\n}"), "line 3"),
        Of("a PRD with a story twice", "invalid_file", 7, "prd add .git/prd-x.json", Put(".git/prd-x.json", "{ \"userStories\": [\n\"US-1\",\n\"US-1\"] }"), "line 3", "US-1"),
        Of("a PRD that is too large", "invalid_file", 7, "prd add .git/prd-x.json", Put(".git/prd-x.json", "{}" + new string(' ', 4 << 20)), "4 MiB"),
        Of("a PRD for people that is no text", "invalid_file", 7, "prd add .git/prd-x.md", Put(".git/prd-x.md", "# x\n\0"), "NUL", "line 2"),
        Of("an id that is taken", "prd_exists", 9, "prd add --title Billing --story One", says: ["billing", "(ready)", "coord prd show billing"]),
        Of("an id that is taken in another case", "prd_exists", 9, "prd add --title x --id PRD-Billing", says: "billing"),
        Of("an id that is taken by a draft", "prd_exists", 9, "prd add --title Labels", says: "coord prd ready labels"),
        Of("a new id that is a path", "invalid_name", 64, "prd add --title x --id ../x"),
        new("a title of which no id can be made", "invalid_name", 64, "prd add --title".Split(' ').Append("印刷").ToArray()) { Says = ["--id"] },
        Of("a path that leads out", "invalid_name", 64, "prd add --title x --path ../../etc", says: "../../etc"),
        Of("a new branch that is an option", "invalid_name", 64, "prd add --title x --branch a..b", says: "a..b"),
        Of("a branch on which others land", "invalid_name", 64, "prd add --title x --branch main", says: "main"),
        Of("a branch in the file that is an option", "invalid_name", 64, "prd add .git/prd-x.json", Put(".git/prd-x.json", "{ \"branchName\": \"--upload-pack=x\" }"), "--upload-pack=x"),
        Of("a dependency that is a path", "invalid_name", 64, "prd add --title x --depends-on ../y", says: "../y"),
        Of("a dependency on itself", "invalid_name", 64, "prd add --title x --depends-on prd-x", says: "depend on itself"),
        Of("a priority that is none", "usage", 64, "prd add --title x --priority urgent", says: "critical"),
        Of("a document in the way", "in_the_way", 9, "prd add --title new", scene => scene.EditMain("docs/prds/prd-new.json", _ => "{ }\n"), "docs/prds/prd-new.json"),
        Of("a PRD into a newer registry", "state_newer", 8, "prd add --title x", Damage(Registry, text => text.Replace("\"version\": 1", "\"version\": 7", StringComparison.Ordinal))),
        Of("a PRD into solo mode", "solo_mode", 9, "prd add --title x") with { Seed = new() { Prds = Scene.Shop, MultiSession = false } },
        Of("no such PRD to make ready", "prd_not_found", 4, "prd ready label", says: "coord prd ready labels"),
        Of("held, and to be made ready", "not_ready", 5, "prd ready billing", scene => Run(scene, "two: claim billing"), "cannot be made ready"),
        Of("completed, and to be made ready", "not_ready", 5, "prd ready billing", scene => Run(scene, "two: claim billing", "two: release --incomplete"), "completed already"),
        Of("blocked by somebody who does not hold it", "held", 3, "block billing", scene => Run(scene, "two: claim billing")),
        Of("unblocked by somebody who holds nothing", "no_lock", 4, "unblock"),
        Of("a file of a block that leads out", "invalid_name", 64, "block --file ../x", scene => Run(scene, "claim billing"), "../x"),
        Of("an operation that is none", "usage", 64, "log --op cliam", says: "claim"),
        Of("a number that is none", "usage", 64, "log -n 0"),
        Of("a time that is none", "usage", 64, "log --since yesterdayish", says: "2h"),
        Of("an operation that is missing", "usage", 64, "log --op", says: "--op needs"),
    ];

    private static Action<Scene> Put(string path, string text) => scene => scene.Sandbox.Write(scene.One.Directory, path, text);
}
