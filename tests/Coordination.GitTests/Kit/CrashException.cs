namespace Coordination.GitTests.Kit;

/// <summary>Thrown out of a trace, where a process would be killed: nothing catches it, so nothing is tidied up.</summary>
#pragma warning disable CA1032, CA1064 // thrown and caught by tests alone
internal sealed class CrashException(string after) : Exception(after);
#pragma warning restore CA1032, CA1064
