namespace Coordination.Protocol;

/// <summary>Set coordination up.</summary>
internal sealed record InitCommand(Caller Caller, DateTimeOffset Now, string OpId) : Command(Caller, Now, OpId)
{
    public override string Verb => "init";

    public override string? PrdId => null;
}

/// <summary>Take coordination away; refused while locks stand.</summary>
internal sealed record DeinitCommand(Caller Caller, DateTimeOffset Now, string OpId) : Command(Caller, Now, OpId)
{
    public override string Verb => "deinit";

    public override string? PrdId => null;
}
