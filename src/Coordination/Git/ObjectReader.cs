using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Coordination.Git;

/// <summary>Reads objects through one long-lived <c>git cat-file --batch-command</c>, which runs no hooks and no filters.</summary>
internal sealed class ObjectReader(GitProcess git, ObjectFormat format) : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private Process? process;

    public ObjectFormat Format => format;

    /// <summary>Id, type and size of an object; null when there is none.</summary>
    public async Task<ObjectInfo?> InfoAsync(string name, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await AskAsync("info " + name, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // The answer is still on its way: the next question must not read it as its own.
            Abort();
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The content of an object; null when there is none, or when it is larger than <paramref name="limit"/>.</summary>
    public async Task<GitObject?> ReadAsync(string name, CancellationToken cancellationToken, long limit = 64 << 20)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var info = await AskAsync("info " + name, cancellationToken).ConfigureAwait(false);
            if (info is null || info.Size > limit)
            {
                return info is null ? null : new GitObject(info, null);
            }

            await AskAsync("contents " + info.Id, cancellationToken).ConfigureAwait(false);
            var content = new byte[info.Size + 1];
            await process!.StandardOutput.BaseStream.ReadExactlyAsync(content, cancellationToken).ConfigureAwait(false);
            return new GitObject(info, content.AsMemory(0, (int)info.Size));
        }
        catch
        {
            // The answer is still on its way: the next question must not read it as its own.
            Abort();
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    public async Task<List<TreeEntry>?> ReadTreeAsync(string name, CancellationToken cancellationToken)
    {
        var tree = await ReadAsync(name, cancellationToken).ConfigureAwait(false);
        return tree is { Info.Type: "tree", Content: { } content } ? TreeObject.Parse(content.Span, format) : null;
    }

    public async Task<CommitObject?> ReadCommitAsync(string name, CancellationToken cancellationToken)
    {
        var commit = await ReadAsync(name, cancellationToken).ConfigureAwait(false);
        return commit is { Info.Type: "commit", Content: { } content }
            ? CommitObject.Parse(commit.Info.Id, Encoding.UTF8.GetString(content.Span))
            : null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.StandardInput.Close();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            try
            {
                await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }

            process.Dispose();
            process = null;
        }

        turn.Dispose();
    }

    private async Task<ObjectInfo?> AskAsync(string request, CancellationToken cancellationToken)
    {
        if (request.Any(char.IsControl))
        {
            return null;
        }

        process ??= git.StartConversation(new GitCall("cat-file", "--batch-command"));
        var stream = process.StandardInput.BaseStream;
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request + "\n"), cancellationToken).ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        var line = await ReadLineAsync(process.StandardOutput.BaseStream, cancellationToken).ConfigureAwait(false);
        var parts = line.Split(' ');
        return parts.Length == 3 && parts[0].Length == format.HashSize * 2 && long.TryParse(parts[2], CultureInfo.InvariantCulture, out var size)
            ? new ObjectInfo(parts[0], parts[1], size)
            : null;
    }

    private void Abort()
    {
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            process = null;
        }
    }

    private static async Task<string> ReadLineAsync(Stream stream, CancellationToken cancellationToken)
    {
        var line = new List<byte>(80);
        var next = new byte[1];
        while (await stream.ReadAsync(next, cancellationToken).ConfigureAwait(false) == 1)
        {
            if (next[0] == '\n')
            {
                return Encoding.UTF8.GetString(line.ToArray());
            }

            line.Add(next[0]);
        }

        throw new CoordinationException(ErrorCodes.NotARepository, "git ended while it was asked for an object.", null, "git fsck");
    }
}
