using Coordination.Documents;
using Coordination.Protocol.Verification;

namespace Coordination.GitTests.Kit;

/// <summary>A project on a remote, clones of it, and a file in which every session notes what it was told.</summary>
internal sealed class Team : IAsyncDisposable
{
    private readonly List<Coordinator> opened = [];
    private int judges;

    public Team(string test, ProjectSeed seed, int clones = 1)
    {
        Sandbox = new GitSandbox(test);
        Sandbox.Environment["COORD_ACKS"] = AcksFile;
        Remote = Sandbox.BareRemote();
        Begin = Sandbox.SeedProject(Remote, seed);
        Clones = [.. Enumerable.Range(1, clones).Select(number => Sandbox.Clone(Remote, $"clone-{number}"))];
    }

    public Team(string test, PrdSeed[] prds, int clones)
        : this(test, new ProjectSeed { Prds = prds }, clones)
    {
    }

    public Team(string test, params PrdSeed[] prds)
        : this(test, new ProjectSeed { Prds = prds })
    {
    }

    public GitSandbox Sandbox { get; }

    /// <summary>The bare repository, by path.</summary>
    public string Remote { get; }

    /// <summary>Where main stood on the remote at first.</summary>
    public string Begin { get; }

    public IReadOnlyList<string> Clones { get; }

    public string Clone => Clones[0];

    public string AcksFile => Path.Combine(Sandbox.Root, "acks.jsonl");

    public string Main => Sandbox.Tip(Remote, "refs/heads/main");

    /// <summary>What all sessions were told so far.</summary>
    public IReadOnlyList<AckRecord> Told => File.Exists(AcksFile) ? AckFile.Parse(File.ReadAllBytes(AcksFile)) : [];

    public int Acknowledged => Told.Count(ack => ack.Verdict == AckVerdict.Acknowledged);

    /// <summary>A session at work in a clone.</summary>
    public Coordinator Open(string session, string? clone = null, Func<CoordinatorOptions, CoordinatorOptions>? with = null)
    {
        var options = new CoordinatorOptions { Environment = Sandbox.Environment, SessionId = session };
        var coordinator = Coordinator.Open(clone ?? Clone, with is null ? options : with(options));
        opened.Add(coordinator);
        return coordinator;
    }

    /// <summary>From now on the clones reach the remote at this address.</summary>
    public void Through(string url)
    {
        foreach (var clone in Clones)
        {
            Sandbox.Git(clone, "remote", "set-url", "origin", url);
        }
    }

    /// <summary>The product's own judgement of the remote's history and of what everybody was told, by a clone that knows nothing else.</summary>
    public async Task<VerifyResult> VerifyAsync()
    {
        var judge = Open("judge", Sandbox.Clone(Remote, $"judge-{++judges}"));
        var proof = await judge.VerifyAsync(new VerifyRequest(null, File.Exists(AcksFile) ? AcksFile : null));
        return proof.Value ?? throw new InvalidOperationException("verify refused: " + proof.Refusal);
    }

    /// <summary>The same, with nothing illegal, and with every acknowledged operation in the history and no other.</summary>
    public async Task<VerifyResult> ProveAsync()
    {
        var proof = await VerifyAsync();
        Assert.True(proof.Violations.IsEmpty, string.Join('\n', proof.Violations));
        return proof;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var coordinator in opened)
        {
            await coordinator.DisposeAsync();
        }

        Sandbox.Dispose();
    }
}
