using System.Reflection;
using System.Runtime.CompilerServices;

namespace Coordination.Tests.Platform;

/// <summary>The async methods of this assembly are built as those of the program are: with the builders of src/AsyncMethods.</summary>
public sealed class AsyncMethodTests
{
    private static readonly AsyncLocal<string?> Local = new();

    [Fact]
    public void This_assembly_uses_the_builders_of_the_program()
    {
        var machine = typeof(AsyncMethodTests).GetMethod(nameof(SumAsync), BindingFlags.NonPublic | BindingFlags.Static)!
            .GetCustomAttribute<AsyncStateMachineAttribute>()!.StateMachineType;
        var builder = machine.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Single(field => field.Name.Contains("builder", StringComparison.Ordinal));
        Assert.Equal(typeof(AsyncMethodTests).Assembly, builder.FieldType.Assembly);
        Assert.Equal(typeof(Coordinator).Assembly, typeof(Coordinator).Assembly.GetType("System.Runtime.CompilerServices.AsyncTaskMethodBuilder`1")!.Assembly);
    }

    [Fact]
    public async Task A_result_comes_at_once_or_after_many_waits()
    {
        Assert.Equal(0, await SumAsync(0));
        Assert.Equal(55, await SumAsync(10));
        await NothingAsync(0);
        await NothingAsync(3);
        Assert.True(NothingAsync(0).IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task An_exception_is_thrown_where_the_task_is_awaited_with_its_trace(int waits)
    {
        var failing = FailAsync(waits, new InvalidOperationException("as told"));
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        Assert.Equal("as told", error.Message);
        Assert.Contains(nameof(FailAsync), error.StackTrace, StringComparison.Ordinal);
        Assert.True(failing.IsFaulted);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_cancelled_method_gives_a_cancelled_task_with_its_token(int waits)
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var cancelled = FailAsync(waits, new OperationCanceledException(source.Token));
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.True(cancelled.IsCanceled);
        Assert.Equal(source.Token, error.CancellationToken);
    }

    [Fact]
    public async Task Async_locals_flow_down_and_over_waits_and_not_up()
    {
        Local.Value = "outer";
        var seen = new List<string?>();
        await ChangeAsync(seen, 0);
        Assert.Equal("outer", Local.Value);
        await ChangeAsync(seen, 2);
        Assert.Equal("outer", Local.Value);
        Assert.Equal(["outer", "inner", "outer", "inner"], seen);
    }

    private static async Task<int> SumAsync(int count)
    {
        var sum = 0;
        for (var i = 1; i <= count; i++)
        {
            await Task.Yield();
            sum += i;
        }

        return sum;
    }

    private static async Task NothingAsync(int waits)
    {
        for (var i = 0; i < waits; i++)
        {
            await Task.Yield();
        }
    }

    private static async Task<int> FailAsync(int waits, Exception error)
    {
        await NothingAsync(waits);
        return waits < 100 ? throw error : 1;
    }

    private static async Task ChangeAsync(List<string?> seen, int waits)
    {
        seen.Add(Local.Value);
        Local.Value = "inner";
        await NothingAsync(waits);
        seen.Add(Local.Value);
    }
}
