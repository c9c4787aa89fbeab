using System.Text;
using Coordination.Documents;

namespace Coordination.Tests.Documents;

public sealed class ProjectFileTests
{
    private static Parsed<ProjectFile> Parse(string text, string path = "project.json") => ProjectFile.Parse(Encoding.UTF8.GetBytes(text), path);

    private static ProjectSettings Settings(string coordination) =>
        Parse("{\"agents\": {\"multiSession\": true}, \"coordination\": {" + coordination + "}}").Document!.Settings;

    [Fact]
    public void A_file_that_says_nothing_has_the_defaults()
    {
        var settings = Parse("{}").Document!.Settings;
        Assert.False(settings.MultiSession);
        Assert.Equal("origin", settings.Remote);
        Assert.Null(settings.StateRef);
        Assert.Equal([10, 2, 2], [settings.StaleAfter.TotalMinutes, settings.HeartbeatEvery.TotalMinutes, settings.ChallengeWindow.TotalMinutes]);
        Assert.Equal(TimeSpan.FromSeconds(45), settings.PushBudget);
        Assert.Null(settings.PushAttempts);
        Assert.Equal("developer", settings.SessionPrefix);
        Assert.Null(settings.SessionsDir);
        Assert.Equal(TimeSpan.FromHours(24), settings.ExpireAfter);
        Assert.Equal(["keep", "merge"], [settings.EndStrategy, settings.MergeMethod]);
        Assert.Equal([".env", ".env.local", ".env.development.local"], settings.CopyFiles);
        Assert.Equal(["docs/**", "*.md"], settings.KeepArtifacts);
        Assert.Empty(settings.Checks);
        Assert.Equal(new CommitSettings(SkipCi.None, null, null), settings.Commits);
        Assert.Null(settings.DefaultBranch);
    }

    [Fact]
    public void Every_key_is_read()
    {
        var settings = Settings("""
            "remote": "hub", "stateRef": "refs/coord/state", "staleAfter": "30s", "heartbeatEvery": "500ms", "challengeWindow": "1s",
            "pushBudget": "2h", "pushAttempts": 3, "sessionPrefix": "bot", "sessionsDir": "../trees", "expireAfter": "7d",
            "endStrategy": "pr", "mergeMethod": "squash", "copyFiles": [".env"], "keepArtifacts": [], "checks": ["make", "make test"],
            "checksReadState": true, "fix": "make fix", "nameCommand": "name", "resolve": "solve", "skipCi": "skip-checks", "sign": false,
            "identity": {"name": "Coord Bot", "email": "bot@example.org"}, "later": {"x": 1}
            """);
        Assert.Equal(("hub", "refs/coord/state", 3, "bot", "../trees"), (settings.Remote, settings.StateRef, settings.PushAttempts, settings.SessionPrefix, settings.SessionsDir));
        Assert.Equal([30_000, 500, 1000, 7_200_000, 604_800_000], new[] { settings.StaleAfter, settings.HeartbeatEvery, settings.ChallengeWindow, settings.PushBudget, settings.ExpireAfter }.Select(time => time.TotalMilliseconds));
        Assert.Equal(("pr", "squash", "make fix", "name", "solve", true), (settings.EndStrategy, settings.MergeMethod, settings.Fix, settings.NameCommand, settings.Resolve, settings.ChecksReadState));
        Assert.Equal([".env"], settings.CopyFiles);
        Assert.Empty(settings.KeepArtifacts);
        Assert.Equal(["make", "make test"], settings.Checks);
        Assert.Equal(new CommitSettings(SkipCi.SkipChecks, false, new("Coord Bot", "bot@example.org")), settings.Commits);
    }

    [Fact]
    public void Null_is_the_default() => Assert.Equal("origin", Settings("\"remote\": null, \"identity\": null").Remote);

    [Theory]
    [InlineData("10m", "9m", 200)]
    [InlineData("10m", "1m", 60)]
    [InlineData("3s", "2m", 1)]
    public void A_holder_looks_at_least_three_times_before_it_is_stale(string stale, string every, int seconds)
    {
        var protocol = Settings($"\"staleAfter\": \"{stale}\", \"heartbeatEvery\": \"{every}\"").Protocol;
        Assert.Equal(TimeSpan.FromSeconds(seconds), protocol.HeartbeatEvery);
        Assert.True(protocol.MultiSession);
    }

    [Theory]
    [InlineData("\"staleAfter\": \"ten\"", "coordination.staleAfter is \"ten\"")]
    [InlineData("\"staleAfter\": 600", "coordination.staleAfter is 600")]
    [InlineData("\"staleAfter\": \"0s\"", "coordination.staleAfter is \"0s\"")]
    [InlineData("\"pushBudget\": \"99999999999d\"", "coordination.pushBudget")]
    [InlineData("\"pushBudget\": \"-1s\"", "coordination.pushBudget")]
    [InlineData("\"pushAttempts\": 0", "coordination.pushAttempts is 0")]
    [InlineData("\"remote\": \"--upload-pack=x\"", "coordination.remote")]
    [InlineData("\"remote\": \"a\\nb\"", "coordination.remote")]
    [InlineData("\"remote\": [\"a\"]", "coordination.remote")]
    [InlineData("\"sessionPrefix\": \"../x\"", "coordination.sessionPrefix")]
    [InlineData("\"endStrategy\": \"Keep it\"", "coordination.endStrategy is \"Keep it\", and must be pr, merge, keep or abandon")]
    [InlineData("\"mergeMethod\": true", "coordination.mergeMethod is true")]
    [InlineData("\"skipCi\": \"always\"", "coordination.skipCi")]
    [InlineData("\"checks\": [1]", "coordination.checks is [1]")]
    [InlineData("\"checks\": \" \"", "coordination.checks")]
    [InlineData("\"copyFiles\": {}", "coordination.copyFiles is {}")]
    [InlineData("\"identity\": \"Me\"", "coordination.identity is \"Me\"")]
    [InlineData("\"identity\": {\"name\": \"\"}", "coordination.identity.name is \"\"")]
    public void A_bad_value_is_named_with_its_key_and_line(string member, string expected)
    {
        var problem = Parse("{\n\"coordination\": {\n" + member + "}}").Problem!;
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Equal(3, problem.Line);
        Assert.Equal(ProblemKind.WrongShape, problem.Kind);
        Assert.DoesNotContain(problem.Message, char.IsControl);
    }

