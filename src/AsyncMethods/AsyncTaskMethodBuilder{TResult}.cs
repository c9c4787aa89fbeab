#pragma warning disable CS0436 // The type of this file is meant to hide the platform's.
using System.Diagnostics.CodeAnalysis;

namespace System.Runtime.CompilerServices;

/// <summary>Builder of async methods that return a task with a result; see <see cref="AsyncCourse"/>.</summary>
[SuppressMessage("Performance", "CA1822", Justification = "The compiler calls these on the builder.")]
internal struct AsyncTaskMethodBuilder<TResult>
{
    private AsyncCourse? course;
    private TaskCompletionSource<TResult>? source;
    private Task<TResult>? done;

    public static AsyncTaskMethodBuilder<TResult> Create() => default;

    public readonly Task<TResult> Task => done ?? source!.Task;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Start<TStateMachine>(ref TStateMachine machine)
        where TStateMachine : IAsyncStateMachine => AsyncCourse.Start(ref machine);

    public readonly void SetStateMachine(IAsyncStateMachine machine)
    {
    }

    public void SetResult(TResult result)
    {
        if (source is null)
        {
            done = System.Threading.Tasks.Task.FromResult(result);
        }
        else
        {
            source.SetResult(result);
        }
    }

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
