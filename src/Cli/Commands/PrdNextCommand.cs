using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord prd next</c></summary>
internal sealed record PrdNextCommand(bool AllowConflict, bool ExitCode) : CliCommand
{
    private static readonly OptionSpec AllowConflictOption = new("--allow-conflict", null, "As a claim that allows high conflict risk would");
    private static readonly OptionSpec ExitCodeOption = new("--exit-code", null, "Exit 1 when there is nothing to take");

    public static CommandSpec Spec { get; } = new()
    {
        Path = "prd next",
        Summary = "Show what claim --next would take, and why not the others",
        Notes = ["The same rules as the claim: by priority, then fewest conflicts, then the registry's order. Writes nothing, and promises nothing: another session may be faster."],
        Options = [AllowConflictOption, ExitCodeOption],
        Examples = ["coord prd next", "coord prd next --json", "coord prd next --exit-code   # for scripts: 1 when there is nothing to take"],
        Make = arguments => new PrdNextCommand(arguments.Flag(AllowConflictOption), arguments.Flag(ExitCodeOption)),
    };

    public override string Name => Spec.Path;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken)
    {
        var request = new NextPrdRequest { AllowConflict = AllowConflict };
        return Answer.Of(run.Again, await run.Coordinator.NextPrdAsync(request, cancellationToken), next => PrdNextReply.Of(next, ExitCode));
    }
}
