namespace Coordination.Cli.Tests.Kit;

/// <summary>Checkups, as the library gives them.</summary>
internal static class DoctorSamples
{
    private const string OldTip = "ffff000011112222333344445555666677778888";

    public static DoctorResult Nothing { get; } = new()
    {
        StateRef = "refs/heads/main",
        Remote = "origin",
        Tip = ResultSamples.Oid,
        NotMade = [new("whether the remote protects the branch", "only a push can tell; what earlier pushes of this clone met is listed")],
    };

    public static DoctorResult Found { get; } = Nothing with
    {
        Findings =
        [
            new(
                FindingCodes.TwoLocks, FindingSeverity.Error, "2 locks stand for print-templates: developer-abc123 on print-templates, developer-def456 on print-templates",
                ["docs/session-locks.json", $"holds: developer-abc123 on print-templates, fence 41, since commit {ResultSamples.Oid}", $"goes: developer-def456 on print-templates, no fence, since commit {OldTip}"],
                "a merge or an edit by hand joined two versions of the lock file; every write that concerns these locks is refused until one of them is left. The earlier in history holds",
                ["coord", "doctor", "--fix"], Fixable: true),
            new(
                FindingCodes.RuleBypassed, FindingSeverity.Warning, "the remote let a push of refs/heads/main pass a rule that holds for others",
                ["2026-02-19T15:00:00Z: remote: Bypassed rule violations for refs/heads/main: \u001b[31mchanges must be made through a pull request"],
                "the branch is protected and this account may bypass that; sessions under other accounts will be turned away",
                ["coord", "init", "--state-ref", "refs/heads/coord-state"]),
            new(
                FindingCodes.ConfigRunsCode, FindingSeverity.Info, "9 settings of this repository run programs, or lead elsewhere",
                [.. Enumerable.Range(1, 9).Select(number => $".git/config:{number + 10}: alias.a{number} = !echo {number}")],
                "they may be yours, or a tool's", ["git", "config", "--list", "--show-origin"]),
            new(FindingCodes.PushUrlDiffers, FindingSeverity.Info, "a hostile word", ["x"], "it is not handed on", ["git", "remote", "set-url", "origin", "$(id)"]),
        ],
    };

    public static DoctorResult Planned { get; } = Found with
    {
        Plan = new(
            [
                new(
                    "chore: repair - remove the lock of developer-def456 on print-templates", FindingCodes.TwoLocks,
                    ["--- docs/session-locks.json", "-     { \"sessionId\": \"developer-def456\" }"], ResultSamples.Oid),
            ],
            ["/src/shop/.git/coord/trace-7b1e"]),
    };

    public static DoctorResult Fixed { get; } = Planned with
    {
        Findings = [],
        Repairs =
        [
            new("chore: repair - remove the lock of developer-def456 on print-templates", ResultSamples.Oid, null),
            new("chore: repair - count the stories of labels", null, null),
        ],
    };

    public static DoctorResult Refused { get; } = Planned with
    {
        Repairs = [new("chore: repair - count the stories of labels", null, new RemoteRefusal(ErrorCodes.RemotePolicy, "refs/heads/main", "GH006: Protected branch update failed", 1))],
    };

    public static DoctorResult Lost { get; } = Nothing with
    {
        Adoption = new AdoptionReport
        {
            StateRef = "refs/heads/main",
            OldTip = OldTip,
            NewTip = ResultSamples.Oid,
            Lost =
            [
                new(OldTip, "claim", "developer-abc123", "print-templates", "chore: claim print-templates for developer-abc123"),
                new(ResultSamples.Oid, "init", "developer-def456", null, "chore: init coordination"),
            ],
            OtherCommits = 1,
            BackupRef = "refs/coord/backup/main/20260219T150000Z",
        },
    };

    public static DoctorResult Adopted { get; } = Nothing with { Adoption = Lost.Adoption! with { NewTip = null, Adopted = true } };
}
