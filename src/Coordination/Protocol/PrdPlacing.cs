using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>Where the documents of a PRD go: what is written, what is moved, and what is in the way.</summary>
/// <param name="Files">Their paths afterwards, the JSON document first.</param>
/// <param name="Refusal">Something else stands where one of them must go; null: nothing does.</param>
internal sealed record PrdPlacing(ImmutableArray<string> Files, ImmutableArray<FileChange> Changes, Refusal? Refusal)
{
    public static PrdPlacing None { get; } = new([], [], null);

    /// <summary>New documents. The same text in the right place, or already among the ready ones, is left as it is.</summary>
    public static PrdPlacing Bring(CoordinationState state, NewPrd prd)
    {
        var files = ImmutableArray.CreateBuilder<string>();
        var changes = ImmutableArray.CreateBuilder<FileChange>();
        foreach (var (ending, text) in prd.Documents)
        {
            var name = PrdFiles.In("", prd.Id).First()[..^".json".Length] + ending;
            var (here, elsewhere) = (prd.Folder + name, (prd.Ready ? StatePath.Drafts : StatePath.Prds) + name);
            var (there, other) = (state.PrdFiles.GetValueOrDefault(here), state.PrdFiles.GetValueOrDefault(elsewhere));
            if (there is not null && there != text)
                return InTheWay(here);
            if (there is null && other is not null && other != text)
                return InTheWay(elsewhere);
            var stays = there is null && other is not null && !prd.Ready;
            files.Add(stays ? elsewhere : here);
            if (there is null && !stays)
                changes.Add(other is null ? new FileChange.Written(here, text) : new FileChange.Moved(elsewhere, here));
        }
        return new(files.DrainToImmutable(), changes.DrainToImmutable(), null);
    }

    /// <summary>The documents of an entry that lie in one folder, to another one.</summary>
    public static (PrdEntry Prd, PrdPlacing Placing) Move(CoordinationState state, PrdEntry prd, string from, string to)
    {
        var all = PrdFiles.Of(prd, null).Concat(PrdFiles.In(from, prd.Id)).Distinct();
        var moves = all.Where(file => file.StartsWith(from + "/", StringComparison.Ordinal)
                && state.PrdFiles.GetValueOrDefault(file) is not (null or CoordinationState.NoText))
            .ToDictionary(file => file, file => to + file[from.Length..]);
        foreach (var (file, target) in moves)
        {
            if (state.PrdFiles.TryGetValue(target, out var there) && there != state.PrdFiles[file])
                return (prd, InTheWay(target));
        }
        var placed = prd with
        {
            PrdFile = prd.PrdFile is null ? null : moves.GetValueOrDefault(prd.PrdFile, prd.PrdFile),
            Files = [.. prd.Files.Select(file => moves.GetValueOrDefault(file, file))],
        };
        return (placed, new([.. moves.Values], [.. moves.Select(FileChange (move) => new FileChange.Moved(move.Key, move.Value))], null));
    }

    private static PrdPlacing InTheWay(string path) => new([], [], new PreconditionRefusal(
        ErrorCodes.InTheWay, "Another document stands where this PRD's must go.", path + " on the state ref", "git log -3 --oneline --all -- " + path));
}
