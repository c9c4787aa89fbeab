namespace Coordination.Protocol;

/// <summary>A merge on its way to main while the state lives on another ref.</summary>
/// <param name="Commit">The merge commit that main shall move to.</param>
/// <param name="Base">Where main stood when the merge was made.</param>
internal sealed record Landing(string Commit, string Base);
