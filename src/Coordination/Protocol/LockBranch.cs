namespace Coordination.Protocol;

/// <summary>The branch that a lock is about. A lock made by hand may name none.</summary>
internal static class LockBranch
{
    /// <summary>The name as it stands in the files, else the seed's default; not checked.</summary>
    public static string Of(CoordinationState state, SessionLock held) =>
        held.Branch ?? state.FindPrd(held.PrdId!)?.Branch ?? PrdName.DefaultBranch(held.PrdId!);

    /// <summary>Whether the name may be given to git as a branch.</summary>
    public static bool IsUsable(string branch) => RefName.IsValid(branch) && RefName.IsBranch(RefName.Full(branch));
}
