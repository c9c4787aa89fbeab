using System.Text.Json;
using Coordination.Cli.Output;
using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests.Output;

public sealed class JsonDocumentTests
{
    [Fact]
    public void The_shape_of_success()
    {
        var reply = Coordination.Cli.Replies.EndReplies.Of(ResultSamples.Unclaim) with { Warnings = [new("w", "careful")] };
        Assert.Equal(
            """{"schemaVersion":1,"command":"unclaim","ok":true,"data":{"prdId":"print-templates","branch":"feature/print-templates"},"warnings":[{"code":"w","message":"careful"}],"nextActions":[["coord","claim","--next"]]}""",
            JsonDocumentWriter.Write(reply));
    }

    [Fact]
    public void The_shape_of_a_refusal()
    {
        var refusal = new TakeoverPendingRefusal("billing", "developer-def456", true) { RetryAfter = TimeSpan.FromSeconds(119.2) };
        using var document = JsonDocument.Parse(JsonDocumentWriter.Write(ReplySamples.Refused("resume", refusal)));
        Assert.Equal(["schemaVersion", "command", "ok", "error", "warnings", "nextActions"], document.RootElement.EnumerateObject().Select(member => member.Name));
        var error = document.RootElement.GetProperty("error");
        Assert.Equal("not_yet", error.GetProperty("code").GetString());
        Assert.True(error.GetProperty("retryable").GetBoolean());
        Assert.Equal(120, error.GetProperty("retryAfterSeconds").GetInt64());
        Assert.True(error.GetProperty("facts").GetProperty("challenged").GetBoolean());
        Assert.Equal("coord resume print-templates --wait", error.GetProperty("hint").GetString());
    }

    [Theory]
    [InlineData("claim", "sessionId prdId prdFile branch branchBase fence opId worktree risk stories heartbeatEverySeconds staleAfterSeconds attempts")]
    [InlineData("resume", "sessionId prdId prdFile branch branchBase fence opId worktree risk stories heartbeatEverySeconds staleAfterSeconds attempts previousSession")]
    [InlineData("heartbeat", "sessionId prdId fence currentStory storiesCompleted storiesTotal pushed verifiedAt challenged")]
    [InlineData("release", "prdId mergeCommit archivedTo branchDeleted keptBranch checks")]
    [InlineData("abandon", "prdId archivedTo backupRef keptBranch")]
    [InlineData("unclaim", "prdId")]
    [InlineData("verify", "commits operations foreign violations")]
    [InlineData("verify-illegal", "commits operations foreign violations")]
    [InlineData("status", "project mode stateRef tip asOf current sessions stale available queue completed abandoned")]
    public void The_data_of_the_main_commands_has_every_promised_member(string name, string members)
    {
        using var document = JsonDocument.Parse(JsonDocumentWriter.Write(ReplySamples.Accepted[name]));
        var data = document.RootElement.GetProperty("data").EnumerateObject().Select(member => member.Name);
        Assert.Empty(members.Split(' ').Except(data));
    }

    [Theory]
    [InlineData("sessions", "sessionId prdId branch currentStory storiesCompleted storiesTotal status heartbeat ageSeconds stale fence")]
    [InlineData("available", "prdId title priority storiesTotal risk conflictsWith blockedBy claimable")]
    public void The_rows_of_the_dashboard_have_every_promised_member(string list, string members)
    {
        using var document = JsonDocument.Parse(JsonDocumentWriter.Write(ReplySamples.Accepted["status"]));
        foreach (var row in document.RootElement.GetProperty("data").GetProperty(list).EnumerateArray())
        {
            Assert.Empty(members.Split(' ').Except(row.EnumerateObject().Select(member => member.Name)));
        }
    }

    [Fact]
    public void Stdout_has_exactly_one_document_and_stderr_nothing()
    {
        foreach (var reply in ReplySamples.Accepted.Values.Concat(RefusalSamples.All.Select(sample => ReplySamples.Refused(sample.Command, sample.Refusal))))
        {
            var world = new World(terminal: true);
            ReplyPrinter.Print(reply, new GlobalOptions { Json = true, Verbose = true }, world.Environment);
            Assert.Equal("", world.Stderr);
            Assert.Single(world.Stdout.TrimEnd('\n').Split('\n'));
            using var document = JsonDocument.Parse(world.Stdout);
            Assert.Equal(reply.Problem is null, document.RootElement.GetProperty("ok").GetBoolean());
        }
    }

    [Fact]
    public void Next_actions_are_made_of_safe_words_only()
    {
        foreach (var reply in ReplySamples.Accepted.Values.Concat(RefusalSamples.All.Select(sample => ReplySamples.Refused(sample.Command, sample.Refusal))))
        {
            Assert.All(reply.NextActions.SelectMany(action => action.Words), word => Assert.True(SafeName.IsWord(word), word));
        }

        Assert.Equal(["coord", "status"], NextAction.Coord("resume", "a b").Words);
        Assert.Equal(["git", "status"], NextAction.Git("push", "origin", "$(id)").Words);
    }

    [Fact]
    public void Foreign_text_is_capped()
    {
        var shown = ResultSamples.PrdShow with { Prd = ResultSamples.Prds[0] with { Title = new string('x', 4000) } };
        using var document = JsonDocument.Parse(JsonDocumentWriter.Write(Coordination.Cli.Replies.PrdReplies.Of(shown)));
        Assert.Equal(500, document.RootElement.GetProperty("data").GetProperty("prd").GetProperty("title").GetString()!.Length);
        Assert.Contains("prd.title", document.RootElement.GetProperty("foreignText").EnumerateArray().Select(item => item.GetString()));
    }
}
