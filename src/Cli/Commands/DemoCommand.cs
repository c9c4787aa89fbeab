using System.Globalization;
using Coordination.Cli.Demo;
using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord demo</c></summary>
internal sealed record DemoCommand(bool Keep) : CliCommand
{
    private static readonly OptionSpec KeepOption = new("--keep", null, "Keep the folder, and say how to look around in it");

    public static CommandSpec Spec { get; } = new()
    {
        Path = "demo",
        Summary = "Play a day of three sessions on a repository of its own",
        Notes =
        [
            "Makes a bare remote and three clones in a temporary folder, plays a day on them through the real code, and proves the history at the end. Needs git and nothing else; touches no other folder, and deletes its own.",
        ],
        Options = [KeepOption],
        Examples = ["coord demo", "coord demo --keep   # and look around in the clones afterwards"],
        Make = arguments => new DemoCommand(arguments.Flag(KeepOption)),
    };

    public override string Name => Spec.Path;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken)
    {
        var narrator = new DemoNarrator(run.Globals, run.Environment);
        var folder = DemoFolder.Create();
        try
        {
            var surprise = await PlayAsync(run, narrator, folder, cancellationToken);
            return DemoReply.Of(narrator, Keep ? folder.Path : null, surprise);
        }
        catch (IOException) when (narrator.ReaderIsGone)
        {
            return new Reply(Name);
        }
        finally
        {
            if (!Keep && !await folder.DeleteAsync())
            {
                run.Conversation.Tell($"could not delete {folder.Path}");
            }
        }
    }

    private async Task<DemoSurpriseException?> PlayAsync(CliRun run, DemoNarrator narrator, DemoFolder folder, CancellationToken cancellationToken)
    {
        var started = run.Environment.Time.GetTimestamp();
        DemoSurpriseException? surprise = null;
        try
        {
            narrator.Line($"A day of three sessions on one repository, in {folder.Path}");
            var stage = await DemoStage.BuildAsync(folder, run.Environment, run.Trace, cancellationToken);
            await new DemoDay(stage, narrator, run.Environment, cancellationToken).PlayAsync(folder);
            var elapsed = run.Environment.Time.GetElapsedTime(started);
            narrator.Line();
            narrator.Line(string.Create(CultureInfo.InvariantCulture, $"{narrator.Steps.Count} steps, all as told, in {elapsed.TotalSeconds:0.0} s."));
        }
        catch (DemoSurpriseException found)
        {
            surprise = found;
            narrator.Line();
        }

        End(narrator, folder);
        return surprise;
    }

    private void End(DemoNarrator narrator, DemoFolder folder)
    {
        if (!Keep)
        {
            narrator.Line("The folder is deleted; coord demo --keep keeps it.");
            return;
        }

        narrator.Line("The folder is kept. To look around:");
        narrator.Line($"  cd {narrator.Last?.Folder ?? folder.Path}");
        narrator.Line("  coord status");
        narrator.Line("  git -C ../origin.git log --graph --oneline main");
    }
}
