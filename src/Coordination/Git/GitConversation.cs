using System.Text;

namespace Coordination.Git;

/// <summary>Questions to a git that stays open, and its answers in their order.</summary>
internal sealed class GitConversation(GitChild child)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly byte[] buffer = new byte[64 << 10];
    private int from;
    private int to;

    /// <param name="requests">One on each line.</param>
    public void Say(string requests) => child.Write(Encoding.UTF8.GetBytes(requests));

    /// <exception cref="CoordinationException">git ended.</exception>
    public string ReadLine()
    {
        var line = new StringBuilder();
        while (true)
        {
            var left = buffer.AsSpan(from, to - from);
            var end = left.IndexOf((byte)'\n');
            line.Append(Encoding.UTF8.GetString(end < 0 ? left : left[..end]));
            from += end < 0 ? left.Length : end + 1;
            if (end >= 0)
            {
                return line.ToString();
            }

            Fill();
        }
    }

    /// <exception cref="CoordinationException">git ended.</exception>
    public byte[] ReadExactly(int count)
    {
        var content = new byte[count];
        for (var done = 0; done < count;)
        {
            if (from == to)
            {
                Fill();
            }

            var portion = Math.Min(count - done, to - from);
            buffer.AsSpan(from, portion).CopyTo(content.AsSpan(done));
            from += portion;
            done += portion;
        }

        return content;
    }

    /// <summary>Nothing more is asked.</summary>
    public void End()
    {
        child.CloseInput();
        if (child.WaitForExit(Patience) is null)
        {
            Abort();
        }

        child.Dispose();
    }

    /// <summary>Ends git in the middle of an answer.</summary>
    public void Abort()
    {
        child.Kill();
        child.WaitForExit(Patience);
    }

    private void Fill()
    {
        from = 0;
        to = Math.Max(child.Read(buffer), 0);
        if (to == 0)
        {
            throw new CoordinationException(ErrorCodes.NotARepository, "git ended while it was asked for an object.", null, "git fsck");
        }
    }
}
