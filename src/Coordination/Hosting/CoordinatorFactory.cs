using Microsoft.Extensions.Options;

namespace Coordination;

/// <summary>Opens what was registered, with the options of its name.</summary>
internal sealed class CoordinatorFactory(IEnumerable<RegisteredRepository> registered, IOptionsMonitor<CoordinatorOptions> options) : ICoordinatorFactory
{
    public Coordinator Open() => Open(Options.DefaultName);

    public Coordinator Open(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var repository = registered.LastOrDefault(one => one.Name == name)
            ?? throw new InvalidOperationException(name.Length == 0
                ? "No repository was registered without a name; call AddCoordination(path)."
                : $"No repository was registered under the name '{name}'; call AddCoordination(name, path).");
        return Coordinator.Open(repository.Path, options.Get(name));
    }
}
