using System.Collections.Immutable;
using System.Globalization;
using Coordination.Cli.Output;

namespace Coordination.Cli.Parsing;

/// <summary>The words of a command line, sorted by the option or place they belong to.</summary>
internal sealed class Arguments(string command)
{
    private readonly HashSet<string> flags = [];
    private readonly Dictionary<string, string> values = [];
    private readonly List<string> words = [];

    public string Command { get; } = command;

    public int WordCount => words.Count;

    public void AddFlag(string name) => flags.Add(name);

    /// <returns>False when it was given before.</returns>
    public bool AddValue(string name, string value) => values.TryAdd(name, value);

    public void AddWord(string word) => words.Add(word);

    public bool Flag(OptionSpec option) => flags.Contains(option.Name);

    public string? Value(OptionSpec option) => values.GetValueOrDefault(option.Name);

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

    public int? Number(OptionSpec option)
    {
        if (Value(option) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw Wrong(option, text, "is not a process id", "a whole number above 0 is");
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
