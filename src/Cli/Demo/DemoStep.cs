namespace Coordination.Cli.Demo;

/// <summary>A chapter of the day.</summary>
internal sealed record DemoStep(int Number, string Title)
{
    public List<DemoEvent> Events { get; } = [];
}
