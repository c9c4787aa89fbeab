using Coordination.Cli.Output;
using Coordination.Cli.Refusals;

namespace Coordination.Cli.Replies;

/// <summary>Turns a result of the library into a reply.</summary>
internal static class Answer
{
    public static Reply Of<T>(Again again, Result<T> result, Func<T, Reply> accepted)
        where T : class =>
        result.Ok
            ? accepted(result.Value) with { Warnings = result.Warnings }
            : Reply.Failed(again.Command, RefusalText.Of(result.Refusal, again), result.Warnings);
}
