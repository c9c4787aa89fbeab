using System.Collections.Immutable;
using System.Globalization;
using Coordination.Cli.Output;

namespace Coordination.Cli.Parsing;

/// <summary>The words of a command line, sorted by the option or place they belong to.</summary>
internal sealed class Arguments(string command)
{
    private readonly HashSet<string> flags = [];
    private readonly Dictionary<string, string> values = [];
    private readonly Dictionary<string, List<string>> lists = [];
    private readonly List<string> words = [];

    public string Command { get; } = command;

    public int WordCount => words.Count;

    public void AddFlag(string name) => flags.Add(name);

    /// <returns>False when it was given before.</returns>
    public bool AddValue(string name, string value) => values.TryAdd(name, value);

    public void AddToList(string name, string value)
    {
        if (!lists.TryGetValue(name, out var list))
        {
            lists[name] = list = [];
        }

        list.Add(value);
    }

    public void AddWord(string word) => words.Add(word);

    public bool Flag(OptionSpec option) => flags.Contains(option.Name);

    public string? Value(OptionSpec option) => values.GetValueOrDefault(option.Name);

    /// <summary>The values of an option that may be given several times.</summary>
    public ImmutableArray<string> Values(OptionSpec option) => [.. lists.GetValueOrDefault(option.Name, [])];

    public string? Word(int place) => place < words.Count ? words[place] : null;

    public TimeSpan? Duration(OptionSpec option)
    {
        if (Value(option) is not { } text)
        {
            return null;
        }

        return DurationText.Parse(text)
            ?? throw Wrong(option, text, "is not a time", "30s, 10m, 2h and 1h30m are");
    }

    public int? Number(OptionSpec option, string what = "is not a process id")
    {
        if (Value(option) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw Wrong(option, text, what, "a whole number above 0 is");
    }

    /// <summary>A time in the past: how long ago, or a date.</summary>
    public (TimeSpan? Ago, DateTimeOffset? Date) Moment(OptionSpec option)
    {
        if (Value(option) is not { } text)
        {
            return default;
        }

        if (DurationText.Parse(text) is { } span)
        {
            return (span, null);
        }

        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? (null, time)
            : throw Wrong(option, text, "is not a time", "2h, 3d, 2026-02-19 and 2026-02-19T15:00:00Z are");
    }

    /// <summary>One of a few words; an option that may be given several times has several.</summary>
    public ImmutableArray<string> Choices(OptionSpec option, IReadOnlyCollection<string> allowed)
    {
        ImmutableArray<string> given = option.Repeats ? Values(option) : Value(option) is { } one ? [one] : [];
        return given.FirstOrDefault(word => !allowed.Contains(word)) is { } unknown
            ? throw Wrong(option, unknown, "is not one of its words", string.Join(", ", allowed) + " are")
            : given;
    }

    /// <summary>An id that coord itself would give: anything else is refused before it goes anywhere.</summary>
    public string? Id(OptionSpec option)
    {
        if (Value(option) is not { } text)
        {
            return null;
        }

        return SafeName.IsId(text)
            ? text
            : throw Wrong(option, text, "is not an id", "letters, digits, dots, dashes and underscores are, up to 63", ErrorCodes.InvalidName);
    }

    private UsageException Wrong(OptionSpec option, string text, string what, string allowed, ErrorCode? code = null) =>
        new($"{TerminalText.Quote(text)} {what}", $"option {option.Name} of coord {Command}; {allowed}", HelpFor())
        {
            Code = code ?? ErrorCodes.Usage,
        };

    public UsageException Contradiction(string what, string where) => new(what, where, HelpFor());

    private ImmutableArray<string> HelpFor() => ["coord", .. Command.Split(' '), "--help"];
}
