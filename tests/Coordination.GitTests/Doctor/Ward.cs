using Coordination.GitTests.Kit;

namespace Coordination.GitTests.Doctor;

/// <summary>A project that somebody edits by hand, and a clone that is looked over.</summary>
internal sealed class Ward(string test, ProjectSeed seed) : IAsyncDisposable
{
    public const string Locks = "docs/session-locks.json";
    public const string Registry = "docs/prd-registry.json";

    private int hands;

    public Ward(string test, params PrdSeed[] prds)
        : this(test, new ProjectSeed { Prds = prds.Length == 0 ? [new PrdSeed("prd-one"), new PrdSeed("prd-two")] : prds })
    {
    }

    public Team Team { get; } = new(test, seed);

    public GitSandbox Sandbox => Team.Sandbox;

    public string Clone => Team.Clone;

    /// <summary>Somebody edits a file on main and pushes it; gives the commit.</summary>
    public string Edit(string path, Func<string, string> change, string message = "docs: by hand")
    {
        var hand = Sandbox.Clone(Team.Remote, $"hand-{++hands}");
        var file = Path.Combine(hand, path);
        var commit = Sandbox.Commit(hand, path, change(File.Exists(file) ? Sandbox.Read(hand, path) : ""), message);
        Sandbox.Git(hand, "push", "-q", "origin", "HEAD:main");
        return commit;
    }

    /// <summary>Puts locks, as JSON, before the others.</summary>
    public string AddLocks(string json) => Edit(Locks, text => text.Replace(
        "\"sessions\": [", "\"sessions\": [" + json + (text.Contains("\"sessions\": []", StringComparison.Ordinal) ? "" : ","), StringComparison.Ordinal));

    public async Task<DoctorResult> LookAsync(Func<CoordinatorOptions, CoordinatorOptions>? with = null)
    {
        await using var coordinator = Open(with);
        return (await coordinator.DoctorAsync(new DoctorRequest())).Value!;
    }

    /// <summary>Mends with a yes to whatever is shown.</summary>
    public async Task<DoctorResult> FixAsync(Action<DoctorPlan>? shown = null, Func<CoordinatorOptions, CoordinatorOptions>? with = null)
    {
        await using var coordinator = Open(with);
        return (await coordinator.DoctorAsync(new DoctorRequest
        {
            Fix = true,
            ConfirmFix = (plan, _) =>
            {
                shown?.Invoke(plan);
                return Task.FromResult(true);
            },
        })).Value!;
    }

    /// <summary>The one finding of this code.</summary>
    public async Task<DoctorFinding> FindAsync(string code, Func<CoordinatorOptions, CoordinatorOptions>? with = null)
    {
        var found = await LookAsync(with);
        return Assert.Single(found.Findings, finding => finding.Code == code);
    }

    /// <summary>Found, mended, and not found again; the history is legal but for what was edited by hand.</summary>
    public async Task<DoctorResult> HealAsync(string code)
    {
        Assert.True((await FindAsync(code)).Fixable);
        var healed = await FixAsync();
        Assert.All(healed.Repairs, repair => Assert.NotNull(repair.Commit));
        Assert.DoesNotContain(healed.Findings, finding => finding.Code == code);
        var again = await FixAsync();
        Assert.True(again.Plan!.IsEmpty && again.Repairs.IsEmpty);
        Assert.DoesNotContain((await Team.VerifyAsync()).Violations, violation => violation.Rule is "illegal_step" or "fence_not_increasing");
        return healed;
    }

    public Coordinator Open(Func<CoordinatorOptions, CoordinatorOptions>? with = null) => Team.Open("doctor", Clone, with);

    public ValueTask DisposeAsync() => Team.DisposeAsync();
}
