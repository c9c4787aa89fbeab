using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>Add: a PRD under an id that is free, or that was abandoned and comes back.</summary>
internal static class PrdAddTransition
{
    public static Decision Decide(CoordinationState state, PrdAddCommand command)
    {
        var brought = command.New;
        var open = state.FindPrd(brought.Id);
        if ((open is { Status: not PrdStatus.Abandoned } ? open : state.FindCompleted(brought.Id)) is { } there)
            return SaysSame(state, there, brought) ? new Decision.Unchanged(null, there) : new Decision.Refused(Exists(there));
        if (TwoLocks.Refuse(state, brought.Id, command.Caller.SessionId) is { } twice)
            return new Decision.Refused(twice);
        if (state.LocksOf(brought.Id).FirstOrDefault() is { } held)
            return new Decision.Refused(Silence.Refuse(held, brought.Id, state.Settings, command.Now));
        return state.FindAbandoned(brought.Id) is { } abandoned ? Again(state, command, abandoned) : First(state, command);
    }

    private static Decision First(CoordinationState state, PrdAddCommand command)
    {
        var placing = PrdPlacing.Bring(state, command.New);
        var added = With(new PrdEntry { Id = command.New.Id, CreatedAt = Timestamp.Of(command.Now) }, command.New, placing.Files);
        return Accept(state, command, added, placing, []);
    }

    /// <summary>
    /// The abandoned entry leaves its list, with all that it knows and nobody said anew. Its documents come back from the archive, unless
    /// others are brought: then they stay there as they are.
    /// </summary>
    private static Decision Again(CoordinationState state, PrdAddCommand command, PrdEntry abandoned)
    {
        var brought = command.New;
        var archive = PrdFiles.ArchiveOf(abandoned);
        var old = PrdFiles.Of(abandoned, null).Concat(archive is null ? [] : PrdFiles.In(archive, abandoned.Id));
        var isBrought = !brought.IsBlank || !old.Any(state.PrdFiles.ContainsKey);
        var (back, placing) = isBrought ? (abandoned, PrdPlacing.Bring(state, brought))
            : archive is null ? (abandoned, PrdPlacing.None)
            : PrdPlacing.Move(state, abandoned, archive, brought.Folder);
        var added = With(back.Revived(), brought, isBrought ? placing.Files : null);
        return Accept(state, command, added, placing, [PrdReadyTransition.Remembered(abandoned)]);
    }

    private static Decision Accept(
        CoordinationState state, PrdAddCommand command, PrdEntry added, PrdPlacing placing, ImmutableArray<Warning> warnings)
    {
        if ((placing.Refusal ?? NameGate.OfPrd(added, null)) is { } refusal)
            return new Decision.Refused(refusal);
        var unknown = added.DependsOn.Where(id => state.FindAnywhere(id) is null)
            .Select(id => new Warning("dependency_unknown", $"{added.Id} depends on {OneLine.Of(id)}, which is no PRD yet; it cannot be claimed before that is completed"));
        return new Decision.Accepted(state.Opened(added), placing.Changes, Subject.Add(added), null, added) { Warnings = [.. warnings, .. unknown] };
    }

    private static PrdEntry With(PrdEntry prd, NewPrd brought, ImmutableArray<string>? files)
    {
        var known = prd with
        {
            Title = brought.Title ?? prd.Title,
            Status = brought.Status,
            StatusText = null,
            Priority = brought.Priority ?? prd.Priority,
            BranchName = brought.BranchName ?? prd.BranchName,
            DependsOn = brought.DependsOn.IsEmpty ? prd.DependsOn : brought.DependsOn,
            ConflictsWith = brought.ConflictsWith.IsEmpty ? prd.ConflictsWith : brought.ConflictsWith,
            Paths = brought.Paths.IsEmpty ? prd.Paths : brought.Paths,
        };
        return files is not { } placed ? known : known with
        {
            PrdFile = placed.FirstOrDefault(),
            Files = placed,
            StoriesTotal = brought.Stories?.Total,
            StoriesCompleted = brought.Stories?.Completed,
        };
    }

    /// <summary>Whether the PRD that is there is the one that is brought: then it was only said twice.</summary>
    private static bool SaysSame(CoordinationState state, PrdEntry there, NewPrd brought)
    {
        var isFar = there.Status != PrdStatus.Ready && (brought.Ready || there.Status != PrdStatus.Draft);
        if (isFar || state.LocksOf(there.Id).Any())
            return false;
        var same = With(there, brought, null) with { Status = there.Status, StatusText = there.StatusText };
        return same.Title == there.Title && same.Priority == there.Priority && same.BranchName == there.BranchName
            && same.DependsOn.SequenceEqual(there.DependsOn) && same.Paths.SequenceEqual(there.Paths)
            && same.ConflictsWith.Length == there.ConflictsWith.Length
            && (brought.IsBlank || brought.Documents.All(document => PrdFiles.Of(there, null).Any(file =>
                file.EndsWith(document.Ending, StringComparison.Ordinal) && state.PrdFiles.GetValueOrDefault(file) == document.Text)));
    }

    private static PrdExistsRefusal Exists(PrdEntry there) => new(there.Id, Words.Of(there), there.Title);
}
