using System.Globalization;
using System.Text;

namespace Coordination.Git;

/// <summary>Reads objects through one long-lived <c>git cat-file --batch-command</c>, which runs no hooks and no filters.</summary>
internal sealed class ObjectReader(GitProcess git, ObjectFormat format) : IAsyncDisposable
{
    private readonly Lock turn = new();
    private GitConversation? conversation;

    public ObjectFormat Format => format;

    /// <summary>Id, type and size of an object; null when there is none.</summary>
    public Task<ObjectInfo?> InfoAsync(string name, CancellationToken cancellationToken) => git.Blocks
        ? Task.FromResult(Info(name, cancellationToken))
        : Task.Run(() => Info(name, cancellationToken), cancellationToken);

    /// <summary>The content of an object; null when there is none, or when it is larger than <paramref name="limit"/>.</summary>
    public Task<GitObject?> ReadAsync(string name, CancellationToken cancellationToken, long limit = 64 << 20) => git.Blocks
        ? Task.FromResult(Read(name, limit, cancellationToken))
        : Task.Run(() => Read(name, limit, cancellationToken), cancellationToken);

    /// <summary>What many objects are, asked in one go: the next question does not wait for the answer before.</summary>
    public Task<List<ObjectInfo?>> InfosAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) => git.Blocks
        ? Task.FromResult(Many<string, ObjectInfo?>(names, Infos, cancellationToken))
        : Task.Run(() => Many<string, ObjectInfo?>(names, Infos, cancellationToken), cancellationToken);

    /// <summary>The contents of many objects, asked in one go.</summary>
    public Task<List<GitObject>> ContentsAsync(IReadOnlyList<ObjectInfo> objects, CancellationToken cancellationToken) => git.Blocks
        ? Task.FromResult(Many<ObjectInfo, GitObject>(objects, Contents, cancellationToken))
        : Task.Run(() => Many<ObjectInfo, GitObject>(objects, Contents, cancellationToken), cancellationToken);

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

    public ValueTask DisposeAsync()
    {
        lock (turn)
        {
            conversation?.End();
            conversation = null;
        }

        return default;
    }

    private ObjectInfo? Info(string name, CancellationToken cancellationToken)
    {
        lock (turn)
        {
            return InTurn(() => Ask("info " + name), cancellationToken);
        }
    }

    private GitObject? Read(string name, long limit, CancellationToken cancellationToken)
    {
        lock (turn)
        {
            return InTurn(() => ReadInTurn(name, limit), cancellationToken);
        }
    }

    // So many questions fit into the pipe, whatever git does with its answers.
    private const int Portion = 200;

    private List<TAnswer> Many<TQuestion, TAnswer>(
        IReadOnlyList<TQuestion> questions, Action<IReadOnlyList<TQuestion>, int, int, List<TAnswer>> ask, CancellationToken cancellationToken)
    {
        lock (turn)
        {
            return InTurn(
                () =>
                {
                    var answers = new List<TAnswer>(questions.Count);
                    for (var from = 0; from < questions.Count; from += Portion)
                    {
                        ask(questions, from, Math.Min(from + Portion, questions.Count), answers);
                    }

                    return answers;
                },
                cancellationToken)!;
        }
    }

    private void Infos(IReadOnlyList<string> names, int from, int to, List<ObjectInfo?> answers)
    {
        var text = new StringBuilder();
        for (var index = from; index < to; index++)
        {
            text.Append("info ").Append(IsName(names[index]) ? names[index] : format.Zero).Append('\n');
        }

        conversation!.Say(text.ToString());
        for (var index = from; index < to; index++)
        {
            answers.Add(InfoOf(conversation.ReadLine()));
        }
    }

    private void Contents(IReadOnlyList<ObjectInfo> objects, int from, int to, List<GitObject> answers)
    {
        var text = new StringBuilder();
        for (var index = from; index < to; index++)
        {
            text.Append("contents ").Append(objects[index].Id).Append('\n');
        }

        conversation!.Say(text.ToString());
        for (var index = from; index < to; index++)
        {
            answers.Add(new GitObject(objects[index], ContentOf(objects[index])));
        }
    }

    private ReadOnlyMemory<byte> ContentOf(ObjectInfo expected)
    {
        if (InfoOf(conversation!.ReadLine()) is not { } found || found.Size != expected.Size)
        {
            throw new CoordinationException(ErrorCodes.StateDamaged, "An object of the history went while it was read.", expected.Id, "git fsck");
        }

        return conversation.ReadExactly((int)expected.Size + 1).AsMemory(0, (int)expected.Size);
    }

    private GitObject? ReadInTurn(string name, long limit)
    {
        var info = Ask("info " + name);
        if (info is null || info.Size > limit)
        {
            return info is null ? null : new GitObject(info, null);
        }

        Ask("contents " + info.Id);
        var content = conversation!.ReadExactly((int)info.Size + 1);
        return new GitObject(info, content.AsMemory(0, (int)info.Size));
    }

    private T? InTurn<T>(Func<T?> ask, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        conversation ??= new GitConversation(git.StartConversation(new GitCall("cat-file", "--batch-command")));
        try
        {
            using (cancellationToken.UnsafeRegister(static talk => ((GitConversation)talk!).Abort(), conversation))
            {
                return ask();
            }
        }
        catch
        {
            // The answer is still on its way: the next question must not read it as its own.
            conversation.Abort();
            conversation = null;
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    private ObjectInfo? Ask(string request)
    {
        if (!IsName(request))
        {
            return null;
        }

        conversation!.Say(request + "\n");
        return InfoOf(conversation.ReadLine());
    }

    private static bool IsName(string name)
    {
        foreach (var letter in name)
        {
            if (char.IsControl(letter))
            {
                return false;
            }
        }

        return true;
    }

    private ObjectInfo? InfoOf(string line)
    {
        var parts = line.Split(' ');
        return parts.Length == 3 && parts[0].Length == format.HashSize * 2 && long.TryParse(parts[2], CultureInfo.InvariantCulture, out var size)
            ? new ObjectInfo(parts[0], parts[1], size)
            : null;
    }
}
