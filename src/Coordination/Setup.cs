using System.Collections.Immutable;
using Coordination.Git;
using Coordination.Protocol;

namespace Coordination;

/// <summary>Sets coordination up in a repository, or takes it away.</summary>
internal sealed class Setup
{
    private readonly InitRequest request;

    private Setup(OpenState state, InitRequest request)
    {
        State = state;
        this.request = request;
    }

    public OpenState State { get; }

    public static async Task<Setup> OpenAsync(string path, CoordinatorOptions options, InitRequest request, CancellationToken cancellationToken)
    {
        if (request.StateRef is { } named && !RefName.IsValid(named))
        {
            throw new CoordinationException(ErrorCodes.InvalidName, "The state ref is not a ref name.", named, "coord init --state-ref coord/state");
        }

        var stateRef = request.StateRef is null ? null : RefName.Full(request.StateRef);
        return new Setup(await OpenState.OpenAsync(path, options, stateRef, cancellationToken, request.Remote).ConfigureAwait(false), request);
    }

    public async Task<Result<InitResult>> InitAsync(CancellationToken cancellationToken)
    {
        if (State.First.Problem is { } problem and not NotInitializedRefusal)
        {
            return Result<InitResult>.Refuse(problem);
        }

        var session = State.NewSession();
        var move = State.First.Oid is null && !State.StateIsOnMain ? new SetupMove(State, session) : null;
        if (move is not null && await move.RefuseAsync(cancellationToken).ConfigureAwait(false) is { } main)
        {
            return Result<InitResult>.Refuse(main);
        }

        var tree = await SetupFiles.OpenAsync(State.Clone, State.First.Tree, cancellationToken).ConfigureAwait(false);
        var plan = await SetupFiles.PlanInitAsync(tree, cancellationToken).ConfigureAwait(false);
        var config = ConfigToWrite();
        if (request.DryRun || (plan.IsEmpty && State.First.Problem is null))
        {
            await WriteConfigAsync(request.DryRun ? [] : config, cancellationToken).ConfigureAwait(false);
            return Result<InitResult>.Of(Report(plan, config, null, already: plan.IsEmpty));
        }

        var operation = State.Operation(session, (stamp, caller, opId) => new InitCommand(caller, stamp.Now, opId)) with { Prepare = SetupFiles.WriteInitAsync, Creates = true };
        var (outcome, warnings) = move is null
            ? (await State.PublishAsync(session, operation, cancellationToken).ConfigureAwait(false), [])
            : await move.PublishAsync(operation, cancellationToken).ConfigureAwait(false);
        if (outcome.Refusal is { } refusal)
        {
            return Result<InitResult>.Refuse(refusal);
        }

        await WriteConfigAsync(config, cancellationToken).ConfigureAwait(false);
        return Result<InitResult>.Of(Report(plan, config, outcome, already: false), warnings);
    }

    public async Task<Result<InitResult>> DeinitAsync(CancellationToken cancellationToken)
    {
        if (State.First.Problem is { } problem)
        {
            return Result<InitResult>.Refuse(problem);
        }

        var tree = await SetupFiles.OpenAsync(State.Clone, State.First.Tree, cancellationToken).ConfigureAwait(false);
        var plan = await SetupFiles.PlanDeinitAsync(State.First, tree, cancellationToken).ConfigureAwait(false);
        if (request.DryRun)
        {
            return Result<InitResult>.Of(Report(plan, [], null, already: false));
        }

        var session = State.NewSession();
        var operation = State.Operation(session, (stamp, caller, opId) => new DeinitCommand(caller, stamp.Now, opId)) with { Prepare = SetupFiles.WriteDeinitAsync };
        var outcome = await State.PublishAsync(session, operation, cancellationToken).ConfigureAwait(false);
        if (outcome.Refusal is { } refusal)
        {
            return Result<InitResult>.Refuse(refusal);
        }

        foreach (var key in new[] { "coord.stateRef", "coord.remote" })
        {
            await State.Clone.Git.RunAsync(new GitCall("config", "--local", "--unset-all", key), cancellationToken).ConfigureAwait(false);
        }

        return Result<InitResult>.Of(Report(plan, [], outcome, already: false));
    }

    // Only what the defaults would not find has to be said in git config.
    private ImmutableArray<KeyValuePair<string, string>> ConfigToWrite()
    {
        var settings = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        if (request.Remote is { } remote && State.Clone.Config["coord.remote"] != remote)
        {
            settings.Add(new("coord.remote", remote));
        }

        if (State.Location.StateRef != (State.Clone.Config["coord.stateRef"] is { } known ? RefName.Full(known) : State.Location.DefaultBranch))
        {
            settings.Add(new("coord.stateRef", State.Location.StateRef));
        }

        return settings.ToImmutable();
    }

    private async Task WriteConfigAsync(ImmutableArray<KeyValuePair<string, string>> settings, CancellationToken cancellationToken)
    {
        foreach (var (key, value) in settings)
        {
            await State.Clone.Git.RunAsync(new GitCall("config", "--local", key, value), cancellationToken).ConfigureAwait(false);
        }
    }

    private InitResult Report(ImmutableArray<string> plan, ImmutableArray<KeyValuePair<string, string>> config, OperationOutcome? outcome, bool already) => new()
    {
        StateRef = State.Location.StateRef,
        Remote = State.Location.Remote,
        Files = plan,
        Config = [.. config.Select(setting => $"{setting.Key}={setting.Value}")],
        Commit = outcome?.Commit,
        DryRun = request.DryRun,
        Already = already,
        Protected = outcome is not null && RemoteWords.SaysBypassed(outcome.ServerWords),
    };
}
