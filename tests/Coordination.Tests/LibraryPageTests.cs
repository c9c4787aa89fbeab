using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Coordination.Tests.Architecture;
using Microsoft.Extensions.Logging;

namespace Coordination.Tests;

/// <summary>The names that docs/library.md promises are the ones that are used.</summary>
public sealed partial class LibraryPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "library.md"));

    [Fact]
    public void The_table_of_events_is_what_is_logged()
    {
        var logged = typeof(LogMessages).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>()
            .Select(message => (message.EventId, message.EventName ?? "", message.Level.ToString())).Order();
        var promised = EventRow().Matches(Page)
            .Select(row => (int.Parse(row.Groups[1].ValueSpan, provider: null), row.Groups[2].Value, row.Groups[3].Value)).Order();
        Assert.Equal(logged, promised);
    }

    [Fact]
    public void The_table_of_instruments_is_what_is_measured()
    {
        var published = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == "Coordination")
            {
                published.Add($"{instrument.Name} {instrument.Unit}");
            }
        };
        RuntimeHelpers.RunClassConstructor(typeof(Instruments).TypeHandle);
        listener.Start();
        var promised = InstrumentRow().Matches(Page).Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value}");
        Assert.Equal(published.Distinct().Order(StringComparer.Ordinal), promised.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_option_is_described() =>
        Assert.All(typeof(CoordinatorOptions).GetProperties(), option => Assert.Contains($"`{option.Name}`", Page, StringComparison.Ordinal));

    [GeneratedRegex(@"^\| (\d{3}) \| `(\w+)` \| (\w+) \|", RegexOptions.Multiline)]
    private static partial Regex EventRow();

    [GeneratedRegex(@"^\| `(coordination\.[\w.]+)` \| [\w-]+(?: [\w-]+)?, `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex InstrumentRow();
}
