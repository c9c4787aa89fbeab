using System.Globalization;
using System.Text;
using TestKit;

namespace Benchmarks.Speed;

/// <summary>Commits that only need to be pushed, each on the one before, each changing the two state files as a claim does.</summary>
internal static class ReadyCommits
{
    private static readonly string[] Paths = ["docs/session-locks.json", "docs/prd-registry.json"];

    public static IReadOnlyList<string> Make(GitSandbox sandbox, string clone, int count)
    {
        var begin = sandbox.Tip(clone, "HEAD");
        var texts = Paths.Select(path => sandbox.Text(clone, begin, path)).ToArray();
        using var stream = new MemoryStream();
        for (var number = 1; number <= count; number++)
        {
            Write(stream, $"commit refs/ready\ncommitter {GitSandbox.UserName} <{GitSandbox.UserEmail}> {1_700_000_000 + number} +0000\ndata 5\nready\n");
            Write(stream, number == 1 ? $"from {begin}\n" : "");
            for (var file = 0; file < Paths.Length; file++)
            {
                var text = Encoding.UTF8.GetBytes(texts[file].Replace("\"version\": 1", $"\"version\": 1, \"ready\": {number}", StringComparison.Ordinal));
                Write(stream, $"M 100644 inline {Paths[file]}\ndata {text.Length}\n");
                stream.Write(text);
                Write(stream, "\n");
            }
        }

        var answer = sandbox.TryGitWith(stream.ToArray(), clone, "fast-import", "--quiet");
        return answer.Ok
            ? sandbox.Git(clone, "rev-list", "--reverse", begin + "..refs/ready").Split('\n')
            : throw new InvalidOperationException(answer.ToString());
    }

    private static void Write(MemoryStream stream, FormattableString text) => stream.Write(Encoding.UTF8.GetBytes(text.ToString(CultureInfo.InvariantCulture)));

    private static void Write(MemoryStream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));
}
