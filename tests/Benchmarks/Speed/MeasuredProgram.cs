using TestKit;

namespace Benchmarks.Speed;

/// <summary>A program whose whole run is measured, from cold.</summary>
/// <param name="Build">The word for it in the table.</param>
/// <param name="File">The executable, or an assembly that the host of this runtime runs.</param>
internal sealed record MeasuredProgram(string Build, string File)
{
    /// <summary>Runs it to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed: what it would have cost says nothing.</exception>
    public ProcessAnswer Run(string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var answer = IsAssembly
            ? ChildProcess.Run(CoordProcess.DotNet, ["exec", File, .. arguments], directory, environment)
            : ChildProcess.Run(File, arguments, directory, environment);
        return answer.Ok
            ? answer
            : throw new InvalidOperationException($"{Path.GetFileName(File)} {string.Join(' ', arguments)}: {answer}");
    }

    private bool IsAssembly => File.EndsWith(".dll", StringComparison.Ordinal);
}
