using System.Collections.Immutable;
using Coordination.Protocol;

namespace Coordination.Git.Spool;

/// <summary>
/// A command that is nothing but plain values, so that another process of this clone can decide and send it. Both make the command
/// here, from the same values, so that they decide the same thing.
/// </summary>
/// <param name="Verb">The command's verb.</param>
/// <param name="Values">Its values by name; what is not said is not there.</param>
internal sealed record PlainCommand(string Verb, ImmutableDictionary<string, string> Values)
{
    private const char Separator = '\n';

    private string? Prd => this["prd"];

    private string? this[string name] => Values.GetValueOrDefault(name);

    /// <summary>A claim is a grant, whose id has to be known before it is asked for.</summary>
    public bool AsksForGrant => Verb == "claim";

    /// <summary>The PRD that is named; null: none.</summary>
    public string? PrdId => Prd;

    public static PlainCommand Claim(string? prdId, string machine, bool allowConflict) =>
        Of("claim", ("prd", prdId), ("machine", machine), ("allowConflict", allowConflict ? "true" : null));

    public static PlainCommand Heartbeat(string? prdId, string? completedStory, string? currentStory) =>
        Of("heartbeat", ("prd", prdId), ("completed", completedStory), ("current", currentStory));

    public static PlainCommand Block(string? prdId, string reason, IEnumerable<string> conflictFiles) =>
        Of("block", ("prd", prdId), ("reason", reason), ("files", string.Join(Separator, conflictFiles)));

    public static PlainCommand Unblock(string? prdId) => Of("unblock", ("prd", prdId));

    /// <summary>Of the caller's own lock: without evidence nobody else's goes.</summary>
    public static PlainCommand Unclaim() => Of("unclaim");

    /// <summary>The command, stamped for one decision; null: a verb that this build does not hand over.</summary>
    public Command? ToCommand(Stamp stamp, Caller caller, string opId) => Verb switch
    {
        "claim" => new ClaimCommand(caller, stamp.Now, opId, Prd, this["machine"], this["allowConflict"] is not null),
        "heartbeat" => new HeartbeatCommand(caller, stamp.Now, opId, Prd, this["completed"], this["current"], stamp.TipAge),
        "block" => new BlockCommand(caller, stamp.Now, opId, Prd, this["reason"] ?? "", List(this["files"])),
        "unblock" => new UnblockCommand(caller, stamp.Now, opId, Prd),
        "unclaim" => new UnclaimCommand(caller, stamp.Now, opId, Prd, Evidence: null),
        _ => null,
    };

    private static PlainCommand Of(string verb, params ReadOnlySpan<(string Name, string? Value)> values)
    {
        var said = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var (name, value) in values)
        {
            if (value is not null)
            {
                said[name] = value;
            }
        }

        return new PlainCommand(verb, said.ToImmutable());
    }

    private static ImmutableArray<string> List(string? lines) =>
        lines is { Length: > 0 } ? [.. lines.Split(Separator)] : [];
}
