namespace Coordination;

/// <summary>Something that did not stop a command and that its caller should know.</summary>
/// <param name="Code">A stable word, <c>conflict_risk</c> for example.</param>
/// <param name="Message">One sentence.</param>
public sealed record Warning(string Code, string Message);
