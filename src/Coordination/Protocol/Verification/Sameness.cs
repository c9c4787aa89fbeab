using System.Collections.Immutable;

namespace Coordination.Protocol.Verification;

/// <summary>Whether two records say the same, wherever in their files they stand.</summary>
internal static class Sameness
{
    public static bool SaysSame(this SessionLock left, SessionLock right) =>
        Bare(left) == Bare(right)
        && left.CompletedStories.SequenceEqual(right.CompletedStories)
        && left.ConflictFiles.SequenceEqual(right.ConflictFiles);

    public static bool SaysSame(this PrdEntry left, PrdEntry right) =>
        Bare(left) == Bare(right)
        && left.Files.SequenceEqual(right.Files)
        && left.DependsOn.SequenceEqual(right.DependsOn)
        && left.Paths.SequenceEqual(right.Paths)
        && left.ConflictsWith.Length == right.ConflictsWith.Length
        && left.ConflictsWith.Zip(right.ConflictsWith).All(pair => SaysSame(pair.First, pair.Second));

    public static bool SaysSame(this PrdPlace left, PrdPlace right) => left.List == right.List && left.Prd.SaysSame(right.Prd);

    private static bool SaysSame(DeclaredConflict left, DeclaredConflict right) =>
        left.PrdId == right.PrdId && left.Risk == right.Risk && left.SharedPaths.SequenceEqual(right.SharedPaths);

    private static SessionLock Bare(SessionLock held) => held with
    {
        Origin = null,
        CompletedStories = ImmutableArray<string>.Empty,
        ConflictFiles = ImmutableArray<string>.Empty,
    };

    private static PrdEntry Bare(PrdEntry prd) => prd with
    {
        Origin = null,
        Files = ImmutableArray<string>.Empty,
        DependsOn = ImmutableArray<string>.Empty,
        Paths = ImmutableArray<string>.Empty,
        ConflictsWith = ImmutableArray<DeclaredConflict>.Empty,
    };
}
