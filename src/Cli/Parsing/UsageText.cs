using System.Collections.Immutable;
using System.CommandLine;
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

        if (unknown.StartsWith('-'))
        {
            return NoOption(unknown, path);
        }

        if (CommandList.Find(path) is not null)
        {
            return new UsageException($"one word too many: {TerminalText.Quote(unknown)}", where, Help(path));
        }

        var nearest = Spelling.Nearest(unknown, CommandList.NamesUnder(path));
        return new UsageException(
            $"there is no command {TerminalText.Quote((path + " " + unknown).Trim())}", where,
            nearest is null ? Help(path) : ["coord", .. Words(path), nearest, "--help"]);
    }

    public static UsageException NoOption(string word, string path) =>
        new($"there is no option {TerminalText.Quote(word)}", path.Length == 0 ? "coord" : "coord " + path, Help(path));

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
