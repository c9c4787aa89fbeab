namespace Coordination.Cli.Parsing;

/// <summary>A first look at a command line that may be wrong: enough to know how to complain about it.</summary>
internal static class CommandWords
{
    /// <summary>The words that are no options, nor values of the options that every command takes.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> args)
    {
        var words = new List<string>();
        for (var i = 0; i < args.Count && args[i] != "--"; i++)
        {
            if (!args[i].StartsWith('-'))
            {
                words.Add(args[i]);
            }
            else if (Array.Find(GlobalOptions.Specs, option => option.Name == args[i]) is { IsFlag: false })
            {
                i++;
            }
        }

        return words;
    }

    /// <summary>The name of the command meant, as far as there is one; else <c>coord</c>.</summary>
    public static string NameOf(IReadOnlyList<string> args)
    {
        var words = Of(args);
        return (words.Count > 1 ? CommandList.Find(words[0] + " " + words[1])?.Path : null)
            ?? (words.Count > 0 ? CommandList.Find(words[0])?.Path : null)
            ?? "coord";
    }

    public static bool Has(IReadOnlyList<string> args, params string[] names) =>
        args.TakeWhile(word => word != "--").Any(names.Contains);

    /// <summary>What decides how an error is printed.</summary>
    public static GlobalOptions GlobalsAtLeast(IReadOnlyList<string> args) => new()
    {
        Json = Has(args, GlobalOptions.JsonOption.Name),
        NoColor = Has(args, GlobalOptions.NoColorOption.Name),
    };
}
