using System.Collections.Immutable;
using Coordination.Cli.Agents;
using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>What <c>init</c> and <c>deinit</c> wrote, or would write.</summary>
internal static class InitReply
{
    /// <param name="command">Its name.</param>
    /// <param name="done">What came of the state.</param>
    /// <param name="asked">What came of the files for agents; nothing when nobody asked for them.</param>
    public static Reply Of(string command, InitResult done, ImmutableArray<ManagedFileChange> asked = default)
    {
        var agentFiles = asked.IsDefault ? [] : asked;
        return new Reply(command)
        {
            Data = json => json.String("stateRef", done.StateRef).String("remote", done.Remote).Strings("files", done.Files)
                .Strings("config", done.Config).String("commit", done.Commit).Bool("dryRun", done.DryRun).Bool("already", done.Already)
                .Bool("protected", done.Protected).Objects("agentFiles", agentFiles, AgentFile),
            Text = page => Text(page, command, done, agentFiles),
            NextActions = Next(command, done, agentFiles) is { } next ? [next] : [],
        };
    }

    /// <summary>Only the files for agents were asked for.</summary>
    public static Reply OfFiles(string command, ImmutableArray<ManagedFileChange> agentFiles, bool dryRun) => new(command)
    {
        Data = json => json.Null("stateRef").Null("remote").Strings("files", []).Strings("config", []).Null("commit").Bool("dryRun", dryRun)
            .Bool("already", agentFiles.All(file => file.IsNone)).Bool("protected", false).Objects("agentFiles", agentFiles, AgentFile),
        Text = page =>
        {
            page.Line(agentFiles.All(file => file.IsNone) ? "nothing to do: there is no block for agents here"
                : dryRun ? "would take the block for agents back" : "took the block for agents back");
            AgentFiles(page, agentFiles);
        },
    };

    private static void AgentFile(JsonText json, ManagedFileChange file) =>
        json.String("path", file.Path).String("change", file.Change).Path("keptCopy", file.KeptCopy);

    private static void AgentFiles(TextPage page, ImmutableArray<ManagedFileChange> files)
    {
        foreach (var file in files)
        {
            page.Field("agents", file.Path + ": " + WordsOf(file.Change) + (file.KeptCopy is null ? "" : "; as it was: " + file.KeptCopy));
        }

        if (!files.All(file => file.IsNone))
        {
            page.Field("", "these files are in your working tree; coord does not commit them");
        }
    }

    private static string WordsOf(string change) => change switch
    {
        "made" => "new file with the block",
        "added" => "block added, all other text as it was",
        "replaced" => "block brought up to date",
        "removed" => "block taken out",
        "file_removed" => "file removed, it held nothing else",
        "not_needed" => "left alone, it leads to AGENTS.md already",
        _ => "nothing to change",
    };

    private static void Text(TextPage page, string command, InitResult done, ImmutableArray<ManagedFileChange> agentFiles)
    {
        var at = done.StateRef + (done.Remote is null ? " (no remote)" : $" on {done.Remote}");
        page.Line((command, done) switch
        {
            (_, { Already: true }) => $"nothing to do: coordination is {(command == "init" ? "on" : "off")} already, at {at}",
            ("init", { DryRun: true }) => $"would set coordination up at {at}",
            ("init", _) => $"coordination is on, at {at}",
            (_, { DryRun: true }) => $"would take coordination away from {at}",
            _ => $"coordination is off, at {at}",
        });
        foreach (var file in done.Files)
        {
            page.Field("file", file);
        }

        foreach (var setting in done.Config)
        {
            page.Field("git config", setting);
        }

        page.Field("commit", done.Commit is null ? null : Views.Short(done.Commit));
        AgentFiles(page, agentFiles);
        if (done.Protected && command == "init")
        {
            page.Line($"  {done.StateRef} is protected; a ref of its own keeps others from being turned away");
        }

        if (Next(command, done, agentFiles) is { } next)
        {
            page.Line($"next: {next}");
        }
    }

    private static NextAction? Next(string command, InitResult done, ImmutableArray<ManagedFileChange> agentFiles) => (command, done) switch
    {
        ("init", { DryRun: true }) when !agentFiles.All(file => file.IsNone) => NextAction.Coord("init", AgentsMd.Option.Name),
        ("init", { DryRun: true, Already: false }) => NextAction.Coord("init"),
        ("init", { Protected: true }) => NextAction.Coord("init", "--state-ref", "refs/heads/coord-state"),
        ("init", _) => NextAction.Coord("status"),
        (_, { DryRun: true, Already: false }) => NextAction.Coord("deinit"),
        _ => null,
    };
}
