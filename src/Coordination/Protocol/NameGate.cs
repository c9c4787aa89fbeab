using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>
/// Names in the state files were written by others. Those that would reach git, a file system or a command line are held to the
/// allow-lists before anything is granted, so that a hostile entry costs one refusal and nothing else (DESIGN 12).
/// </summary>
internal static class NameGate
{
    private const string Fix = "coord prd list";

    /// <summary>Why an entry can't be worked on under the names that it gives; null: it can.</summary>
    /// <param name="document">Its document, whose branch name comes first.</param>
    public static Refusal? OfPrd(PrdEntry prd, PrdStories? document) =>
        !Identifier.IsValid(prd.Id) ? Invalid("The id of a PRD in the registry is not allowed.", prd.Id)
        : OfBranch(document?.BranchName ?? prd.Branch) ?? OfFiles(prd);

    /// <summary>Why a lock can't be worked on under the names that it gives; null: it can.</summary>
    /// <param name="prd">Its entry, which names the branch where the lock does not.</param>
    public static Refusal? OfLock(SessionLock held, PrdEntry? prd) => (held.Branch ?? prd?.Branch) is { } branch ? OfBranch(branch) : null;

    private static PreconditionRefusal? OfBranch(string branch) =>
        RefName.IsValid(branch) && RefName.IsBranch(RefName.Full(branch)) ? null : Invalid("The branch name of the PRD is not allowed.", branch);

    private static PreconditionRefusal? OfFiles(PrdEntry prd)
    {
        ImmutableArray<string> files = prd.PrdFile is { } named ? prd.Files.Add(named) : prd.Files;
        return files.FirstOrDefault(IsHostile) is { } file ? Invalid("A file that the PRD names lies outside the repository.", file) : null;
    }

    private static bool IsHostile(string path) => path.Length > 0 && !StatePath.IsSafe(path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path);

    private static PreconditionRefusal Invalid(string problem, string name) => new(ErrorCodes.InvalidName, problem, name, Fix);
}
