using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Coordination;

/// <summary>What a command came to: a value, or a refusal. Failures of the environment are <see cref="CoordinationException"/>.</summary>
/// <typeparam name="T">What an accepted command gives.</typeparam>
public sealed record Result<T>
    where T : class
{
    private Result()
    {
    }

    /// <summary>The value; null when refused.</summary>
    public T? Value { get; private init; }

    /// <summary>The refusal; null when accepted.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>What the caller should know besides.</summary>
    public ImmutableArray<Warning> Warnings { get; init; } = [];

    /// <summary>Whether the command was accepted, or was true already.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Ok => Refusal is null;

    internal static Result<T> Of(T value, ImmutableArray<Warning> warnings = default) =>
        new() { Value = value, Warnings = warnings.IsDefault ? [] : warnings };

    internal static Result<T> Refuse(Refusal refusal, ImmutableArray<Warning> warnings = default) =>
        new() { Refusal = refusal, Warnings = warnings.IsDefault ? [] : warnings };
}
