using System.Collections.Immutable;

namespace Coordination;

/// <summary>Something that a look at the state, the clone or the remote found.</summary>
/// <param name="Code">Which of <see cref="FindingCodes"/> it is.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="What">What was found, in one sentence.</param>
/// <param name="Evidence">Where it can be seen: a line each.</param>
/// <param name="Cause">How it comes about, and what it does, in a sentence or two.</param>
/// <param name="Fix">The command that mends it, or that shows more where only a person can tell, as its list of arguments.</param>
/// <param name="Fixable">Whether a checkup with <see cref="DoctorRequest.Fix"/> mends it.</param>
public sealed record DoctorFinding(
    string Code, FindingSeverity Severity, string What, ImmutableArray<string> Evidence, string Cause, ImmutableArray<string> Fix, bool Fixable = false);
