using Coordination.Protocol;

namespace Coordination.Git;

/// <summary>Finds the remote and the state ref: git config, else the default branch of the remote.</summary>
internal sealed class StateLocator(GitProcess git, GitConfig config, Repository repository, bool offline = false)
{
    private string NotePath => Path.Combine(repository.CoordDir, "location");

    /// <param name="named">A remote that was asked for; null: the configured one.</param>
    public async Task<StateLocation> LocateAsync(string? named, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var remote = Remote(named ?? config["coord.remote"]);
        var address = remote is null ? null : await AddressAsync(remote, cancellationToken).ConfigureAwait(false);
        var main = await DefaultBranchAsync(remote, address, timeout, cancellationToken).ConfigureAwait(false);
        var stateRef = config["coord.stateRef"] is { } pinned ? RefName.Full(pinned) : Noted(remote, main) ?? main;
        if (!RefName.IsValid(stateRef))
        {
            throw new CoordinationException(
                ErrorCodes.InvalidName, "The state ref in git config is not a ref name.", "coord.stateRef", "git config --unset coord.stateRef");
        }

        return new StateLocation(remote, address, stateRef, main);
    }

    /// <summary>Keeps where the default branch's project file points on to, so that the next command goes there at once.</summary>
    public void Note(StateLocation location) => LineFile.Write(
        NotePath,
        [new("remote", location.Remote ?? ""), new("defaultBranch", location.DefaultBranch), new("stateRef", location.StateRef)],
        flush: false);

    private string? Noted(string? remote, string main)
    {
        var note = LineFile.Read(NotePath);
        return note.GetValueOrDefault("remote") == (remote ?? "") && note.GetValueOrDefault("defaultBranch") == main
            ? note.GetValueOrDefault("stateRef")
            : null;
    }

    private string? Remote(string? named)
    {
        var remote = named ?? "origin";
        if (config.Count($"remote.{remote}.url") + config.Count($"remote.{remote}.pushurl") > 0)
        {
            return RefName.IsValid(remote)
                ? remote
                : throw new CoordinationException(ErrorCodes.InvalidName, "The remote's name can't be used safely.", remote, "git remote rename");
        }

        return named is null
            ? null
            : throw new CoordinationException(
                ErrorCodes.NotInitialized, $"There is no remote '{named}' in this clone.", "coord.remote", "git remote -v");
    }

    // One URL for both directions. By name where that is the same, so that all of remote.<name>.* works as in git; but a mirror's
    // name takes no single refs.
    private async Task<string> AddressAsync(string remote, CancellationToken cancellationToken)
    {
        if (config.Count($"remote.{remote}.pushurl") == 0 && config.Count($"remote.{remote}.url") == 1
            && !config.RewritesPushes && !config.IsTrue($"remote.{remote}.mirror"))
        {
            return remote;
        }

        var result = await git.RunAsync(new GitCall("remote", "get-url", "--push", "--all", "--end-of-options", remote), cancellationToken)
            .ConfigureAwait(false);
        var resolved = result.Line.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return resolved.Length == 1
            ? resolved[0]
            : throw new CoordinationException(
                ErrorCodes.SeveralPushUrls, "The remote has several push URLs; coordination needs one place that decides.",
                $"remote.{remote}.pushurl", $"git remote set-url --push {remote} <url>");
    }

    private async Task<string> DefaultBranchAsync(string? remote, string? address, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (remote is null)
        {
            return await LocalDefaultAsync(cancellationToken).ConfigureAwait(false);
        }

        var prefix = $"refs/remotes/{remote}/";
        var head = SymbolicTarget(Path.Combine(repository.CommonDir, prefix + "HEAD"));
        if (head is not null && head.StartsWith(prefix, StringComparison.Ordinal))
        {
            return "refs/heads/" + head[prefix.Length..];
        }

        var note = LineFile.Read(NotePath);
        return note.GetValueOrDefault("remote") == remote && note.TryGetValue("defaultBranch", out var known) ? known
            : offline ? await LocalDefaultAsync(cancellationToken).ConfigureAwait(false)
            : await AskRemoteAsync(remote, address!, timeout, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> AskRemoteAsync(string remote, string address, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var result = await git.RunAsync(
            new GitCall("ls-remote", "--symref", "--end-of-options", address, "HEAD") { Timeout = timeout }, cancellationToken).ConfigureAwait(false);
        var line = result.Text.Split('\n').FirstOrDefault(text => text.StartsWith("ref: ", StringComparison.Ordinal));
        if (line is null)
        {
            return await LocalDefaultAsync(cancellationToken).ConfigureAwait(false);
        }

        var main = line[5..].Split('\t')[0];
        Note(new StateLocation(remote, address, main, main));
        return main;
    }

    private async Task<string> LocalDefaultAsync(CancellationToken cancellationToken)
    {
        foreach (var candidate in new[] { "refs/heads/main", "refs/heads/master" })
        {
            var known = await git.RunAsync(new GitCall("rev-parse", "--verify", "--quiet", candidate), cancellationToken).ConfigureAwait(false);
            if (known.Ok)
            {
                return candidate;
            }
        }

        return SymbolicTarget(Path.Combine(repository.GitDir, "HEAD")) ?? "refs/heads/main";
    }

    private static string? SymbolicTarget(string file)
    {
        const string prefix = "ref: ";
        var text = File.Exists(file) ? File.ReadAllText(file).Trim() : "";
        return text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : null;
    }
}
