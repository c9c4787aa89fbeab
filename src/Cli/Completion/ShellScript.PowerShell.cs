namespace Coordination.Cli.Completion;

internal sealed partial record ShellScript
{
    // Where nothing is offered PowerShell offers files by itself. Windows PowerShell drops empty arguments, so the typed word has a name before it.
    private static ShellScript PowerShell => new(
        "pwsh",
        ["in your profile (its path is in $PROFILE), for Windows PowerShell too:", "coord completion pwsh | Out-String | Invoke-Expression"],
        """
        Register-ArgumentCompleter -Native -CommandName coord -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $program = Get-Command -Name coord -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
            if (-not $program) { return }
            $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
                Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
            try { $offered = @(& $program.Source complete "--at=$wordToComplete" @words 2>$null) } catch { return }
            foreach ($line in $offered) {
                $word, $about = $line -split "`t", 2
                if ($word -and -not $word.StartsWith(':')) {
                    if (-not $about) { $about = $word }
                    [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $about)
                }
            }
        }
        """);
}
