namespace Coordination.GitTests.Leases;

/// <summary>Waits for a token.</summary>
internal static class Ended
{
    /// <summary>Completes when the token is cancelled.</summary>
    /// <exception cref="TimeoutException">It was not.</exception>
    public static Task Of(CancellationToken token)
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        token.Register(source.SetResult);
        return source.Task.WaitAsync(TimeSpan.FromMinutes(2), CancellationToken.None);
    }
}
