using Coordination.Cli.Completion;
using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord completion</c></summary>
internal sealed record CompletionCommand(string Shell) : CliCommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Path = "completion",
        Summary = "Print the script that lets a shell complete coord",
        Notes =
        [
            "Commands, options, and the names of PRDs, sessions, stories and branches. Names come from what this clone knows already: nothing is fetched, and names that a shell could take for more than a word are not offered.",
            "How to install it is in the head of the script.",
        ],
        Arguments = [new("SHELL", true, string.Join(", ", ShellScript.Names)) { Choices = ShellScript.Names }],
        Examples =
        [
            "coord completion bash   # in ~/.bashrc: source <(coord completion bash)", "coord completion zsh    # in ~/.zshrc: source <(coord completion zsh)",
            "coord completion fish   # > ~/.config/fish/completions/coord.fish", "coord completion pwsh   # in $PROFILE: | Out-String | Invoke-Expression",
        ],
        Make = From,
    };

    public override string Name => Spec.Path;

    public override Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken)
    {
        var lines = ShellScript.Find(Shell)!.Lines;
        return Task.FromResult(new Reply(Name)
        {
            Data = json => json.String("shell", Shell).Strings("lines", lines),
            Text = page =>
            {
                foreach (var line in lines)
                {
                    page.Line(line);
                }
            },
        });
    }

    private static CompletionCommand From(Arguments arguments)
    {
        var shell = arguments.Word(0) is "powershell" ? "pwsh" : arguments.Word(0) ?? "";
        return ShellScript.Find(shell) is not null
            ? new CompletionCommand(shell)
            : throw arguments.Contradiction($"there is no completion for {TerminalText.Quote(shell)}", "coord completion; for " + string.Join(", ", ShellScript.Names));
    }
}
