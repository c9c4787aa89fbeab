namespace Benchmarks.Speed;

/// <summary>Something that is measured, with its targets.</summary>
internal abstract class Scenario
{
    /// <summary>The name for <c>--only</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Measures it. Whatever it makes on disk it takes away again.</summary>
    public abstract IReadOnlyCollection<Figure> Run(Stage stage);
}
