namespace Coordination.Cli.Demo;

/// <summary>Something came out differently than the demo tells.</summary>
internal sealed class DemoSurpriseException(string what) : Exception(what);
