using System.Collections.Immutable;

namespace Coordination.Documents;

/// <summary>How one fact of a record stands in the file.</summary>
/// <param name="Spellings">Names under which it is found; a new one gets the first.</param>
/// <param name="Value">What is written; null: the member is left out.</param>
internal sealed record MemberRule<T>(ImmutableArray<string> Spellings, Func<T, JsonDraft?> Value)
{
    /// <summary>A missing value is written as <c>null</c>, where the member stands and on new records.</summary>
    public bool KeepNull { get; init; }

    /// <summary>All spellings in the file get the new value: readers differ on which one they look at.</summary>
    public bool EverySpelling { get; init; }

    /// <summary>Writes the difference between what was read and what shall be, and nothing else.</summary>
    public void Write(ObjectEdit target, T was, T next)
    {
        var value = Value(next);
        if (JsonDraft.Same(Value(was), value))
            return;
        if (value is null && KeepNull)
            value = target.Source.Pick(Spellings.AsSpan()) is null ? null : JsonDraft.Null;
        target.Set(value, EverySpelling, Spellings.AsSpan());
    }

    public (string Name, JsonDraft? Value) Draft(T record) => (Spellings[0], Value(record) ?? (KeepNull ? JsonDraft.Null : null));

    /// <summary>The member of a new record; null where it is left out.</summary>
    public JsonDraft.Member? New(T record) => Draft(record) is (var name, { } value) ? new JsonDraft.Member(name, value) : null;
}
