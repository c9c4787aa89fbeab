using System.Collections.Immutable;
using System.Globalization;

namespace Coordination.Git;

/// <summary>
/// The refs of a remote. A push is a compare-and-swap (<c>--force-with-lease=&lt;ref&gt;:&lt;oid&gt;</c>, never <c>+</c> or <c>--force</c>, which
/// would switch the lease off), and a fetch goes to a private ref that only this process uses.
/// </summary>
internal sealed class RemoteRef(GitProcess git, Repository repository, ObjectReader reader, string remote, Func<string> newToken, Func<DateTimeOffset> now) : IStateRef
{
    public bool IsRemote => true;

    public Task FinishAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<PushAnswer> AdvanceAsync(
        IReadOnlyList<RefUpdate> updates, TimeSpan timeout, PushTraits traits, CancellationToken cancellationToken)
    {
        var trace = Path.Combine(repository.CoordDir, "trace-" + newToken());
        Directory.CreateDirectory(repository.CoordDir);
        try
        {
            var call = new GitCall([.. PushArguments(updates, traits)])
            {
                Timeout = timeout,
                WithHooks = traits == PushTraits.Work,
                Environment = [new("GIT_TRACE_PACKET", trace)],
            };
            var result = await git.RunAsync(call, cancellationToken).ConfigureAwait(false);
            var plain = result.ExitCode == 0 && !result.Killed;
            var kind = PushReport.Judge(result, updates, !plain && WasSent(trace, updates));
            var answer = new PushAnswer(kind, (result.Words + "\n" + Summaries(result)).Trim(), result.Duration);
            if (traits != PushTraits.Work)
            {
                RemoteRemarks.Note(repository, updates[0].Ref, answer, now());
            }

            return answer;
        }
        finally
        {
            File.Delete(trace);
        }
    }

    public async Task<FetchAnswer> FetchAsync(IReadOnlyList<string> refs, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var folder = "refs/coord/fetch/" + newToken();
        try
        {
            return await FetchIntoAsync(folder, refs, timeout, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await DropAsync(folder, refs.Count, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task<FetchAnswer> FetchIntoAsync(string folder, IReadOnlyList<string> refs, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var specs = refs.Select((name, index) => string.Create(CultureInfo.InvariantCulture, $"+{name}:{folder}/{index}"));
        var result = await git.RunAsync(
            new GitCall(
            [
                "fetch", "--quiet", "--no-write-fetch-head", "--no-tags", "--no-prune", "--no-auto-maintenance", "--no-recurse-submodules",
                "--refmap=", "--end-of-options", remote, .. specs,
            ]) { Timeout = timeout },
            cancellationToken).ConfigureAwait(false);
        var tips = ImmutableDictionary.CreateBuilder<string, string>();
        for (var index = 0; index < refs.Count; index++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{folder}/{index}");
            if (result.Ok && await reader.InfoAsync(name, cancellationToken).ConfigureAwait(false) is { Type: "commit" } found)
            {
                tips[refs[index]] = found.Id;
            }
        }

        return result.Ok ? new FetchAnswer(null, tips.ToImmutable(), "") : await LookCloserAsync(refs, result, timeout, cancellationToken).ConfigureAwait(false);
    }

    // A fetch fails as a whole when one ref is missing: ask which are there, and fetch only those.
    private async Task<FetchAnswer> LookCloserAsync(
        IReadOnlyList<string> refs, GitResult failed, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (failed.Killed)
        {
            return FetchAnswer.Failed(ErrorCodes.RemoteUnreachable, failed.Words);
        }

        var list = await git.RunAsync(
            new GitCall(["ls-remote", "--quiet", "--end-of-options", remote, .. refs]) { Timeout = timeout }, cancellationToken).ConfigureAwait(false);
        if (!list.Ok)
        {
            return FetchAnswer.Failed(
                RemoteWords.IsAuthentication(list.Words) ? ErrorCodes.Authentication : ErrorCodes.RemoteUnreachable, list.Words);
        }

        var present = list.Text.Split('\n').Select(line => line.Split('\t')).Where(fields => fields.Length == 2)
            .Select(fields => fields[1]).Where(refs.Contains).ToList();
        return present.Count == 0 ? new FetchAnswer(null, ImmutableDictionary<string, string>.Empty, failed.Words)
            : present.Count == refs.Count ? FetchAnswer.Failed(ErrorCodes.RemoteBroken, failed.Words)
            : await FetchAsync(present, timeout, cancellationToken).ConfigureAwait(false);
    }

    private IEnumerable<string> PushArguments(IReadOnlyList<RefUpdate> updates, PushTraits traits)
    {
        string[] options = traits switch
        {
            PushTraits.Work => ["push", "--porcelain"],
            PushTraits.StateOnly => ["-c", "push.pushOption=", "push", "--porcelain", "--no-verify"],
            _ => ["-c", "push.pushOption=", "push", "--porcelain", "--no-verify", "--push-option=ci.skip"],
        };
        return options
            .Concat(traits == PushTraits.Work ? [] : ["--no-follow-tags", "--no-signed", "--recurse-submodules=no"])
            .Concat(updates.Select(update => $"--force-with-lease={update.Ref}:{update.Expected}"))
            .Concat(updates.Count > 1 ? ["--atomic"] : [])
            .Concat(["--end-of-options", remote])
            .Concat(updates.Select(update => $"{update.New}:{update.Ref}"));
    }

    // git's own packet trace tells whether a ref update went out, in any language and over any transport.
    private static bool WasSent(string trace, IReadOnlyList<RefUpdate> updates) =>
        File.Exists(trace)
        && File.ReadLines(trace).Any(line =>
            line.Contains("> ", StringComparison.Ordinal)
            && updates.Any(update => line.Contains(' ' + update.Ref, StringComparison.Ordinal)
                && (update.New is null || line.Contains(update.New, StringComparison.Ordinal))));

    private static string Summaries(GitResult result) =>
        result.Ok ? "" : string.Join('\n', Rejections(PushReport.Parse(result.Text)));

    private static IEnumerable<string> Rejections(Dictionary<string, PushedRef> refs)
    {
        foreach (var (name, pushed) in refs)
        {
            if (pushed.Flag == '!')
            {
                yield return name + " " + pushed.Summary;
            }
        }
    }

    private async Task DropAsync(string folder, int count, CancellationToken cancellationToken)
    {
        var path = Path.Combine(repository.CommonDir, folder);
        if (Directory.Exists(path))
        {
            for (var index = 0; index < count; index++)
            {
                File.Delete(Path.Combine(path, index.ToString(CultureInfo.InvariantCulture)));
            }

            try
            {
                Directory.Delete(path);
            }
            catch (IOException)
            {
                // git's own lock files, after it was killed.
                Directory.Delete(path, recursive: true);
            }

            return;
        }

        // No loose files: another ref storage, or packed in between.
        var refs = await git.RunAsync(new GitCall("for-each-ref", "--format=delete %(refname)", folder), cancellationToken).ConfigureAwait(false);
        if (refs.Output.Length > 0)
        {
            await git.RunAsync(new GitCall("update-ref", "--stdin") { Input = refs.Output }, cancellationToken).ConfigureAwait(false);
        }
    }
}
