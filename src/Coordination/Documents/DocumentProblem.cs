namespace Coordination.Documents;

/// <summary>A file that is read-only to coord until a person mends it.</summary>
/// <param name="Path">The file on the state ref.</param>
/// <param name="Kind">What sort of damage.</param>
/// <param name="Message">What is wrong, in one sentence without the path.</param>
/// <param name="Line">Where, counted from 1; null where no line can be named.</param>
/// <param name="Version">The version that the file claims, for <see cref="ProblemKind.NewerVersion"/>.</param>
internal sealed record DocumentProblem(string Path, ProblemKind Kind, string Message, int? Line, string? Version = null)
{
    public Refusal ToRefusal() =>
        Kind == ProblemKind.NewerVersion
            ? new StateNewerRefusal(Path, Version ?? "unknown")
            : new StateDamagedRefusal(Path, Message, Line);
}
