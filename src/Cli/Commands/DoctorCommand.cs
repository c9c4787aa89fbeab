using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord doctor</c></summary>
internal sealed record DoctorCommand(bool Fix, bool Adopt, bool DryRun, bool ExitCode) : CliCommand
{
    private static readonly OptionSpec FixOption = new("--fix", null, "Mend what needs no decision; shows first what it writes, then asks");
    private static readonly OptionSpec AdoptOption = new("--adopt", null, "Go on from a rewritten history; shows first what was lost, then asks");
    private static readonly OptionSpec DryRunOption = new("--dry-run", null, "With --fix or --adopt: only show");
    private static readonly OptionSpec ExitCodeOption = new("--exit-code", null, "Exit 1 when anything was found");

    public static CommandSpec Spec { get; } = new()
    {
        Path = "doctor",
        Summary = "Look the state, this clone and the remote over, and say what mends each finding",
        Notes =
        [
            "Writes nothing by itself. Worst first; the last line of each finding is the command to run. What could not be looked at is said too. Works offline, as far as it goes.",
            "--fix makes one commit for each repair and deletes temporary files of coord. It loses nothing: what goes stays readable in the history. Without a terminal it needs --yes.",
            "--adopt is for a state ref that was force-pushed, deleted or recreated. The old tip stays under refs/coord/backup in this clone.",
        ],
        Options = [FixOption, AdoptOption, DryRunOption, ExitCodeOption],
        Examples =
        [
            "coord doctor", "coord doctor --fix --dry-run   # what would be written", "coord doctor --fix --yes", "coord doctor --adopt",
            "coord doctor --json --exit-code",
        ],
        Make = From,
    };

    public override string Name => Spec.Path;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken)
    {
        var declined = false;
        var request = new DoctorRequest
        {
            Fix = Fix,
            Adopt = Adopt,
            DryRun = DryRun,
            ConfirmFix = async (plan, token) => !(declined = !await AskAsync(run, page => DoctorText.Plan(page, plan, "writes"), "write this?", token)),
            ConfirmAdopt = async (report, token) =>
                !(declined = !await AskAsync(run, page => DoctorText.Adoption(page, report), "go on from what stands there now?", token)),
        };
        var result = await run.Coordinator.DoctorAsync(request, cancellationToken);
        return declined ? TakeoverOptions.Declined(run) : Answer.Of(run.Again, result, found => DoctorReply.Of(found, this, run.Again));
    }

    private static async Task<bool> AskAsync(CliRun run, Action<TextPage> show, string question, CancellationToken cancellationToken)
    {
        if (!run.Globals.Json && !run.Globals.Quiet)
        {
            var page = new TextPage(run.Environment.Width);
            show(page);
            run.Environment.Stdout.Write(page.ToString());
            run.Environment.Stdout.Flush();
        }

        return await run.Conversation.ConfirmAsync(question, run.Again.Action, cancellationToken);
    }

    private static DoctorCommand From(Arguments arguments)
    {
        var command = new DoctorCommand(
            arguments.Flag(FixOption), arguments.Flag(AdoptOption), arguments.Flag(DryRunOption), arguments.Flag(ExitCodeOption));
        return command is { DryRun: true, Fix: false, Adopt: false }
            ? throw new UsageException("without --fix or --adopt nothing is written anyway", "option --dry-run of coord doctor", ["coord", "doctor", "--fix", "--dry-run"])
            : command;
    }
}
