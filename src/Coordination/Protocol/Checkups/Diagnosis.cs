using System.Collections.Immutable;

namespace Coordination.Protocol.Checkups;

/// <summary>A finding together with what mends it.</summary>
/// <param name="Finding">For people.</param>
/// <param name="Repairs">A commit each; empty: none by us.</param>
internal sealed record Diagnosis(DoctorFinding Finding, ImmutableArray<Repair> Repairs)
{
    private static readonly ImmutableArray<string> FixCommand = ["coord", "doctor", "--fix"];

    /// <summary>Files of coord in the clone that go; empty: none.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>A finding that a person mends.</summary>
    public static Diagnosis Of(
        string code, FindingSeverity severity, string what, ImmutableArray<string> evidence, string cause, params ImmutableArray<string> fix) =>
        new(new DoctorFinding(code, severity, what, evidence, cause, fix), []);

    /// <summary>A command on one PRD; another where its id is none that could stand in a command.</summary>
    public static ImmutableArray<string> On(string prdId, params ImmutableArray<string> words) =>
        Identifier.IsValid(prdId) ? words.Add(prdId) : ["coord", "prd", "list"];

    /// <summary>A finding that <c>--fix</c> mends.</summary>
    public static Diagnosis Fixable(
        string code, FindingSeverity severity, string what, ImmutableArray<string> evidence, string cause, ImmutableArray<Repair> repairs,
        ImmutableArray<string> files = default) =>
        new(new DoctorFinding(code, severity, what, evidence, cause, FixCommand, Fixable: true), repairs) { Files = files.IsDefault ? [] : files };
}
