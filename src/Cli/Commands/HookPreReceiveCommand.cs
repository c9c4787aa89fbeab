using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;
using Coordination.Hooks;

namespace Coordination.Cli.Commands;

/// <summary><c>coord hook pre-receive</c></summary>
internal sealed record HookPreReceiveCommand : CliCommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Path = "hook pre-receive",
        Summary = "Refuse pushes that break the rules, on the server",
        Notes =
        [
            "Reads the lines that git gives to the hook. A push that would delete or rewind the state ref, or add a commit to it that verify finds illegal, is refused with exit 1; every other ref passes.",
            "The state ref is the default branch of the repository, unless git config coord.stateRef says otherwise there. When a push cannot be judged it does not pass.",
        ],
        Examples = ["coord hook pre-receive   # behind exec, it is all that hooks/pre-receive needs"],
        Make = _ => new HookPreReceiveCommand(),
    };

    public override string Name => Spec.Path;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken)
    {
        var options = new CoordinatorOptions { TimeProvider = run.Environment.Time, Environment = run.Environment.Variables, Trace = run.Trace, Telemetry = false };
        return PreReceiveReply.Of(await PreReceive.JudgeAsync(run.WorkingDirectory, run.Environment.Stdin, options, cancellationToken));
    }
}
