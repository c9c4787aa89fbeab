using System.CommandLine;
using System.CommandLine.Parsing;
using Coordination.Cli.Output;

namespace Coordination.Cli.Parsing;

/// <summary>The full parser, made from the specs of all commands.</summary>
internal static class Grammar
{
    /// <summary>Understands a command line that names a command.</summary>
    /// <exception cref="UsageException">It makes no sense.</exception>
    public static Invocation Parse(IReadOnlyList<string> args)
    {
        var root = new Command("coord");
        var options = GlobalOptions.Specs.ToDictionary(spec => spec.Name, spec => OptionOf(spec, recursive: true));
        options.Values.ToList().ForEach(root.Add);
        var specs = new Dictionary<Command, CommandSpec>();
        foreach (var spec in CommandList.All)
        {
            specs.Add(Place(root, spec), spec);
        }

        var result = CommandLineParser.Parse(root, args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        var command = result.CommandResult.Command;
        if (result.Errors.Count > 0 || !specs.TryGetValue(command, out var found))
        {
            throw UsageText.Of(result, PathOf(result.CommandResult));
        }

        return Understand(result, command, found, options.Values);
    }

    private static Invocation Understand(ParseResult result, Command command, CommandSpec spec, IEnumerable<Option> globals)
    {
        var arguments = new Arguments(spec.Path);
        var lists = spec.Options.Where(option => option.Repeats).Select(option => option.Name).ToHashSet();
        foreach (var option in command.Options.Concat(globals))
        {
            Take(result, option, lists.Contains(option.Name), arguments);
        }

        foreach (var argument in command.Arguments)
        {
            foreach (var token in result.GetResult(argument)?.Tokens ?? [])
            {
                arguments.AddWord(token.Value.StartsWith('-') && token.Value.Length > 1 ? throw UsageText.NoOption(token.Value, spec.Path) : token.Value);
            }
        }

        return new Invocation(GlobalOptions.From(arguments), spec.Make(arguments));
    }

    private static void Take(ParseResult result, Option option, bool repeats, Arguments arguments)
    {
        if (result.GetResult(option) is not { Implicit: false } given)
        {
            return;
        }

        if (option.Arity.MaximumNumberOfValues == 0)
        {
            arguments.AddFlag(option.Name);
        }
        else if ((repeats || given.Tokens.Count == 1) && given.Tokens.FirstOrDefault(token => LooksLikeAnOption(token.Value)) is { } wrong)
        {
            var value = TerminalText.Quote(wrong.Value);
            throw arguments.Contradiction($"{option.Name} needs a value, and {value} looks like an option", $"coord {arguments.Command}");
        }
        else if (repeats)
        {
            given.Tokens.ToList().ForEach(token => arguments.AddToList(option.Name, token.Value));
        }
        else if (given.Tokens.Count == 1)
        {
            arguments.AddValue(option.Name, given.Tokens[0].Value);
        }
        else
        {
            throw arguments.Contradiction($"option {option.Name} was given more than once", $"coord {arguments.Command}");
        }
    }

    // The parser takes whatever follows. A text with spaces in it (a reason) may begin as it likes.
    private static bool LooksLikeAnOption(string value) => value.StartsWith('-') && !value.Contains(' ', StringComparison.Ordinal);

    private static Command Place(Command root, CommandSpec spec)
    {
        var parent = root;
        var names = spec.Path.Split(' ');
        foreach (var name in names[..^1])
        {
            var group = parent.Subcommands.FirstOrDefault(command => command.Name == name);
            if (group is null)
            {
                group = new Command(name);
                parent.Add(group);
            }

            parent = group;
        }

        var made = CommandOf(names[^1], spec);
        parent.Add(made);
        return made;
    }

    private static Command CommandOf(string name, CommandSpec spec)
    {
        var command = new Command(name, spec.Summary);
        foreach (var argument in spec.Arguments)
        {
            command.Add(new Argument<string?>(argument.Name) { Arity = argument.Required ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne });
        }

        foreach (var option in spec.Options)
        {
            command.Add(OptionOf(option, recursive: false));
        }

        return command;
    }

    private static Option OptionOf(OptionSpec spec, bool recursive) =>
        spec.Repeats ? new Option<string[]>(spec.Name) { Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false, Recursive = recursive }
        : spec.IsFlag ? new Option<bool>(spec.Name) { Arity = ArgumentArity.Zero, Recursive = recursive }
        : new Option<string>(spec.Name) { Arity = ArgumentArity.ExactlyOne, Recursive = recursive };

    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? (PathOf(parent) + " " + result.Command.Name).Trim() : "";
}
