using Coordination.Documents;
using Coordination.Protocol;

namespace Coordination.Tests.Documents;

/// <summary>Files that were found in the wild, where they lie beside the repository; these tests pass without them.</summary>
public sealed class SampleTests
{
    private static byte[]? Sample(string name)
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var path = Path.Combine(folder, "..", "shared", "samples", name);
            if (File.Exists(path))
                return File.ReadAllBytes(path);
        }

        return null;
    }

    [Fact]
    public void Real_state_files_are_read_and_written_back_as_they_are()
    {
        if (Sample("session-locks.json") is not { } locks || Sample("prd-registry.json") is not { } registry)
            return;
        var files = StateFiles.Read(locks, registry);
        Assert.True(files.Locks.Patch(files.State).Span.SequenceEqual(locks));
        Assert.True(files.Registry.Patch(files.State).Span.SequenceEqual(registry));
        Assert.Equal(LockStatus.InProgress, Assert.Single(files.Locks.Locks).Status);
        Assert.All(files.Registry.Prds.Concat(files.Registry.Completed), prd => Assert.True(prd.Status == PrdStatus.Completed && prd.StoriesTotal > 0));
        var beaten = files.Beat(files.Locks.Locks[0].SessionId);
        Assert.Equal(registry, beaten.Registry.Bytes.ToArray());
        Assert.Equal(3, LineChanges.Between(files.LocksText, beaten.LocksText).Count(line => line[0] == '-') + 1);
    }

    [Fact]
    public void A_real_PRD_is_read_and_one_story_of_it_passed()
    {
        if (Sample("prd-memo.json") is not { } bytes)
            return;
        var document = PrdDocument.Parse(bytes, "docs/prds/prd-memo.json").Document!;
        Assert.True(document.MarkPassed("US-none").Span.SequenceEqual(bytes));
        Assert.Equal("feature/memo-page", document.ToStories("x").BranchName);
        var passed = document.MarkPassed("US-003");
        Assert.Equal(bytes.Length - 1, passed.Length);
        Assert.Single(PrdDocument.Parse(passed, "x").Document!.ToStories("x").Stories, story => story.Passes);
    }

    [Fact]
    public void A_real_PRD_is_taken_as_a_new_one()
    {
        if (Sample("prd-memo.json") is not { } bytes)
            return;
        var prd = NewPrdDocument.Read(bytes, "prd-memo.json", "memo", null, []).Document!;
        Assert.Equal(bytes, System.Text.Encoding.UTF8.GetBytes(prd.Json!));
        Assert.Equal(("feature/memo-page", new StoryCount(0, 5), null), (prd.BranchName, prd.Stories, prd.Priority));
    }
}
