using System.Collections.Immutable;

namespace Coordination.Cli.Output;

/// <summary>
/// A command that makes sense now, as the list of its arguments. Only words that need no quoting can stand in it; what is not ours (ids,
/// branches) goes through <see cref="SafeName.Id"/> or <see cref="SafeName.Ref"/> first, so that it cannot be an option either.
/// </summary>
internal sealed record NextAction
{
    private NextAction(ImmutableArray<string> words)
    {
        Words = words;
    }

    public ImmutableArray<string> Words { get; }

    /// <summary>Shows this machine's clock, in UTC.</summary>
    public static NextAction Clock { get; } = new(["date", "-u"]);

    /// <summary><paramref name="words"/> behind <c>coord</c>, as far as all are safe; else <c>coord status</c>.</summary>
    public static NextAction Coord(params IEnumerable<string?> words)
    {
        string?[] all = [.. words];
        return all.All(word => word is not null && SafeName.IsWord(word)) ? new(["coord", .. all.OfType<string>()]) : new(["coord", "status"]);
    }

    /// <summary><paramref name="words"/> behind <c>git</c>, as far as all are safe; else a look at what is there.</summary>
    public static NextAction Git(params IEnumerable<string?> words)
    {
        string?[] all = [.. words];
        return all.All(word => word is not null && SafeName.IsWord(word)) ? new(["git", .. all.OfType<string>()]) : new(["git", "status"]);
    }

    /// <summary>The same with <paramref name="words"/> behind it, none twice.</summary>
    public NextAction With(params IEnumerable<string> words)
    {
        string[] added = [.. words];
        return new([.. Words.Where(word => !added.Contains(word)), .. added]);
    }

    public override string ToString() => string.Join(' ', Words);
}
