#pragma warning disable CS0436 // The type of this file is meant to hide the platform's.
using System.Diagnostics.CodeAnalysis;

namespace System.Runtime.CompilerServices;

/// <summary>Builder of async methods that return a task without a result; see <see cref="AsyncCourse"/>.</summary>
[SuppressMessage("Performance", "CA1822", Justification = "The compiler calls these on the builder.")]
internal struct AsyncTaskMethodBuilder
{
    private AsyncCourse? course;
    private TaskCompletionSource? source;

    public static AsyncTaskMethodBuilder Create() => default;

    public readonly Task Task => source?.Task ?? System.Threading.Tasks.Task.CompletedTask;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Start<TStateMachine>(ref TStateMachine machine)
        where TStateMachine : IAsyncStateMachine => AsyncCourse.Start(ref machine);

    public readonly void SetStateMachine(IAsyncStateMachine machine)
    {
    }

    public readonly void SetResult() => source?.SetResult();

    public void SetException(Exception error)
    {
        source ??= new();
        if (error is OperationCanceledException cancelled)
        {
            source.SetCanceled(cancelled.CancellationToken);
        }
        else
        {
            source.SetException(error);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine machine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        source ??= new();
        awaiter.OnCompleted((course ?? AsyncCourse.Begin(ref course).Keep(machine)).Next());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine machine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        source ??= new();
        awaiter.UnsafeOnCompleted((course ?? AsyncCourse.Begin(ref course).Keep(machine)).Next());
    }
}
