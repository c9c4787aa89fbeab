namespace Coordination.Protocol;

/// <summary>Bring a new PRD in, or an abandoned one again.</summary>
internal sealed record PrdAddCommand(Caller Caller, DateTimeOffset Now, string OpId, NewPrd New) : Command(Caller, Now, OpId)
{
    public override string Verb => "prd-add";

    public override string? PrdId => New.Id;
}

/// <summary>Make a draft, or an abandoned PRD, ready to be claimed.</summary>
internal sealed record PrdReadyCommand(Caller Caller, DateTimeOffset Now, string OpId, string Prd) : Command(Caller, Now, OpId)
{
    public override string Verb => "prd-ready";

    public override string? PrdId => Prd;
}
