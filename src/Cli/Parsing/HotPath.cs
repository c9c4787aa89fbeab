using System.Collections.Immutable;
using Coordination.Cli.Commands;

namespace Coordination.Cli.Parsing;

/// <summary>
/// Reads the command lines that agents send all day, <c>claim</c> and <c>heartbeat</c> with ordinary options, without the parser
/// that costs 10 ms of start-up. Whatever is unusual (an unknown word, a repeated option, <c>--</c>, a value that looks like an option) is left to
/// that parser, which then also has the words for what is wrong.
/// </summary>
internal static class HotPath
{
    /// <returns>Null when the full parser has to look.</returns>
    public static Invocation? TryParse(IReadOnlyList<string> args)
    {
        var spec = SpecOf(args);
        if (spec is null)
        {
            return null;
        }

        var arguments = new Arguments(spec.Path);
        var verbSeen = false;
        for (var i = 0; i < args.Count; i++)
        {
            var word = args[i];
            if (word.StartsWith('-'))
            {
                if (!TryOption(verbSeen ? spec.Options : [], arguments, args, ref i))
                {
                    return null;
                }
            }
            else if (!verbSeen)
            {
                verbSeen = true;
            }
            else if (word.Length == 0 || word[0] is '@' or '[' || arguments.WordCount == spec.Arguments.Length)
            {
                return null;
            }
            else
            {
                arguments.AddWord(word);
            }
        }

        return new Invocation(GlobalOptions.From(arguments), spec.Make(arguments));
    }

    private static CommandSpec? SpecOf(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith('-'))
            {
                return args[i] switch
                {
                    "claim" => ClaimCommand.Spec,
                    "heartbeat" => HeartbeatCommand.Spec,
                    _ => null,
                };
            }

            i += Array.Find(GlobalOptions.Specs, option => option.Name == args[i]) is { IsFlag: false } ? 1 : 0;
        }

        return null;
    }

    private static bool TryOption(ImmutableArray<OptionSpec> options, Arguments arguments, IReadOnlyList<string> args, ref int i)
    {
        var name = args[i];
        var option = Array.Find(GlobalOptions.Specs, option => option.Name == name) ?? options.FirstOrDefault(option => option.Name == name);
        if (option is null)
        {
            return false;
        }

        if (option.IsFlag)
        {
            arguments.AddFlag(name);
            return true;
        }

        i++;
        return i < args.Count && args[i].Length > 0 && args[i][0] is not ('-' or '@' or '[') && arguments.AddValue(name, args[i]);
    }
}
