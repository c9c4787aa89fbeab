using System.Collections.Immutable;

namespace Coordination;

/// <summary>A state file can't be read safely; it is read-only to coord until a person mends it.</summary>
/// <param name="Path">The file on the state ref.</param>
/// <param name="Problem">What is wrong, in one sentence.</param>
/// <param name="Line">Where, counted from 1; null where no line can be named.</param>
public sealed record StateDamagedRefusal(string Path, string Problem, int? Line) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.StateDamaged;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts => [new("path", Path), new("problem", Problem), new("line", (long?)Line)];
}

/// <summary>A file that the caller named can't be taken; nothing was written.</summary>
/// <param name="Path">The file, as it was named; <c>-</c> for standard input.</param>
/// <param name="Problem">What is wrong, in one sentence without the path.</param>
/// <param name="Line">Where, counted from 1; null where no line can be named.</param>
public sealed record FileInvalidRefusal(string Path, string Problem, int? Line) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.InvalidFile;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts => [new("path", Path), new("problem", Problem), new("line", (long?)Line)];
}

/// <summary>A state file was written by a newer coord.</summary>
/// <param name="Path">The file on the state ref.</param>
/// <param name="Version">Its version.</param>
public sealed record StateNewerRefusal(string Path, string Version) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.StateNewer;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts => [new("path", Path), new("version", Version)];
}

/// <summary>The state ref does not descend from what this clone saw last.</summary>
/// <param name="Ref">The state ref.</param>
/// <param name="LastSeen">The commit seen before.</param>
/// <param name="Found">The commit there now; null when the ref is gone.</param>
public sealed record HistoryRewrittenRefusal(string Ref, string LastSeen, string? Found) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.HistoryRewritten;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts => [new("ref", Ref), new("lastSeen", LastSeen), new("found", Found)];
}

/// <summary>Coordination is off: <c>agents.multiSession</c> is not true in the project file.</summary>
public sealed record SoloModeRefusal : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.SoloMode;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts => [];
}

/// <summary>The state lives on another ref now; the next command goes there.</summary>
/// <param name="Ref">Where it was looked for.</param>
/// <param name="MovedTo">Where it is.</param>
public sealed record StateMovedRefusal(string Ref, string MovedTo) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.NotYet;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts => [new("ref", Ref), new("movedTo", MovedTo)];
}

/// <summary>The state files are not there.</summary>
/// <param name="Ref">Where they were looked for.</param>
public sealed record NotInitializedRefusal(string Ref) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.NotInitialized;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts => [new("ref", Ref)];
}

/// <summary>Something local has to be settled first; which, the code says.</summary>
public sealed record PreconditionRefusal : Refusal
{
    /// <summary>Creates one.</summary>
    /// <param name="code">Which precondition.</param>
    /// <param name="problem">What is wrong, in one sentence.</param>
    /// <param name="where">The file, branch or folder.</param>
    /// <param name="fix">The command line that mends it; null where only a person can tell.</param>
    /// <param name="paths">The files in question.</param>
    public PreconditionRefusal(ErrorCode code, string problem, string? where = null, string? fix = null, ImmutableArray<string> paths = default)
    {
        Code = code;
        Problem = problem;
        Where = where;
        Fix = fix;
        Paths = paths.IsDefault ? [] : paths;
    }

    /// <inheritdoc/>
    public override ErrorCode Code { get; }

    /// <summary>What is wrong, in one sentence.</summary>
    public string Problem { get; }

    /// <summary>The file, branch or folder.</summary>
    public string? Where { get; }

    /// <summary>The command line that mends it.</summary>
    public string? Fix { get; }

    /// <summary>The files in question.</summary>
    public ImmutableArray<string> Paths { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts => [new("problem", Problem), new("where", Where), new("paths", Paths)];
}
