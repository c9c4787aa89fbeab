using System.Text.RegularExpressions;

namespace Coordination.Cli.Tests.Kit;

internal static partial class Ansi
{
    public static string Strip(string text) => Sequence().Replace(text, "");

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Sequence();
}
