using System.Text;
using Coordination.Documents;
using Coordination.Protocol;

namespace Coordination.Git;

/// <summary>Carries out the file changes of a decision on a tree.</summary>
internal static class StateFiles
{
    public static async Task ApplyAsync(TreeEditor tree, IEnumerable<FileChange> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            switch (change)
            {
                case FileChange.StoryPassed passed:
                    await PassStoryAsync(tree, passed, cancellationToken).ConfigureAwait(false);
                    break;
                case FileChange.Moved moved:
                    if (StatePath.IsSafe(moved.From) && await tree.RemoveAsync(moved.From, cancellationToken).ConfigureAwait(false) is { } entry)
                    {
                        await tree.PutAsync(moved.To, entry, cancellationToken).ConfigureAwait(false);
                    }

                    break;
                case FileChange.Written written:
                    await tree.PutFileAsync(written.Path, Encoding.UTF8.GetBytes(written.Text), cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
    }

    private static async Task PassStoryAsync(TreeEditor tree, FileChange.StoryPassed passed, CancellationToken cancellationToken)
    {
        if (await tree.ReadFileAsync(passed.File, cancellationToken).ConfigureAwait(false) is { } bytes
            && PrdDocument.Parse(bytes, passed.File).Document is { } document)
        {
            await tree.PutFileAsync(passed.File, document.MarkPassed(passed.StoryId).ToArray(), cancellationToken).ConfigureAwait(false);
        }
    }
}
