using System.Text.RegularExpressions;

namespace Coordination.Tests.Architecture;

/// <summary>What must not stand in a source file. Each rule gives the places where it does.</summary>
internal static partial class SourceRules
{
    public const int LongestFile = 250;

    public static IEnumerable<string> ProcessStarts(SourceFile file) => Places(file, file.Code, StartsProcess());

    public static IEnumerable<string> Impurities(SourceFile file) => Places(file, file.Code, Impure());

    public static IEnumerable<string> Waits(SourceFile file) => Places(file, file.Code, Wait());

    public static IEnumerable<string> SkippedTests(SourceFile file) => Places(file, file.Code, Skip());

    public static IEnumerable<string> Unfinished(SourceFile file) => Places(file, file.Text, UnfinishedWord());

    public static IEnumerable<string> VagueNames(SourceFile file) => Places(file, file.Code, VagueName());

    public static IEnumerable<string> TooLong(SourceFile file)
    {
        var lines = file.Text.TrimEnd('\n').Split('\n').Length;
        return lines > LongestFile ? [$"{file.Path}: {lines} lines"] : [];
    }

    private static IEnumerable<string> Places(SourceFile file, string text, Regex pattern) =>
        pattern.Matches(text).Select(match => $"{file.Path}:{text.AsSpan(0, match.Index).Count('\n') + 1}: {match.Value.Trim()}");

    [GeneratedRegex(@"\bProcess\s*\.\s*Start\b|\bnew\s+(?:System\.Diagnostics\.)?Process\b|\bProcessStartInfo\b|\bPosixCalls\s*\.\s*Spawn\b")]
    private static partial Regex StartsProcess();

    [GeneratedRegex("""
        \bDateTime(?:Offset)?\s*\.\s*(?:Now|UtcNow|Today)\b
        | \bTimeProvider\s*\.\s*System\b | \.\s*GetUtcNow\b | \bStopwatch\b
        | \bGuid\s*\.\s*(?:NewGuid|CreateVersion7)\b | \bRandom\b | \bRandomNumberGenerator\b
        | (?<![\w.])(?:System\.IO\.)?(?:File|Directory)\s*\.\s*(?:Exists|Open|Read|Write|Append|Create|Delete|Move|Copy|Replace|Get|Set|Enumerate)\w*\s*\(
        | \b(?:FileStream|FileInfo|DirectoryInfo|FileSystemWatcher|DriveInfo)\b
        | \bPath\s*\.\s*(?:GetTempPath|GetTempFileName|GetRandomFileName|GetFullPath|Exists)\b
        | (?<![\w.])(?:System\.Diagnostics\.)?Process\s*\.\s*\w+ | \bnew\s+Process\b | \bProcessStartInfo\b
        | (?<![\w.])(?:System\.)?Environment\s*\. | \bThread\s*\.\s*Sleep\b | \bTask\s*\.\s*Delay\b
        | \bConsole\s*\. | \b(?:TcpClient|HttpClient|Socket)\b | \[(?:LibraryImport|DllImport)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Impure();

    [GeneratedRegex(@"\bThread\s*\.\s*Sleep\b|\bTask\s*\.\s*Delay\b|\bSpinWait\b")]
    private static partial Regex Wait();

    [GeneratedRegex(@"\bSkip(?:When|Unless|Exceptions)?\s*=[^=>]|\bAssert\s*\.\s*Skip(?:When|Unless)?\s*\(")]
    private static partial Regex Skip();

    // Spelled with brackets, so that this file passes its own rule.
    [GeneratedRegex(@"\bT[O]DO\b|\bF[I]XME\b|\bNotImpl[e]mentedException\b")]
    private static partial Regex UnfinishedWord();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(?:struct\s+|class\s+)?\w*(?:Manager|Helper|Helpers|Util|Utils|Utility|Utilities|Service|Handler|Processor)\b")]
    private static partial Regex VagueName();
}
