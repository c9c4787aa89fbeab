using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordination;

/// <summary>Registers coordinators in a container.</summary>
public static class CoordinationServiceCollectionExtensions
{
    /// <summary>
    /// Registers a repository: <see cref="Coordinator"/> for each scope, which the scope disposes of, and <see cref="ICoordinatorFactory"/> for all.
    /// Logger and clock come from the container where it has them (<see cref="ILogger{TCategoryName}"/>, <see cref="TimeProvider"/>).
    /// </summary>
    /// <param name="services">The container's list.</param>
    /// <param name="path">A folder in a worktree, or a bare repository.</param>
    /// <param name="configure">How to work; null: the defaults. Has the last word over what the container gives.</param>
    /// <returns>The options, to configure more. They are validated when the host starts, or else when they are first used.</returns>
    public static OptionsBuilder<CoordinatorOptions> AddCoordination(
        this IServiceCollection services, string path, Action<CoordinatorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(path);
        services.AddScoped(provider => provider.GetRequiredService<ICoordinatorFactory>().Open());
        return Add(services, new RegisteredRepository(Options.DefaultName, path), configure);
    }

    /// <summary>
    /// Registers one of several repositories under a name: a keyed <see cref="Coordinator"/> for each scope
    /// (<c>[FromKeyedServices("name")]</c>), and <see cref="ICoordinatorFactory.Open(string)"/>.
    /// </summary>
    /// <param name="services">The container's list.</param>
    /// <param name="name">The name, which is also that of its options.</param>
    /// <param name="path">A folder in a worktree, or a bare repository.</param>
    /// <param name="configure">How to work; null: the defaults. Has the last word over what the container gives.</param>
    /// <returns>The options, to configure more. They are validated when the host starts, or else when they are first used.</returns>
    public static OptionsBuilder<CoordinatorOptions> AddCoordination(
        this IServiceCollection services, string name, string path, Action<CoordinatorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(path);
        services.AddKeyedScoped(name, (provider, _) => provider.GetRequiredService<ICoordinatorFactory>().Open(name));
        return Add(services, new RegisteredRepository(name, path), configure);
    }

    private static OptionsBuilder<CoordinatorOptions> Add(
        IServiceCollection services, RegisteredRepository repository, Action<CoordinatorOptions>? configure)
    {
        services.AddSingleton(repository);
        services.TryAddSingleton<ICoordinatorFactory, CoordinatorFactory>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CoordinatorOptions>, OptionsValidation>());
        var options = services.AddOptions<CoordinatorOptions>(repository.Name).Configure<IServiceProvider>((made, provider) =>
        {
            made.Logger = provider.GetService<ILogger<Coordinator>>();
            made.TimeProvider = provider.GetService<TimeProvider>() ?? TimeProvider.System;
        });
        return (configure is null ? options : options.Configure(configure)).ValidateOnStart();
    }
}
