using System.Collections.Immutable;
using System.CommandLine;
using Coordination.Cli.Help;
using Coordination.Cli.Output;

namespace Coordination.Cli.Parsing;

/// <summary>Says what is wrong with a command line, where, and what to run instead.</summary>
internal static class UsageText
{
    public static UsageException Of(ParseResult result, string path)
    {
        var unknown = result.UnmatchedTokens.Count > 0 ? result.UnmatchedTokens[0] : null;
        var where = path.Length == 0 ? "coord" : "coord " + path;
        if (unknown is null)
        {
            var said = result.Errors.Count > 0 ? result.Errors[0].Message : "";
            return new UsageException(TerminalText.Short(InOurWords(said, path)), where, Help(path));
        }

        // An option that there is not was taken for the argument, and its neighbour was left over.
        var taken = result.CommandResult.Command.Arguments.SelectMany(argument => result.GetResult(argument)?.Tokens ?? []);
        if (taken.Select(token => token.Value).Prepend(unknown).FirstOrDefault(word => word.StartsWith('-')) is { } option)
        {
            return NoOption(option, path);
        }

        if (CommandList.Find(path) is not null)
        {
            return new UsageException($"one word too many: {TerminalText.Quote(unknown)}", where, Help(path));
        }

        return NoCommand((path + " " + unknown).Trim(), where, Help(path));
    }

    /// <summary>There is no such command, but maybe one that is spelled alike or is the same word in a group.</summary>
    /// <param name="words">What was said.</param>
    /// <param name="where">Where it was said.</param>
    /// <param name="help">What to run where nothing is near.</param>
    public static UsageException NoCommand(string words, string where, ImmutableArray<string> help)
    {
        var what = $"there is no command {TerminalText.Quote(words)}";
        return NearestCommands.Of(words) switch
        {
            [] => new UsageException(what, where, help),
            [var one] => new UsageException($"{what}; did you mean {one}?", where, one == HelpReply.ExitCodes ? ["coord", "help", one] : ["coord", .. Words(one), "--help"]),
            var several => new UsageException($"{what}; did you mean {string.Join(" or ", several)}?", where, help),
        };
    }

    public static UsageException NoOption(string word, string path)
    {
        var name = word.Split('=')[0];
        var all = (CommandList.Find(path)?.Options ?? []).Concat(GlobalOptions.Specs).Select(option => option.Name).Append("--help").Append("--version");
        var nearest = name.Length > 2 ? Spelling.Nearest(name, all) : null;
        return new UsageException(
            $"there is no option {TerminalText.Quote(word)}" + (nearest is null ? "" : $"; did you mean {nearest}?"),
            path.Length == 0 ? "coord" : "coord " + path, Help(path));
    }

    private static string InOurWords(string said, string path)
    {
        if (CommandList.Find(path) is not { } spec)
        {
            return "a command is missing";
        }

        // The parser names the option in quotes, and the argument by its name.
        var all = spec.Options.Concat(GlobalOptions.Specs);
        if (all.FirstOrDefault(option => said.Contains($"'{option.Name}'", StringComparison.Ordinal)) is { } option)
        {
            return option.IsFlag ? $"{option.Name} takes no value" : $"{option.Name} needs exactly one {option.ValueName}";
        }

        return spec.Arguments.FirstOrDefault(argument => argument.Required) is { } missing ? $"{missing.Name} is missing" : said;
    }

    private static ImmutableArray<string> Help(string path) => ["coord", .. Words(path), "--help"];

    private static string[] Words(string path) => path.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
