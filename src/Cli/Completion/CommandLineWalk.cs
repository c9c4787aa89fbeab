using Coordination.Cli.Help;
using Coordination.Cli.Parsing;

namespace Coordination.Cli.Completion;

/// <summary>Goes through the words before the one that is typed, and tells what may stand there. Everything comes from the command list.</summary>
internal sealed class CommandLineWalk
{
    private static readonly OptionSpec HelpOption = new("--help", null, "How it works, with examples");
    private static readonly OptionSpec VersionOption = new("--version", null, "The version of coord");

    private readonly HashSet<string> given = [];
    private string path = "";
    private CommandSpec? spec;
    private OptionSpec? pending;
    private string? directory;
    private bool isHelp;
    private bool isLost;
    private bool onlyWords;
    private int places;

    private CommandLineWalk()
    {
    }

    /// <param name="before">The words behind <c>coord</c> up to the one that is typed. A shell may have cut <c>--option=value</c> at its sign.</param>
    /// <param name="typed">The word that is typed, as far as it is there.</param>
    public static CompletionPlace At(IEnumerable<string> before, string typed)
    {
        var walk = new CommandLineWalk();
        foreach (var word in before.Where(word => word is not ("" or "=")))
        {
            walk.Pass(word);
        }

        return walk.Here(typed == "=" ? "" : typed) with { Directory = walk.directory };
    }

    private void Pass(string word)
    {
        if (pending is { } option)
        {
            directory = option == GlobalOptions.DirectoryOption ? word : directory;
            pending = null;
        }
        else if (word == "--")
        {
            onlyWords = true;
        }
        else if (word.StartsWith('-') && !onlyWords)
        {
            var sign = word.IndexOf('=', StringComparison.Ordinal);
            var found = OptionOf(sign < 0 ? word : word[..sign]);
            given.Add(found?.Name ?? word);
            pending = sign < 0 && found is { IsFlag: false } ? found : null;
        }
        else if (spec is not null && !isHelp)
        {
            places++;
        }
        else
        {
            Enter(word);
        }
    }

    private void Enter(string word)
    {
        if (path.Length == 0 && !isHelp && word == "help")
        {
            isHelp = true;
            return;
        }

        isLost |= !CommandList.NamesUnder(path).Contains(word);
        path = path.Length == 0 ? word : path + " " + word;
        spec = CommandList.Find(path);
    }

    private CompletionPlace Here(string typed)
    {
        if (isLost)
        {
            return new CompletionPlace();
        }

        if (pending is { } option)
        {
            return CompletionPlace.OfValue(option.Choices, option.Offers, option.ValueName!);
        }

        if (typed.StartsWith('-') && !onlyWords)
        {
            return typed.IndexOf('=', StringComparison.Ordinal) is > 0 and var sign ? OptionValue(typed[..sign]) : Options();
        }

        if (spec is null || isHelp)
        {
            return Names();
        }

        return places < spec.Arguments.Length && spec.Arguments[places] is { } argument
            ? CompletionPlace.OfValue(argument.Choices, argument.Offers, argument.Name)
            : new CompletionPlace();
    }

    private CompletionPlace OptionValue(string name) => OptionOf(name) is { IsFlag: false } option
        ? CompletionPlace.OfValue(option.Choices, option.Offers, option.ValueName!, name + "=")
        : new CompletionPlace();

    private CompletionPlace Options() => new()
    {
        Words =
        [
            .. (spec?.Options ?? []).Concat(GlobalOptions.Specs).Append(HelpOption).Concat(path.Length == 0 ? [VersionOption] : [])
                .Where(option => !given.Contains(option.Name)).Select(option => new OfferedWord(option.Name, option.Description)),
        ],
    };

    private CompletionPlace Names()
    {
        var names = CommandList.NamesUnder(path).Select(name => new OfferedWord(name, Describe(name)));
        var topics = isHelp && path.Length == 0 ? [new OfferedWord(HelpReply.ExitCodes, "What each exit code means")]
            : path.Length == 0 ? new[] { new OfferedWord("help", "How a command works, with examples") }
            : [];
        return new CompletionPlace { Words = [.. names, .. topics] };
    }

    private string Describe(string name)
    {
        var full = path.Length == 0 ? name : path + " " + name;
        return CommandList.Find(full)?.Summary ?? string.Join(", ", CommandList.NamesUnder(full).Select(under => full + " " + under));
    }

    private OptionSpec? OptionOf(string name) =>
        (spec?.Options ?? []).Concat(GlobalOptions.Specs).FirstOrDefault(option => option.Name == name);
}
