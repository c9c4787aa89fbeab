namespace Coordination.Cli.Output;

/// <summary>
/// Holds a text for a language model to a number of tokens. Tokenizers differ, so each word is charged with more than any of the common
/// ones takes for it: 1.4 at least, more for long words, random ids and scripts other than Latin.
/// </summary>
internal sealed class TokenBudget(double tokens)
{
    private const double EachWord = 1.4;
    private const int LongWord = 16;

    private double left = tokens;

    /// <summary>Charges the line, if it fits.</summary>
    public bool TryTake(string line)
    {
        var cost = Estimate(line);
        if (cost > left)
        {
            return false;
        }

        left -= cost;
        return true;
    }

    /// <summary>At least as many tokens as the line takes, its line end included.</summary>
    public static double Estimate(string line)
    {
        var cost = 1.0;
        foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var isLong = word.Length > LongWord;
            cost += Math.Max(EachWord, word.Sum(c => c > '~' ? 1.5 : isLong || !char.IsAsciiLetter(c) ? 0.5 : 0.3));
        }

        return Math.Max(cost, line.Length / 4.0);
    }
}
