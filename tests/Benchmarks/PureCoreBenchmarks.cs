using BenchmarkDotNet.Attributes;
using Coordination.Documents;
using Coordination.Git;
using Coordination.Protocol;

namespace Benchmarks;

/// <summary>What a claim costs in our own code, without git: 1,000 PRDs and 200 locks.</summary>
[MemoryDiagnoser]
public class PureCoreBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 2, 19, 15, 14, 0, TimeSpan.Zero);
    private static readonly string Zero = new('0', 40);

    private readonly CoordinationState state = BigProject.State();
    private readonly LocksDocument locks = BigProject.ParseLocks();
    private readonly RegistryDocument registry = BigProject.ParseRegistry();
    private CoordinationState after = CoordinationState.Empty;

    /// <summary>Makes sure that a claim is measured and not a refusal.</summary>
    /// <exception cref="InvalidOperationException">The claim was not accepted.</exception>
    [GlobalSetup]
    public void Claim() => after = Transition.Decide(state, ClaimOf(BigProject.FreePrd)) is Decision.Accepted accepted
        ? accepted.Next
        : throw new InvalidOperationException("the claim was not accepted");

    [Benchmark]
    public object Decide_a_claim() => Transition.Decide(state, ClaimOf(BigProject.FreePrd));

    [Benchmark]
    public object Decide_a_claim_of_the_next() => Transition.Decide(state, ClaimOf(null));

    [Benchmark]
    public object Parse_the_locks() => BigProject.ParseLocks();

    [Benchmark]
    public object Parse_the_registry() => BigProject.ParseRegistry();

    [Benchmark]
    public int Patch_the_locks() => locks.Patch(after).Length;

    [Benchmark]
    public int Patch_the_registry() => registry.Patch(after).Length;

    [Benchmark]
    public int Pack_one_commit()
    {
        var pack = new PackWriter(ObjectFormat.Sha1);
        var docs = TreeObject.Write(
        [
            new TreeEntry(TreeEntry.FileMode, "prd-registry.json", pack.Add("blob", BigProject.Registry)),
            new TreeEntry(TreeEntry.FileMode, "session-locks.json", pack.Add("blob", BigProject.Locks)),
        ]);
        var root = pack.Add("tree", TreeObject.Write([new TreeEntry(TreeEntry.FolderMode, "docs", pack.Add("tree", docs))]));
        var nobody = new Signature("Ada", "ada@example.org", Now);
        pack.Add("commit", CommitObject.Write(root, [Zero], nobody, nobody, "chore: claim\n"));
        return pack.ToPack().Length;
    }

    private static ClaimCommand ClaimOf(string? prdId) =>
        new(new Caller("developer-ffffff"), Now, "7b1e3f0a92c44d5f8a6b0c1d2e3f4a5b", prdId, "15b557ab", AllowConflict: false);
}
