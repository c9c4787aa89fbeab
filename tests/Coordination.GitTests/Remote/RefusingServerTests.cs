using Coordination.GitTests.Kit;

namespace Coordination.GitTests.Remote;

/// <summary>A server that is there and says no: the kind of no, how often it was asked, and that nothing was written.</summary>
public sealed class RefusingServerTests
{
    [Fact]
    public async Task A_lock_file_that_a_dead_server_left_behind_is_a_broken_remote_after_two_definite_answers()
    {
        await using var team = new Team(nameof(RefusingServerTests), new PrdSeed("prd-one"));
        ServerHook.LeaveLock(team.Remote, "refs/heads/main");
        var refusal = await RefusedAsync(team, ErrorCodes.RemoteBroken);
        Assert.Equal(2, refusal.Attempts);
        Assert.NotEmpty(refusal.Words);
        File.Delete(Path.Combine(team.Remote, "refs/heads/main.lock"));
        await WorksAsync(team);
    }

    [Fact]
    public async Task A_hook_that_declines_is_policy_with_the_servers_words_and_is_asked_once()
    {
        await using var team = new Team(nameof(RefusingServerTests), new PrdSeed("prd-one"));
        var counter = Path.Combine(team.Sandbox.Root, "pushes");
        ServerHook.Install(team.Remote, "pre-receive", $"""
            echo push >> "{counter.Replace('\\', '/')}"
            echo 'GH006: Protected branch update failed for refs/heads/main.' >&2
            exit 1

            """);
        var refusal = await RefusedAsync(team, ErrorCodes.RemotePolicy);
        Assert.Equal(1, refusal.Attempts);
        Assert.Single(await File.ReadAllLinesAsync(counter));
        Assert.Contains("GH006: Protected branch update failed", refusal.Words, StringComparison.Ordinal);
        ServerHook.Remove(team.Remote, "pre-receive");
        await WorksAsync(team);
    }

    [Fact]
    public async Task A_rule_for_the_state_branch_alone_is_policy_too()
    {
        await using var team = new Team(nameof(RefusingServerTests), new PrdSeed("prd-one"));
        ServerHook.RefuseRef(team.Remote, "refs/heads/main", "changes must be made through a pull request");
        Assert.Contains("pull request", (await RefusedAsync(team, ErrorCodes.RemotePolicy)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_takes_no_pushes_at_all_is_named_as_such()
    {
        await using var team = new Team(nameof(RefusingServerTests), new PrdSeed("prd-one"));
        using var daemon = new GitDaemon(team.Sandbox);
        team.Through(daemon.Url());
        team.Sandbox.Git(team.Remote, "config", "daemon.receivepack", "false");
        var refusal = await RefusedAsync(team, ErrorCodes.RemotePolicy, ErrorCodes.RemoteBroken);
        Assert.Contains("service not enabled", refusal.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_wants_a_password_is_an_authentication_failure()
    {
        await using var team = new Team(nameof(RefusingServerTests), new PrdSeed("prd-one"));
        using var server = new HttpBackend(team.Sandbox, "ada:secret");
        team.Through(server.Url());
        Assert.Equal(78, (await RefusedAsync(team, ErrorCodes.Authentication)).Code.ExitCode);
        team.Through(server.Url(user: "ada:wrong"));
        await RefusedAsync(team, ErrorCodes.Authentication);
        team.Through(server.Url(user: "ada:secret"));
        await WorksAsync(team);
    }

    [Theory]
    [InlineData(403, "authentication", "403")]
    [InlineData(404, "remote_unreachable", "not found")]
    [InlineData(500, "remote_unreachable", "500")]
    public async Task An_http_error_has_its_own_code(int status, string code, string word)
    {
        await using var team = new Team(nameof(RefusingServerTests), new PrdSeed("prd-one"));
        using var server = new HttpBackend(team.Sandbox) { Status = status };
        team.Through(server.Url());
        var refusal = await RefusedAsync(team, [.. ErrorCodes.All.Where(known => known.Name == code)]);
        Assert.Contains(word, refusal.Words, StringComparison.Ordinal);
    }

    private static async Task<RemoteRefusal> RefusedAsync(Team team, params ErrorCode[] codes)
    {
        var claim = await team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one"));
        var refusal = Assert.IsType<RemoteRefusal>(claim.Refusal);
        Assert.True(codes.Contains(refusal.Code), refusal.ToString());
        Assert.Equal(team.Begin, team.Main);
        return refusal;
    }

    private static async Task WorksAsync(Team team)
    {
        var claim = await team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one"));
        Assert.True(claim.Ok, claim.Refusal?.ToString());
        await team.ProveAsync();
    }
}
