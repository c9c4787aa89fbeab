namespace Coordination.Protocol.Verification;

/// <summary>A broken rule.</summary>
/// <param name="Rule">One of <see cref="VerifyRules"/>.</param>
/// <param name="Message">One sentence.</param>
internal sealed record Finding(string Rule, string Message);
