using System.Collections.Immutable;
using Coordination.Git;
using Coordination.Git.Checkups;

namespace Coordination;

public sealed partial class Coordinator
{
    private static readonly ImmutableDictionary<string, string> Unopened = ImmutableDictionary<string, string>.Empty
        .Add(ErrorCodes.GitTooOld.Name, FindingCodes.GitTooOld)
        .Add(ErrorCodes.SeveralPushUrls.Name, FindingCodes.SeveralPushUrls)
        .Add(ErrorCodes.NotInitialized.Name, FindingCodes.RemoteMissing)
        .Add(ErrorCodes.InvalidName.Name, FindingCodes.UnusableName);

    /// <summary>
    /// Looks the clone, the state and the remote over. By itself it writes nothing: neither on the remote, nor a ref, a setting or a file of yours. With
    /// <see cref="DoctorRequest.Fix"/> or <see cref="DoctorRequest.Adopt"/> it writes after a yes.
    /// </summary>
    /// <param name="request">What to look at and what to mend.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was found; after a repair, what is left. Findings are no refusal: the result is accepted whatever was found.</returns>
    /// <exception cref="CoordinationException">There is no repository, or no git.</exception>
    public Task<Result<DoctorResult>> DoctorAsync(DoctorRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return InTurnAsync("doctor", null, token => DoctorInTurnAsync(request, token), cancellationToken);
    }

    private async Task<Result<DoctorResult>> DoctorInTurnAsync(DoctorRequest request, CancellationToken cancellationToken)
    {
        OpenState state;
        try
        {
            state = await OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (CoordinationException failure) when (Unopened.ContainsKey(failure.Code.Name))
        {
            return Result<DoctorResult>.Of(await UnopenedAsync(failure, cancellationToken).ConfigureAwait(false));
        }

        var checkup = await Checkup.MakeAsync(state, cancellationToken).ConfigureAwait(false);
        AdoptionReport? adoption = null;
        if (request.Adopt && checkup.Rewritten is { } rewritten)
        {
            adoption = await AdoptAsync(new AdoptionCourse(state, rewritten), request, cancellationToken).ConfigureAwait(false);
            checkup = adoption.Adopted ? await Checkup.MakeAsync(state, cancellationToken).ConfigureAwait(false) : checkup;
        }

        return Result<DoctorResult>.Of(request.Fix
            ? await FixAsync(state, checkup, request, cancellationToken).ConfigureAwait(false) with { Adoption = adoption }
            : Report(state, checkup) with { Adoption = adoption });
    }

    private static async Task<AdoptionReport> AdoptAsync(AdoptionCourse adoption, DoctorRequest request, CancellationToken cancellationToken)
    {
        var report = await adoption.ReportAsync(cancellationToken).ConfigureAwait(false);
        return !request.DryRun && request.ConfirmAdopt is { } ask && await ask(report, cancellationToken).ConfigureAwait(false)
            ? await adoption.AdoptAsync(report, cancellationToken).ConfigureAwait(false)
            : report;
    }

    private static async Task<DoctorResult> FixAsync(OpenState state, Checkup checkup, DoctorRequest request, CancellationToken cancellationToken)
    {
        var course = new RepairCourse(state, checkup);
        var plan = await course.PlanAsync(cancellationToken).ConfigureAwait(false);
        if (plan.IsEmpty || request.DryRun || request.ConfirmFix is not { } ask || !await ask(plan, cancellationToken).ConfigureAwait(false))
        {
            return Report(state, checkup) with { Plan = plan };
        }

        var repairs = await course.WriteAsync(cancellationToken).ConfigureAwait(false);
        await state.RefreshAsync(cancellationToken).ConfigureAwait(false);
        var left = await Checkup.MakeAsync(state, cancellationToken).ConfigureAwait(false);
        return Report(state, left) with { Plan = plan, Repairs = repairs };
    }

    private static DoctorResult Report(OpenState state, Checkup checkup) => new()
    {
        StateRef = state.Location.StateRef,
        Remote = state.Location.Remote,
        Tip = checkup.Snapshot.Oid,
        Findings = [.. checkup.Found.Select(diagnosis => diagnosis.Finding)],
        NotMade = [.. checkup.NotMade],
    };

    // Not even the state ref could be found. What is wrong with the clone can still be said, unless git itself is what is wrong.
    private async Task<DoctorResult> UnopenedAsync(CoordinationException failure, CancellationToken cancellationToken)
    {
        List<DoctorFinding> found = [];
        if (failure.Code != ErrorCodes.GitTooOld)
        {
            var clone = await LocalClone.OpenAsync(path, options, cancellationToken).ConfigureAwait(false);
            await using var _ = clone.ConfigureAwait(false);
            found.AddRange((await CloneChecks.FindAsync(clone, cancellationToken).ConfigureAwait(false)).Select(diagnosis => diagnosis.Finding));
        }

        var code = Unopened[failure.Code.Name];
        if (!found.Exists(finding => finding.Code == code))
        {
            found.Add(new DoctorFinding(
                code, FindingSeverity.Error, failure.Message, failure.Where is null ? [] : [failure.Where], "no command of coord works until it is mended",
                failure.Fix?.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToImmutableArray() ?? ["git", "remote", "-v"]));
        }

        return new DoctorResult
        {
            Findings = [.. found.OrderBy(finding => finding.Severity)],
            NotMade = [new CheckNotMade("the state and the remote", failure.Code.Name)],
        };
    }
}
