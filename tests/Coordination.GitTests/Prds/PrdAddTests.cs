using System.Text;
using Coordination.GitTests.Kit;
using Coordination.GitTests.TwoRefs;

namespace Coordination.GitTests.Prds;

public sealed class PrdAddTests
{
    private const string Document = "{\r\n\t\"title\": \"Zoë's 印刷\",\r\n\t\"branchName\": \"feature/print\", \"x\": 1e3,\r\n\t\"userStories\": [{\"id\": \"US-001\", \"title\": \"One\", \"passes\": false}]}";

    [Fact]
    public async Task A_file_arrives_byte_for_byte_with_the_one_beside_it_and_can_be_claimed()
    {
        await using var team = new Team(nameof(PrdAddTests), new PrdSeed("prd-one"));
        var (file, markdown) = (Path.Combine(team.Sandbox.Root, "PRD-Print.json"), Path.Combine(team.Sandbox.Root, "PRD-Print.md"));
        File.WriteAllText(file, Document);
        File.WriteAllText(markdown, "# Print\n\n\u202e");
        var added = await Parted.OkAsync(team.Open("developer-1").AddPrdAsync(new AddPrdRequest { File = file, Ready = true }));
        Assert.Equal(("print", "ready", "feature/print", 1, false), (added.PrdId, added.Status, added.Branch, added.StoriesTotal, added.Already));
        Assert.Equal(["docs/prds/prd-print.json", "docs/prds/prd-print.md"], added.Files);
        Assert.Equal(Encoding.UTF8.GetBytes(Document), team.Sandbox.Bytes(team.Remote, "main", "docs/prds/prd-print.json"));
        Assert.Equal(File.ReadAllBytes(markdown), team.Sandbox.Bytes(team.Remote, "main", "docs/prds/prd-print.md"));
        Assert.Equal(added.Commit, team.Main);
        Assert.Equal(team.Begin, team.Sandbox.Tip(team.Remote, "main^"));
        Assert.Equal("chore: add print", team.Sandbox.Git(team.Remote, "log", "-1", "--format=%s", "main"));

        var again = await Parted.OkAsync(team.Open("developer-1").AddPrdAsync(new AddPrdRequest { File = markdown, Ready = true }));
        Assert.True(again.Already);
        Assert.Equal("feature/print", (await Parted.OkAsync(team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-print")))).Branch);
        await team.ProveAsync();
    }

    [Fact]
    public async Task A_document_that_was_pushed_by_hand_is_used_where_it_is()
    {
        await using var team = new Team(nameof(PrdAddTests), new PrdSeed("prd-one"));
        team.Sandbox.Commit(team.Clone, "docs/prds/prd-new.json", Document, "docs: a plan");
        team.Sandbox.Git(team.Clone, "push", "-q", "origin", "HEAD:main");
        var added = await Parted.OkAsync(team.Open("developer-1").AddPrdAsync(new AddPrdRequest { File = Path.Combine(team.Clone, "docs/prds/prd-new.json") }));
        Assert.Equal(("draft", "docs/prds/prd-new.json"), (added.Status, added.PrdFile));
        Assert.Equal("docs/prd-registry.json", team.Sandbox.Git(team.Remote, "show", "--name-only", "--format=", "main"));
        await Parted.OkAsync(team.Open("developer-1").ReadyPrdAsync(new ReadyPrdRequest("new")));
        await team.ProveAsync();
    }

    [Fact]
    public async Task Of_two_that_add_one_id_at_once_one_wins_and_the_other_is_told()
    {
        await using var team = new Team(nameof(PrdAddTests), new ProjectSeed { Prds = [new PrdSeed("prd-one")], Coordination = new() { ["pushBudget"] = "5m" } }, clones: 2);
        var results = await AtOnce.RunAsync(Enumerable.Range(0, 2).Select<int, Func<Task<Result<PrdOpenedResult>>>>(number =>
        {
            var session = team.Open($"developer-{number}", team.Clones[number]);
            return () => session.AddPrdAsync(new AddPrdRequest { Title = "New", Stories = [$"From {number}"] });
        }));
        Assert.Single(results, result => result.Ok);
        Assert.Equal("new", Assert.IsType<PrdExistsRefusal>(results.Single(result => !result.Ok).Refusal).PrdId);
        Assert.Equal(1, team.Acknowledged);
        await team.ProveAsync();
    }

    [Fact]
    public async Task On_a_ref_of_its_own_the_document_goes_there_and_main_stays()
    {
        await using var team = new Team(nameof(PrdAddTests), new ProjectSeed { Prds = [new PrdSeed("prd-one")] });
        await Parted.OkAsync(team.Open("developer-1").InitAsync(new InitRequest { StateRef = "coord/state" }));
        var main = team.Main;
        await Parted.OkAsync(team.Open("developer-1").AddPrdAsync(new AddPrdRequest { Title = "New", Stories = ["One"] }));
        await Parted.OkAsync(team.Open("developer-1").ReadyPrdAsync(new ReadyPrdRequest("new")));
        Assert.Equal(main, team.Main);
        Assert.Contains("US-001", team.Sandbox.Text(team.Remote, "coord/state", "docs/prds/prd-new.json"), StringComparison.Ordinal);
        Assert.False(team.Sandbox.TryGit(team.Remote, "cat-file", "-e", "coord/state:docs/drafts/prd-new.json").Ok);
        Assert.Equal("US-001", Assert.Single((await Parted.OkAsync(team.Open("developer-2").ShowPrdAsync("new"))).Stories).Id);
        await team.ProveAsync();
    }

    [Fact]
    public async Task Abandoned_work_comes_back_with_its_documents_and_can_be_worked_on_again()
    {
        await using var team = new Team(nameof(PrdAddTests), PrdSeed.Of("prd-one", 2));
        var session = team.Open("developer-1");
        await Parted.OkAsync(session.ClaimAsync(new ClaimRequest("prd-one")));
        var gone = await Parted.OkAsync(session.AbandonAsync(new AbandonRequest(null, "too big")));
        var before = team.Sandbox.Bytes(team.Remote, "main", gone.ArchivedTo + "/prd-one.json");
        var back = await session.ReadyPrdAsync(new ReadyPrdRequest("one"));
        Assert.Equal(gone.ArchivedTo, back.Value!.BackFrom);
        Assert.Equal("was_abandoned", Assert.Single(back.Warnings).Code);
        Assert.Equal(before, team.Sandbox.Bytes(team.Remote, "main", "docs/prds/prd-one.json"));
        Assert.True(team.Sandbox.TryGit(team.Remote, "cat-file", "-e", $"main:{gone.ArchivedTo}/reason.md").Ok);
        Assert.True((await session.ReadyPrdAsync(new ReadyPrdRequest("one"))).Value!.Already);
        await Parted.OkAsync(session.ClaimAsync(new ClaimRequest("prd-one")));
        await team.ProveAsync();
    }

    [Fact]
    public async Task A_link_is_never_followed_and_a_branch_that_others_land_on_is_never_taken()
    {
        await using var team = new Team(nameof(PrdAddTests), new PrdSeed("prd-one"));
        var secret = Path.Combine(team.Sandbox.Root, "secret.md");
        File.WriteAllText(secret, "# Secret");
        var link = Path.Combine(team.Clone, "prd-new.md");
        File.CreateSymbolicLink(link, secret);
        var refused = await Assert.ThrowsAsync<CoordinationException>(() => team.Open("developer-1").AddPrdAsync(new AddPrdRequest { File = link }));
        Assert.Equal(ErrorCodes.Usage, refused.Code);
        File.WriteAllText(Path.ChangeExtension(link, ".json"), "{}");
        refused = await Assert.ThrowsAsync<CoordinationException>(() => team.Open("developer-1").AddPrdAsync(new AddPrdRequest { File = Path.ChangeExtension(link, ".json") }));
        Assert.Equal(link, refused.Where);
        foreach (var branch in (string[])["main", "refs/heads/main"])
        {
            Assert.Equal(ErrorCodes.InvalidName, (await team.Open("developer-1").AddPrdAsync(new AddPrdRequest { Title = "New", Branch = branch })).Refusal!.Code);
        }

        Assert.Equal(team.Begin, team.Main);
    }
}
