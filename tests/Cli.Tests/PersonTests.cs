using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests;

/// <summary>What a person at a terminal is offered when a session is silent.</summary>
public sealed class PersonTests : IDisposable
{
    private readonly GitSandbox sandbox = new("person");
    private readonly HurriedTime time = new();
    private readonly Clone silent;
    private readonly Clone person;

    public PersonTests()
    {
        var remote = sandbox.BareRemote();
        sandbox.SeedProject(remote, PrdSeed.Of("print-templates", 1), PrdSeed.Of("billing", 2));
        (silent, person) = (new Clone(sandbox, sandbox.Clone(remote, "silent")), new Clone(sandbox, sandbox.Clone(remote, "person")));
    }

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public async Task A_claim_that_meets_a_stale_lock_offers_to_resume_it_and_waits()
    {
        await LoseTouchAsync();
        var world = await AtTerminalAsync(0, "r\n", "claim", "print-templates");
        Assert.Contains("print-templates is held by developer-", world.Stderr, StringComparison.Ordinal);
        Assert.Contains("who is silent. [r]esume it, [a]bandon it, or [s]kip?", world.Stderr, StringComparison.Ordinal);
        Assert.Contains("waiting: ", world.Stderr, StringComparison.Ordinal);
        Assert.Contains(" took print-templates over from developer-", world.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Skip_leaves_it_alone()
    {
        await LoseTouchAsync();
        var world = await AtTerminalAsync(3, "s\n", "claim", "print-templates");
        Assert.Contains("error[held]", Ansi.Strip(world.Stderr), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_stale_locks_offers_to_abandon_and_asks_why()
    {
        await LoseTouchAsync();
        var world = await AtTerminalAsync(0, "a\nnobody needs it\n", "stale");
        Assert.Contains("MEND WITH", world.Stdout, StringComparison.Ordinal);
        Assert.Contains("abandoned print-templates", world.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_says_now_is_asked_once_and_may_say_no()
    {
        await LoseTouchAsync();
        var declined = await AtTerminalAsync(130, "n\n", "resume", "print-templates", "--now");
        Assert.Contains("nothing was done", declined.Stderr, StringComparison.Ordinal);
        var taken = await AtTerminalAsync(0, "y\n", "resume", "print-templates", "--now");
        Assert.Contains(" took print-templates over", taken.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_terminal_the_words_say_which_command_to_use()
    {
        await LoseTouchAsync();
        var world = await person.RunAsync(new World(time: time), 3, "claim", "print-templates");
        Assert.EndsWith("\ncoord resume print-templates\n", world.Stderr, StringComparison.Ordinal);
        var stale = await person.RunAsync(new World(time: time), 1, "stale", "--exit-code");
        Assert.Contains("coord resume print-templates", stale.Stdout, StringComparison.Ordinal);
        var again = await person.RunAsync(new World(time: time), 75, "resume", "print-templates");
        Assert.EndsWith("\ncoord resume print-templates --wait\n", again.Stderr, StringComparison.Ordinal);
    }

    private async Task LoseTouchAsync()
    {
        await silent.RunAsync(new World(time: time), 0, "claim", "print-templates");
        time.Advance(TimeSpan.FromHours(1));
    }

    private Task<World> AtTerminalAsync(int expected, string typed, params string[] args) =>
        person.RunAsync(new World(terminal: true, stdin: typed, time: time), expected, args);
}
