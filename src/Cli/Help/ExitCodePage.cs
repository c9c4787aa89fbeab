using System.Globalization;
using Coordination.Cli.Output;

namespace Coordination.Cli.Help;

/// <summary><c>coord help exit-codes</c>: the closed list of error codes, each with its exit code.</summary>
internal static class ExitCodePage
{
    public static void Write(TextPage page)
    {
        page.Fold("The error code in a JSON document is the contract, the exit code its class. \"again\" marks what may succeed later without anyone changing anything else.", 0);
        page.Line();
        page.Hanging("  0    ok                      ", "done, or true already");
        page.Hanging("  1    (reports)               ", "with --exit-code: there are findings");
        foreach (var code in ErrorCodes.All.OrderBy(code => code.ExitCode))
        {
            var meaning = ErrorMeanings.Of(code) + (code.Retryable ? " (again)" : "");
            page.Hanging(string.Create(CultureInfo.InvariantCulture, $"  {code.ExitCode,-3}  {code.Name,-22}  "), meaning);
        }
    }
}
