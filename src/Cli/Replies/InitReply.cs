using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>What <c>init</c> and <c>deinit</c> wrote, or would write.</summary>
internal static class InitReply
{
    public static Reply Of(string command, InitResult done) => new(command)
    {
        Data = json => json.String("stateRef", done.StateRef).String("remote", done.Remote).Strings("files", done.Files)
            .Strings("config", done.Config).String("commit", done.Commit).Bool("dryRun", done.DryRun).Bool("already", done.Already)
            .Bool("protected", done.Protected),
        Text = page => Text(page, command, done),
        NextActions = Next(command, done) is { } next ? [next] : [],
    };

    private static void Text(TextPage page, string command, InitResult done)
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
        if (done.Protected && command == "init")
        {
            page.Line($"  {done.StateRef} is protected; a ref of its own keeps others from being turned away");
        }

        if (Next(command, done) is { } next)
        {
            page.Line($"next: {next}");
        }
    }

    private static NextAction? Next(string command, InitResult done) => (command, done) switch
    {
        ("init", { DryRun: true, Already: false }) => NextAction.Coord("init"),
        ("init", { Protected: true }) => NextAction.Coord("init", "--state-ref", "refs/heads/coord-state"),
        ("init", _) => NextAction.Coord("status"),
        (_, { DryRun: true, Already: false }) => NextAction.Coord("deinit"),
        _ => null,
    };
}
