namespace Coordination.Tests.Architecture;

public sealed class SourceRuleTests
{
    /// <summary>The faults that the proxy puts on a connection are delays; no test waits for them.</summary>
    private const string Faults = "tests/TestKit/Faults";

    [Fact]
    public void One_class_of_the_git_layer_starts_processes_in_the_two_ways_that_there_are()
    {
        var starters = Repository.Sources.Where(file => SourceRules.ProcessStarts(file).Any()).Select(file => file.Path).Order(StringComparer.Ordinal);
        Assert.Equal(["src/Coordination/Git/PlatformChild.cs", "src/Coordination/Git/SpawnedChild.Start.cs"], starters);
        var callers = Repository.Sources.Where(file => file.Code.Contains("PlatformChild.Start", StringComparison.Ordinal)
            || file.Code.Contains("SpawnedChild.Start", StringComparison.Ordinal)).Select(file => file.Path);
        Assert.Equal("src/Coordination/Git/GitProcess.cs", Assert.Single(callers));
    }

    [Fact]
    public void Protocol_and_documents_touch_no_clock_randomness_file_or_process() =>
        Assert.Empty(Repository.Sources
            .Where(file => file.IsBelow("src/Coordination/Protocol") || file.IsBelow("src/Coordination/Documents"))
            .SelectMany(SourceRules.Impurities));

    [Fact]
    public void No_file_is_longer_than_250_lines() => Assert.Empty(Repository.Everything.SelectMany(SourceRules.TooLong));

    [Fact]
    public void No_type_has_a_name_that_says_nothing() => Assert.Empty(Repository.Everything.SelectMany(SourceRules.VagueNames));

    [Fact]
    public void No_test_sleeps() =>
        Assert.Empty(Repository.Tests.Where(file => !file.IsBelow(Faults)).SelectMany(SourceRules.Waits));

    [Fact]
    public void No_test_is_skipped() => Assert.Empty(Repository.Tests.SelectMany(SourceRules.SkippedTests));

    [Fact]
    public void Nothing_is_left_unfinished() => Assert.Empty(Repository.Everything.SelectMany(SourceRules.Unfinished));

    [Theory]
    [InlineData("var p = Process.Start(info);")]
    [InlineData("using var p = new Process { };")]
    [InlineData("using var p = new System.Diagnostics.Process();")]
    [InlineData("ProcessStartInfo info = new(name);")]
    [InlineData("var code = PosixCalls.Spawn(&pid, path, actions, attributes, words, variables);")]
    public void A_start_of_a_process_is_found(string code) => Assert.NotEmpty(SourceRules.ProcessStarts(File(code)));

    [Theory]
    [InlineData("var now = DateTime.Now;")]
    [InlineData("var now = DateTimeOffset.UtcNow;")]
    [InlineData("var now = options.TimeProvider.GetUtcNow();")]
    [InlineData("var id = Guid.NewGuid();")]
    [InlineData("var n = new Random().Next();")]
    [InlineData("RandomNumberGenerator.Fill(bytes);")]
    [InlineData("var text = File.ReadAllText(path);")]
    [InlineData("System.IO.Directory.Delete(path);")]
    [InlineData("using FileStream s = new(path, FileMode.Open);")]
    [InlineData("var t = Path.GetTempPath();")]
    [InlineData("var id = Process.GetCurrentProcess();")]
    [InlineData("var v = Environment.GetEnvironmentVariable(name);")]
    [InlineData("var w = Stopwatch.StartNew();")]
    [InlineData("Thread.Sleep(1);")]
    [InlineData("await Task.Delay(1);")]
    [InlineData("var text = $\"at {DateTime.UtcNow:O}\";")]
    [InlineData("var text = $$\"\"\"{ {{Environment.MachineName}} }\"\"\";")]
    public void An_impurity_is_found(string code) => Assert.NotEmpty(SourceRules.Impurities(File(code)));

    [Theory]
    [InlineData("// DateTime.Now is not asked here")]
    [InlineData("var text = \"Environment. \\\" Random\"; /* File.Exists(x) */")]
    [InlineData("var text = @\"C:\\\"; var path = story.File.Length; var x = \"\"\"new Random()\"\"\";")]
    [InlineData("var quote = '\"'; var time = state.Time; var files = File;")]
    [InlineData("var text = $\"{{Environment.}} {name} Stopwatch\";")]
    public void Words_in_comments_and_strings_are_not(string code) => Assert.Empty(SourceRules.Impurities(File(code)));

    [Theory]
    [InlineData("Thread.Sleep(10);")]
    [InlineData("await Task.Delay(10);")]
    [InlineData("SpinWait.SpinUntil(() => done);")]
    public void A_sleep_is_found(string code) => Assert.NotEmpty(SourceRules.Waits(File(code)));

    [Theory]
    [InlineData("[Fact(Skip = \"later\")]")]
    [InlineData("[Theory(SkipUnless=nameof(X))]")]
    [InlineData("Assert.Skip(reason);")]
    public void A_skipped_test_is_found(string code) => Assert.NotEmpty(SourceRules.SkippedTests(File(code)));

    [Theory]
    [InlineData("// TO" + "DO: later")]
    [InlineData("/* FIX" + "ME */")]
    [InlineData("throw new NotImplemented" + "Exception();")]
    public void An_unfinished_place_is_found(string code) => Assert.NotEmpty(SourceRules.Unfinished(File(code)));

    [Theory]
    [InlineData("internal sealed class LockManager { }")]
    [InlineData("public record struct PathHelper(int X);")]
    [InlineData("interface IPushService")]
    [InlineData("static class GitUtil")]
    [InlineData("class ClaimHandler")]
    [InlineData("class QueueProcessor<T>")]
    public void A_vague_name_is_found(string code) => Assert.NotEmpty(SourceRules.VagueNames(File(code)));

    [Fact]
    public void A_long_file_is_found()
    {
        Assert.NotEmpty(SourceRules.TooLong(File(string.Concat(Enumerable.Repeat("x\n", 251)))));
        Assert.Empty(SourceRules.TooLong(File(string.Concat(Enumerable.Repeat("x\n", 250)))));
    }

    private static SourceFile File(string code) => new("src/Coordination/Protocol/X.cs", code);
}
