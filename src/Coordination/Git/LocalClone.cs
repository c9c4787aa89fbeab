using System.Collections.Immutable;

namespace Coordination.Git;

/// <summary>This clone, opened: its folders, its configuration, a way to run git and to read objects, and where the state lives.</summary>
internal sealed class LocalClone : IAsyncDisposable
{
    private LocalClone(Repository repository, GitProcess git, GitConfig config, CoordinatorOptions options, IReadOnlyDictionary<string, string> environment)
    {
        Repository = repository;
        Git = git;
        Config = config;
        Options = options;
        Environment = environment;
        Format = ObjectFormat.Of(config);
        Objects = new ObjectReader(git, Format);
        Clock = new BootClock(options.TimeProvider);
        Locator = new StateLocator(git, config, repository, options.Offline);
    }

    public Repository Repository { get; }

    public GitProcess Git { get; }

    public GitConfig Config { get; }

    public CoordinatorOptions Options { get; }

    /// <summary>The environment that coord was started in, for identity.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    public ObjectFormat Format { get; }

    public ObjectReader Objects { get; }

    public BootClock Clock { get; }

    public StateLocator Locator { get; }

    public DateTimeOffset Now => Options.TimeProvider.GetUtcNow();

    public static async Task<LocalClone> OpenAsync(string path, CoordinatorOptions options, CancellationToken cancellationToken)
    {
        options = options.Observer is null ? options with { Observer = Observer.Of(options) } : options;
        var outer = options.Environment ?? ProcessEnvironment();
        var executable = GitExecutable.Locate(outer);
        var repository = Repository.Discover(path);
        var git = new GitProcess(executable, repository.Home, GitEnvironment.For(outer, options.InsideReceive), options.Observer, options.Progress) { Blocks = options.Blocks };
        await GitVersion.RequireAsync(git, repository, cancellationToken).ConfigureAwait(false);
        var config = await GitConfig.RecallAsync(git, repository, outer, cancellationToken).ConfigureAwait(false);
        git.NoHooks = NoHooks(repository, config);
        return new LocalClone(repository, git, config, options, outer);
    }

    /// <summary>Puts the objects of a pack into the repository, without a ref.</summary>
    /// <param name="strict">Checked by git as a server would. A commit that only serves a merge takes over trees that others made.</param>
    /// <exception cref="CoordinationException">git could not store them.</exception>
    public async Task StoreAsync(PackWriter pack, CancellationToken cancellationToken, bool strict = true)
    {
        if (pack.Count == 0)
        {
            return;
        }

        var call = new GitCall(["unpack-objects", "-q", .. strict ? ["--strict"] : Array.Empty<string>()]) { Input = pack.ToPack() };
        var result = await Git.RunAsync(call, cancellationToken).ConfigureAwait(false);
        if (!result.Ok)
        {
            throw new CoordinationException(ErrorCodes.Unexpected, "git could not store the commit: " + result.Words, Repository.CommonDir, "git fsck");
        }
    }

    /// <summary>32 hex digits that nobody else draws.</summary>
    public string NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        lock (Options.Random)
        {
            Options.Random.NextBytes(bytes);
        }

        return Convert.ToHexStringLower(bytes);
    }

    public ValueTask DisposeAsync() => Objects.DisposeAsync();

    // State plumbing runs no hooks: neither those of a hooks folder nor those that git 2.54 takes from the configuration.
    private static ImmutableArray<Variable> NoHooks(Repository repository, GitConfig config) =>
    [
        new("core.hooksPath", Path.Combine(repository.CoordDir, "no-hooks")),
        .. config.Hooks.Select(name => new Variable($"hook.{name}.enabled", "false")),
    ];

    private static Dictionary<string, string> ProcessEnvironment()
    {
        var variables = new Dictionary<string, string>();
        foreach (System.Collections.DictionaryEntry pair in System.Environment.GetEnvironmentVariables())
        {
            variables[(string)pair.Key] = (string?)pair.Value ?? "";
        }

        return variables;
    }
}
