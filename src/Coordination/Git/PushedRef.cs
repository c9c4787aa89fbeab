namespace Coordination.Git;

/// <summary>What <c>git push --porcelain</c> says of one ref: its flag, and the summary behind it.</summary>
internal sealed record PushedRef(char Flag, string Summary);
