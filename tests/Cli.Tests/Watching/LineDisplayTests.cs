using System.Text.Json;
using Coordination.Cli.Refusals;
using Coordination.Cli.Tests.Kit;
using Coordination.Cli.Watching;

namespace Coordination.Cli.Tests.Watching;

/// <summary><c>--watch --json</c></summary>
public sealed class LineDisplayTests : IDisposable
{
    private static readonly StatusResult Sample = ResultSamples.Status;
    private readonly HurriedTime time = new();
    private readonly StringWriter output = new();

    [Fact]
    public async Task A_document_a_line_when_something_other_than_an_age_changed()
    {
        await RunAsync(Sample, Sample with { AsOf = Sample.AsOf.AddSeconds(5) }, Sample, Sample with { Queue = [] }, Sample with { Queue = [] });
        var documents = Documents();
        Assert.Equal([1, 0], documents.Select(document => document.GetProperty("data").GetProperty("queue").GetArrayLength()));
        Assert.Equal(60, documents[0].GetProperty("data").GetProperty("current").GetProperty("ageSeconds").GetInt32());
    }

    [Fact]
    public async Task Every_half_minute_there_is_one_as_a_sign_of_life()
    {
        await RunAsync([.. Enumerable.Repeat(Sample, 13)]);
        Assert.Equal([60, 60, 60], Documents().Select(document => document.GetProperty("data").GetProperty("current").GetProperty("ageSeconds").GetInt32()));
    }

    [Fact]
    public async Task A_reader_that_is_gone_ends_it_quietly()
    {
        var reply = await new StatusWatch(
            _ => Task.FromResult(Result<StatusResult>.Of(Sample)), new LineDisplay(new ClosedWriter(), time), TimeSpan.FromSeconds(5), false, time)
            .RunAsync(null, Again.Of("status"), CancellationToken.None);
        Assert.Equal((true, 0), (reply.IsSaid, reply.ExitCode));
    }

    private List<JsonElement> Documents()
    {
        Assert.EndsWith("\n", output.ToString(), StringComparison.Ordinal);
        List<JsonElement> all = [.. output.ToString().TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement.Clone())];
        Assert.All(all, document => Assert.Empty(CommandSchemas.Errors(document)));
        return all;
    }

    public void Dispose() => output.Dispose();

    private Task RunAsync(params StatusResult[] looks)
    {
        var number = 0;
        var watch = new StatusWatch(
            _ => Task.FromResult(Result<StatusResult>.Of(looks[Math.Min(number++, looks.Length - 1)])),
            new LineDisplay(output, time), TimeSpan.FromSeconds(5), false, time);
        return watch.RunAsync(TimeSpan.FromSeconds(5 * (looks.Length - 1)) + TimeSpan.FromSeconds(1), Again.Of("status"), CancellationToken.None);
    }

    private sealed class ClosedWriter : StringWriter
    {
        public override void Write(string? value) => throw new IOException("Broken pipe");
    }
}
