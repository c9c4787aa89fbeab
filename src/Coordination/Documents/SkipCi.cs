namespace Coordination.Documents;

/// <summary>How a commit that carries nothing but state asks the host not to run its pipelines.</summary>
internal enum SkipCi
{
    None,

    /// <summary><c>[skip ci]</c> in the first line of the message.</summary>
    Subject,

    /// <summary>GitHub's trailer <c>skip-checks: true</c>.</summary>
    SkipChecks,

    /// <summary>The push option <c>ci.skip</c>; the message says nothing.</summary>
    PushOption,
}
