using System.Globalization;
using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>Answer of <c>verify</c>: the proof, or what breaks it.</summary>
internal static class VerifyReply
{
    private const int Shown = 20;

    public static Reply Of(VerifyResult proof) => new("verify")
    {
        Problem = proof.Violations.IsEmpty ? null : Problem(proof),
        Data = json => Data(json, proof),
        Text = page => Text(page, proof),
        NextActions = proof.Violations.IsEmpty ? [] : Problem(proof).NextActions,
    };

    private static Problem Problem(VerifyResult proof)
    {
        var first = proof.Violations[0];
        var what = string.Create(
            CultureInfo.InvariantCulture,
            $"{proof.Violations.Length} {(proof.Violations.Length == 1 ? "violation" : "violations")}, the first: {first.Message} ({first.Rule})");
        var next = first.Commit is null ? NextAction.Coord("status") : NextAction.Git("show", "--stat", SafeName.Id(first.Commit));
        return Output.Problem.Of(ErrorCodes.VerifyFailed, what, first.Commit is null ? "an acknowledged operation" : $"commit {first.Commit}", next) with
        {
            Facts =
            [
                new("commits", (long)proof.Commits), new("violations", (long)proof.Violations.Length),
                new("rules", proof.Violations.Select(violation => violation.Rule).Distinct().ToList()),
            ],
        };
    }

    private static void Data(JsonText json, VerifyResult proof) =>
        json.Number("commits", proof.Commits).Number("operations", proof.Operations).Number("foreign", proof.Foreign)
            .Objects(
                "violations", proof.Violations, (item, it) => item.String("rule", it.Rule).String("commit", it.Commit).String("message", it.Message))
            .Number("grants", proof.Grants).Number("acks", proof.Acks).Number("unknown", proof.Unknown);

    private static void Text(TextPage page, VerifyResult proof)
    {
        page.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{proof.Commits} {(proof.Commits == 1 ? "commit" : "commits")}: {proof.Operations} by coord, {proof.Foreign} made by hand, {proof.Grants} grants"));
        if (proof.Acks > 0)
        {
            page.Line(string.Create(CultureInfo.InvariantCulture, $"{proof.Acks} acknowledgements, {proof.Unknown} of unknown outcome"));
        }

        foreach (var violation in proof.Violations.Take(Shown))
        {
            var commit = violation.Commit is null ? "-" : Views.Short(violation.Commit);
            page.Line($"  {commit,-10}  {violation.Rule}: {TerminalText.Short(violation.Message, 300)}");
        }

        if (proof.Violations.Length > Shown)
        {
            page.Line(string.Create(CultureInfo.InvariantCulture, $"  and {proof.Violations.Length - Shown} more (--json lists all)"));
        }

        page.Line(proof.Violations.IsEmpty ? "every step is legal" : "the history is not legal");
    }
}
