using Coordination.Cli.Help;

namespace Coordination.Cli.Parsing;

/// <summary>Finds the commands that were probably meant by words that name none.</summary>
internal static class NearestCommands
{
    private const int Most = 3;

    /// <returns>Paths, the likeliest first; empty when none is near.</returns>
    public static string[] Of(string words)
    {
        var path = "";
        foreach (var word in words.Split(' '))
        {
            var under = CommandList.NamesUnder(path).ToList();
            if (!under.Contains(word))
            {
                return Near(path, word, under);
            }

            path = (path + " " + word).TrimStart();
        }

        return [];
    }

    private static string[] Near(string path, string word, List<string> under)
    {
        var inGroups = CommandList.All.Where(spec => path.Length == 0 && spec.Path.EndsWith(" " + word, StringComparison.OrdinalIgnoreCase));
        string[] same = [.. inGroups.Select(spec => spec.Path).Take(Most)];
        var near = Spelling.Nearest(word, path.Length == 0 ? [.. under, HelpReply.ExitCodes] : under);
        return same.Length > 0 ? same : near is null ? [] : [(path + " " + near).TrimStart()];
    }
}
