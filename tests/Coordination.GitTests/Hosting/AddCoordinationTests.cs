using Coordination.GitTests.Kit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordination.GitTests.Hosting;

/// <summary>Coordinators out of a container, on real git.</summary>
public sealed class AddCoordinationTests
{
    [Fact]
    public async Task Each_scope_has_a_coordinator_of_its_own_and_disposes_of_it()
    {
        await using var team = new Team(nameof(AddCoordinationTests), new PrdSeed("billing"));
        await using var provider = Provider(services => services.AddCoordination(team.Clone, Options(team)));
        Coordinator first;
        await using (var scope = provider.CreateAsyncScope())
        {
            first = scope.ServiceProvider.GetRequiredService<Coordinator>();
            Assert.Same(first, scope.ServiceProvider.GetRequiredService<Coordinator>());
            await using var other = provider.CreateAsyncScope();
            Assert.NotSame(first, other.ServiceProvider.GetRequiredService<Coordinator>());
            Assert.True((await first.HoldAsync(new ClaimRequest("billing"))).Ok);
        }

        await Assert.ThrowsAsync<ObjectDisposedException>(() => first.StatusAsync());
        await using var opened = provider.GetRequiredService<ICoordinatorFactory>().Open();
        Assert.Empty((await opened.StatusAsync()).Value!.Sessions);
    }

    [Fact]
    public async Task Several_repositories_are_told_apart_by_their_names()
    {
        await using var shop = new Team("shop", new PrdSeed("billing"));
        await using var bank = new Team("bank", new PrdSeed("interest"));
        await using var provider = Provider(services =>
        {
            services.AddCoordination("shop", shop.Clone, Options(shop));
            services.AddCoordination("bank", bank.Clone, Options(bank)).Configure(options => options.SessionId = "developer-bank");
        });
        await using var scope = provider.CreateAsyncScope();
        var coordinator = scope.ServiceProvider.GetRequiredKeyedService<Coordinator>("bank");
        Assert.Equal("developer-bank", (await coordinator.ClaimAsync(new ClaimRequest())).Value!.SessionId);
        var factory = provider.GetRequiredService<ICoordinatorFactory>();
        await using var opened = factory.Open("shop");
        Assert.Equal("billing", Assert.Single((await opened.ListPrdsAsync()).Value!.Prds).PrdId);
        Assert.Contains("AddCoordination(name, path)", Assert.Throws<InvalidOperationException>(() => factory.Open("none")).Message, StringComparison.Ordinal);
        Assert.Contains("AddCoordination(path)", Assert.Throws<InvalidOperationException>(factory.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logger_and_clock_come_from_the_container_and_the_caller_has_the_last_word()
    {
        await using var team = new Team(nameof(AddCoordinationTests), new PrdSeed("billing"));
        var lines = new LogLines(LogLevel.Information);
        var time = new ManualTime();
        await using var provider = Provider(services =>
        {
            services.AddSingleton<ILogger<Coordinator>>(new LogLines<Coordinator>(lines));
            services.AddSingleton<TimeProvider>(time);
            services.AddCoordination(team.Clone, Options(team));
            services.AddCoordination("plain", team.Clone, options => options.Logger = null);
        });
        await using var scope = provider.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Coordinator>().ClaimAsync(new ClaimRequest());
        Assert.Contains(lines.Written, line => line.Id == new EventId(100, "Claimed"));
        var monitor = provider.GetRequiredService<IOptionsMonitor<CoordinatorOptions>>();
        Assert.Same(time, monitor.CurrentValue.TimeProvider);
        Assert.Null(monitor.Get("plain").Logger);
    }

    [Fact]
    public async Task Options_that_make_no_sense_stop_the_host_at_its_start_and_name_themselves()
    {
        await using var team = new Team(nameof(AddCoordinationTests), new PrdSeed("billing"));
        await using var provider = Provider(services => services.AddCoordination(team.Clone, options =>
        {
            options.SessionId = "../x";
            options.PushTimeout = TimeSpan.Zero;
        }));
        var failure = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IStartupValidator>().Validate);
        Assert.Collection(
            failure.Failures,
            problem => Assert.StartsWith("SessionId: ", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("PushTimeout: ", problem, StringComparison.Ordinal));
        Assert.Throws<OptionsValidationException>(provider.GetRequiredService<ICoordinatorFactory>().Open);
    }

    private static Action<CoordinatorOptions> Options(Team team) => options => options.Environment = team.Sandbox.Environment;

    private static ServiceProvider Provider(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }
}
