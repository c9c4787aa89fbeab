using System.Collections.Immutable;
using System.Globalization;
using Coordination.Cli.Output;

namespace Coordination.Cli.Demo;

/// <summary>The document of a demo: what was played and what it proved.</summary>
internal static class DemoReply
{
    /// <param name="folder">Where everything lies; null: it is deleted.</param>
    /// <param name="surprise">What came out differently; null: nothing did.</param>
    public static Reply Of(DemoNarrator narrator, string? folder, DemoSurpriseException? surprise) => new("demo")
    {
        Problem = surprise is null ? null : Surprise(narrator, surprise),
        Data = json => Data(json, narrator, folder),
        NextActions = surprise is null ? Look(narrator, folder) : [NextAction.Coord("demo", "--keep")],
    };

    private static ImmutableArray<NextAction> Look(DemoNarrator narrator, string? folder) =>
        folder is not null && narrator.Last is { } last && SafeName.IsWord(last.Folder) ? [NextAction.Coord("-C", last.Folder, "status")] : [];

    private static Problem Surprise(DemoNarrator narrator, DemoSurpriseException surprise) => Problem.Of(
        ErrorCodes.Unexpected, surprise.Message,
        narrator.Steps.Count == 0
            ? "coord demo, before the first step"
            : string.Create(CultureInfo.InvariantCulture, $"coord demo, step {narrator.Steps.Count}: {narrator.Steps[^1].Title}"),
        NextAction.Coord("demo", "--keep"));

    private static void Data(JsonText json, DemoNarrator narrator, string? folder)
    {
        json.Path("folder", folder).Objects("steps", narrator.Steps, (item, step) => item
            .Number("step", step.Number).String("title", step.Title)
            .Objects("events", step.Events, (it, played) => it
                .String("session", played.Session).String("command", played.Command).Bool("ok", played.ErrorCode is null)
                .String("errorCode", played.ErrorCode).Strings("lines", played.Lines)));
        if (narrator.Proof is not { } proof)
        {
            json.Null("verify");
            return;
        }

        json.Object("verify", it => it
            .Number("commits", proof.Commits).Number("operations", proof.Operations).Number("foreign", proof.Foreign).Number("grants", proof.Grants)
            .Number("acks", proof.Acks).Number("unknown", proof.Unknown).Number("violations", proof.Violations.Length));
    }
}
