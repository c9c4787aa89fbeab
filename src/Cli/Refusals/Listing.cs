using System.Globalization;
using Coordination.Cli.Output;

namespace Coordination.Cli.Refusals;

/// <summary>Lists within a sentence.</summary>
internal static class Listing
{
    /// <summary>The first few, and how many more there are.</summary>
    public static string Of(IReadOnlyCollection<string> items, int most = 5)
    {
        var shown = string.Join(", ", items.Take(most).Select(item => TerminalText.Short(item, 80)));
        return items.Count > most ? string.Create(CultureInfo.InvariantCulture, $"{shown} and {items.Count - most} more") : shown;
    }
}
