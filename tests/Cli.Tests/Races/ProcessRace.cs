using System.Text.Json;

namespace Coordination.Cli.Tests.Races;

/// <summary>Sessions at work as processes, on clones of one remote, who note what they were told.</summary>
internal sealed class ProcessRace : IDisposable
{
    private readonly string acks;

    public ProcessRace(string test, int clones, params PrdSeed[] prds)
    {
        Sandbox = new GitSandbox(test);
        acks = Path.Combine(Sandbox.Root, "acks.jsonl");
        Sandbox.Environment["COORD_ACKS"] = acks;
        Remote = Sandbox.BareRemote();

        // A machine may be slow; who is served must not depend on it.
        Sandbox.SeedProject(Remote, new ProjectSeed { Prds = prds, Coordination = new() { ["pushBudget"] = "5m" } });
        Clones = [.. Enumerable.Range(1, clones).Select(number => Sandbox.Clone(Remote, $"clone-{number}"))];
    }

    public GitSandbox Sandbox { get; }

    public string Remote { get; }

    public IReadOnlyList<string> Clones { get; }

    /// <summary>Runs the same command as many sessions at once.</summary>
    public CoordAnswer[] Run(int sessions, params string[] arguments) => CoordProcess.RunTogether(
        Sandbox, Enumerable.Range(0, sessions).Select(number => Call(number, arguments)));

    /// <summary>A call of one of the sessions, in its clone.</summary>
    public CoordCall Call(int session, params string[] arguments) => new(Clones[session % Clones.Count], arguments)
    {
        Variables = new Dictionary<string, string?> { ["COORD_SESSION"] = $"developer-{session:00}" },
    };

    /// <summary>What <c>coord verify --acks</c> says of it all, when it finds nothing.</summary>
    public JsonElement Verify()
    {
        var answer = CoordProcess.Run(Sandbox, Sandbox.Clone(Remote, "judge"), "verify", "--acks", acks, "--json");
        return answer.ExitCode == 0 ? answer.Data : throw new InvalidOperationException(answer.ToString());
    }

    public void Dispose() => Sandbox.Dispose();
}
