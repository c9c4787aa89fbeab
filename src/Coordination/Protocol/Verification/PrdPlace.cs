namespace Coordination.Protocol.Verification;

/// <summary>An entry and the list in which it stands: <c>prds</c>, <c>completed</c> or <c>abandoned</c>.</summary>
internal sealed record PrdPlace(string List, PrdEntry Prd)
{
    public const string Open = "prds";
    public const string Completed = "completed";
    public const string Abandoned = "abandoned";

    public static IEnumerable<PrdPlace> All(CoordinationState state) =>
        state.Prds.Select(prd => new PrdPlace(Open, prd))
            .Concat(state.Completed.Select(prd => new PrdPlace(Completed, prd)))
            .Concat(state.Abandoned.Select(prd => new PrdPlace(Abandoned, prd)));
}