    [Theory]
    [InlineData("{ // targets\n \"name\": \"app\" }", "project.json", false)]
    [InlineData("{ // ours\n \"agents\": {} }", "project.json", true)]
    [InlineData("{ // ours\n }", "docs/project.json", true)]
    public void A_file_with_comments_is_damage_only_where_it_speaks_of_us(string text, string path, bool damaged)
    {
        var parsed = Parse(text, path);
        Assert.Equal(damaged, parsed.Problem is not null);
        Assert.Equal(damaged ? null : false, parsed.Document?.IsOurs);
    }

    [Theory]
    [InlineData("{\"agents\": {\"multiSession\": \"yes\"}}", "agents.multiSession is \"yes\"")]
    [InlineData("{\"agents\": []}", "its member \"agents\" is not an object")]
    [InlineData("{\"coordination\": 1}", "its member \"coordination\" is not an object")]
    [InlineData("{\"git\": {\"defaultBranch\": \"-x\"}}", "git.defaultBranch is \"-x\"")]
    public void Bad_values_elsewhere_are_named_too(string text, string expected) =>
        Assert.Contains(expected, Parse(text).Problem!.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"name\": \"app\", \"$schema\": \"nx\", \"targets\": {}, \"version\": \"3.1.4\"}", "project.json", false)]
    [InlineData("{\"git\": {\"remote\": \"x\"}}", "project.json", false)]
    [InlineData("{}", "docs/project.json", true)]
    [InlineData("{\"agents\": {}}", "project.json", true)]
    [InlineData("{\"coordination\": {}}", "project.json", true)]
    [InlineData("{\"git\": {\"defaultBranch\": \"trunk\"}}", "project.json", true)]
    public void A_project_file_in_the_root_may_be_somebody_elses(string text, string path, bool ours) =>
        Assert.Equal(ours, Parse(text, path).Document!.IsOurs);

    [Fact]
    public void Git_config_overrides_in_any_case_of_letters()
    {
        var overridden = Settings("\"staleAfter\": \"1h\"").WithOverrides(new Dictionary<string, string>
        {
            ["coord.staleafter"] = "3s", ["STATEREF"] = "refs/coord/state", ["coord.sign"] = "yes", ["coord.copyfiles"] = ".a, .b",
            ["coord.checks"] = "make a,b", ["coord.identity.name"] = "N", ["coord.identity.email"] = "e@x", ["coord.unknown"] = "1",
        }).Document!;
        Assert.Equal(TimeSpan.FromSeconds(3), overridden.StaleAfter);
        Assert.Equal(TimeSpan.FromSeconds(1), overridden.Protocol.HeartbeatEvery);
        Assert.Equal("refs/coord/state", overridden.StateRef);
        Assert.Equal([".a", ".b"], overridden.CopyFiles);
        Assert.Equal(["make a,b"], overridden.Checks);
        Assert.Equal(new CommitSettings(SkipCi.None, true, new("N", "e@x")), overridden.Commits);
        var problem = ProjectSettings.Default.WithOverrides(new Dictionary<string, string> { ["coord.staleafter"] = "soon" }).Problem!;
        Assert.Equal(("git config", "coord.staleAfter is soon, and must be a duration such as 500ms, 45s, 10m or 2h"), (problem.Path, problem.Message));
    }

    [Theory]
    [InlineData(null, true, "{\n  \"agents\": {\n    \"multiSession\": true\n  }\n}\n")]
    [InlineData("{}", true, "{ \"agents\": { \"multiSession\": true } }")]
    [InlineData("{\n\t\"name\": \"é\"\n}", true, "{\n\t\"name\": \"é\",\n\t\"agents\": {\n\t\t\"multiSession\": true\n\t}\n}")]
    [InlineData("{\"agents\":{\"multiSession\":true,\"x\":1}}", false, "{\"agents\":{\"multiSession\":false,\"x\":1}}")]
    [InlineData("{\r\n  \"agents\": {\r\n    \"x\": 1\r\n  }\r\n}\r\n", true, "{\r\n  \"agents\": {\r\n    \"x\": 1,\r\n    \"multiSession\": true\r\n  }\r\n}\r\n")]
    [InlineData("{\"agents\": null}", true, "{\"agents\": {\"multiSession\": true}}")]
    [InlineData("{\"agents\": {\"multiSession\": true}}", true, "{\"agents\": {\"multiSession\": true}}")]
    public void Turning_coordination_on_or_off_changes_one_member(string? before, bool value, string after)
    {
        var bytes = ProjectFile.SetMultiSession(before is null ? null : Encoding.UTF8.GetBytes(before), value);
        Assert.Equal(after, StateFiles.Text(bytes));
        Assert.Equal(value, ProjectFile.Parse(bytes, "project.json").Document!.Settings.MultiSession);
    }
}
