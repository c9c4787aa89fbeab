using Microsoft.Extensions.Logging;

namespace Coordination.GitTests.Logging;

public sealed class TraceTests
{
    [Fact]
    public async Task Each_git_process_is_told_to_the_callers_function_and_to_its_logger()
    {
        using var sandbox = new GitSandbox();
        var remote = sandbox.BareRemote();
        sandbox.SeedProject(remote, new PrdSeed("print-templates"));
        var logger = new Lines(LogLevel.Debug);
        var told = new List<string>();
        await using var coordinator = Coordinator.Open(
            sandbox.Clone(remote, "ada"), new CoordinatorOptions { Environment = sandbox.Environment, Logger = logger, Trace = told.Add });

        Assert.True((await coordinator.StatusAsync(TestContext.Current.CancellationToken)).Ok);

        Assert.Contains(logger.Written, line => line.StartsWith("git fetch ", StringComparison.Ordinal));
        Assert.Equal(logger.Written, told);
        Assert.Equal(coordinator.GitProcesses, told.Count);
    }

    [Fact]
    public async Task A_logger_that_does_not_want_details_gets_none()
    {
        using var sandbox = new GitSandbox();
        var remote = sandbox.BareRemote();
        sandbox.SeedProject(remote, new PrdSeed("print-templates"));
        var logger = new Lines(LogLevel.Information);
        await using var coordinator = Coordinator.Open(
            sandbox.Clone(remote, "ada"), new CoordinatorOptions { Environment = sandbox.Environment, Logger = logger });

        Assert.True((await coordinator.StatusAsync(TestContext.Current.CancellationToken)).Ok);

        Assert.Empty(logger.Written);
    }

    private sealed class Lines(LogLevel least) : ILogger
    {
        public List<string> Written { get; } = [];

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception));
    }
}
