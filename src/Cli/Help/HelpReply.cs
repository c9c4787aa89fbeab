using System.Reflection;
using Coordination.Cli.Output;
using Coordination.Cli.Parsing;

namespace Coordination.Cli.Help;

/// <summary>Answers that need no repository: help and the version.</summary>
internal static class HelpReply
{
    /// <summary>The topic that is no command.</summary>
    public const string ExitCodes = "exit-codes";

    private const string Markdown = "--markdown";

    /// <returns>Null when the command line asks for something else.</returns>
    /// <exception cref="UsageException">Help is asked for something that there is not.</exception>
    public static Reply? For(IReadOnlyList<string> args)
    {
        var words = CommandWords.Of(args);
        if (CommandWords.Has(args, "--version"))
        {
            return Version();
        }

        if (words.Count > 0 && words[0] == "help")
        {
            return CommandWords.Has(args, Markdown) ? Page("", MarkdownPage.Write) : Topic(string.Join(' ', words.Skip(1)));
        }

        if (CommandWords.Has(args, "--help", "-h"))
        {
            return Topic(CommandWords.NameOf(args) is var name && name != "coord" ? name : string.Join(' ', words.Take(1)));
        }

        return words.Count == 0 && args.All(word => GlobalOptions.Specs.Any(option => option.Name == word && option.IsFlag)) ? Topic("") : null;
    }

    private static Reply Topic(string topic)
    {
        if (topic.Length == 0)
        {
            return Page("", HelpPage.Overview);
        }

        if (topic == ExitCodes)
        {
            return Page(topic, ExitCodePage.Write);
        }

        if (CommandList.Find(topic) is { } spec)
        {
            return Page(topic, page => HelpPage.Of(page, spec));
        }

        var group = CommandList.All.Where(candidate => candidate.Path.StartsWith(topic + " ", StringComparison.Ordinal)).ToList();
        return group.Count > 0
            ? Page(topic, page => HelpPage.OfGroup(page, topic, group))
            : throw UsageText.NoCommand(topic, "coord help", ["coord", "help"]);
    }

    private static Reply Page(string topic, Action<TextPage> write) => new("help")
    {
        Text = write,
        Data = json =>
        {
            var page = new TextPage(80);
            write(page);
            json.String("topic", topic).Strings("lines", page.ToString().TrimEnd('\n').Split('\n'));
        },
    };

    private static Reply Version()
    {
        // The whole version, with what marks it as not final; the commit behind the plus is for symbols.
        var version = typeof(HelpReply).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        return new Reply("version") { Text = page => page.Line($"coord {version}"), Data = json => json.String("version", version) };
    }
}
