using System.Globalization;
using Coordination.Cli.Output;

namespace Coordination.Cli.Refusals;

/// <summary>Words for refusals about the state files and their history.</summary>
internal static class StateRefusalText
{
    public static Problem Of(Refusal refusal, Again again) => refusal switch
    {
        StateDamagedRefusal it => Problem.Of(
            it.Code, $"{it.Path} cannot be read safely: {it.Problem}", Place(it) + "; coord writes nothing until it is mended; the line below shows how", NextAction.Coord("doctor")),
        FileInvalidRefusal it => Problem.Of(
            it.Code, $"the PRD cannot be taken: {it.Problem}; nothing was written", Named(it),
            NextAction.Coord([.. again.Command.Split(' '), "--help"])),
        StateNewerRefusal it => Problem.Of(
            it.Code, $"{it.Path} was written by a newer coord (version {TerminalText.Short(it.Version, 40)})",
            $"{it.Path} on the state ref; install a newer coord than this one", NextAction.Coord("--version")),
        HistoryRewrittenRefusal it => Problem.Of(
            it.Code,
            it.Found is null
                ? $"{it.Ref} is gone from the remote"
                : $"the history of {it.Ref} was rewritten: it does not descend from what this clone saw last",
            $"{it.Ref}: last seen {Oid(it.LastSeen)}, found {Oid(it.Found)}; the line below shows what was lost, and goes on after a yes",
            NextAction.Coord("doctor", "--adopt")),
        StateMovedRefusal it => Problem.Of(
            it.Code, $"the state lives on {it.MovedTo} now; this clone knows that from here on", $"{it.Ref}, where it was", again.Action),
        SoloModeRefusal it => Problem.Of(
            it.Code, "coordination is off for this project (solo mode)", "agents.multiSession in project.json on the state ref", NextAction.Coord("init")),
        _ => Problem.Of(
            refusal.Code, "this repository is not set up for coordination: the state files are not there",
            ((NotInitializedRefusal)refusal).Ref, NextAction.Coord("init")),
    };

    private static string Named(FileInvalidRefusal it)
    {
        var name = it.Path == "-" ? "standard input" : it.Path;
        return it.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{name}, line {line}") : name;
    }

    private static string Place(StateDamagedRefusal it) =>
        it.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{it.Path}, line {line}, on the state ref") : $"{it.Path} on the state ref";

    private static string Oid(string? oid) => oid is null ? "nothing" : oid[..Math.Min(12, oid.Length)];
}
