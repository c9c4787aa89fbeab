#pragma warning disable CS0436 // Each assembly has its own; friends see that of the other.
namespace System.Runtime.CompilerServices;

/// <summary>An async method that had to wait: its state, and how it goes on.</summary>
/// <remarks>
/// The compiler takes the builders of this folder instead of the platform's. Those are generic over each method's state, so their code is
/// compiled when the program runs, and a claim has sixty async methods on its way: half of its start-up. Ours keep the state
/// behind its interface, and are compiled with the program (ADR 0004). They do what an async method needs: results,
/// exceptions, cancellation, and the flow of async locals.
/// </remarks>
internal sealed class AsyncCourse
{
    private static readonly ContextCallback Step = static course => ((AsyncCourse)course!).machine!.MoveNext();

    private readonly Action resume;
    private IAsyncStateMachine? machine;
    private ExecutionContext? context;

    private AsyncCourse() => resume = Resume;

    /// <summary>The first steps of an async method, up to where it waits. What it changes of the async locals stays with it.</summary>
    public static void Start<TStateMachine>(ref TStateMachine machine)
        where TStateMachine : IAsyncStateMachine
    {
        var before = ExecutionContext.Capture();
        try
        {
            machine.MoveNext();
        }
        finally
        {
            Restore(before);
        }
    }

    /// <summary>The course of a method that waits for the first time.</summary>
    public static AsyncCourse Begin(ref AsyncCourse? course) => course = new AsyncCourse();

    /// <summary>From the first wait on the state lives on the heap. The builder is a part of it, so it must know its course before.</summary>
    public AsyncCourse Keep(IAsyncStateMachine boxed)
    {
        machine = boxed;
        return this;
    }

    /// <summary>What the awaited is to call when it is there.</summary>
    public Action Next()
    {
        context = ExecutionContext.Capture();
        return resume;
    }

    private void Resume()
    {
        if (context is { } flowing)
        {
            ExecutionContext.Run(flowing, Step, this);
        }
        else
        {
            machine!.MoveNext();
        }
    }

    private static void Restore(ExecutionContext? before)
    {
        if (before is not null && ExecutionContext.Capture() != before)
        {
            ExecutionContext.Restore(before);
        }
    }
}
