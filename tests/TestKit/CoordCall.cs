namespace TestKit;

/// <summary>One call of <c>coord</c>.</summary>
/// <param name="Directory">Where it is called.</param>
/// <param name="Arguments">Without the program's name.</param>
public sealed record CoordCall(string Directory, params string[] Arguments)
{
    /// <summary>Variables beside those of the sandbox; a null value takes one away.</summary>
    public IReadOnlyDictionary<string, string?> Variables { get; init; } = new Dictionary<string, string?>();

    /// <summary>Standard input; empty by default.</summary>
    public byte[] Input { get; init; } = [];
}
