namespace Coordination.GitTests.Kit;

/// <summary>Begins many things at the same moment.</summary>
internal static class AtOnce
{
    /// <summary>Gives the results in the order of the actions.</summary>
    public static async Task<T[]> RunAsync<T>(IEnumerable<Func<Task<T>>> actions)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var tasks = actions.Select(action => Task.Run(async () =>
        {
            await gate.Task;
            return await action();
        })).ToArray();
        gate.SetResult();
        return await Task.WhenAll(tasks);
    }
}
