using System.Text;

namespace Coordination.Protocol;

/// <summary>Makes the id of a new PRD from what people write: lower case, on the allow-list, without the <c>prd-</c> prefix.</summary>
internal static class PrdNaming
{
    /// <summary>Leaves room for a folder's date and a branch's prefix; a longer name is cut at a word.</summary>
    private const int Longest = 50;

    private static readonly (string Letters, string Plain)[] Latin =
    [
        ("àáâãäåāăą", "a"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęě", "e"), ("ĝğġģ", "g"), ("ĥħ", "h"), ("ìíîïĩīĭįı", "i"), ("ĵ", "j"),
        ("ķ", "k"), ("ĺļľŀł", "l"), ("ñńņňŋ", "n"), ("òóôõöøōŏő", "o"), ("ŕŗř", "r"), ("śŝşš", "s"), ("ţťŧ", "t"), ("ùúûüũūŭůűų", "u"),
        ("ŵ", "w"), ("ýÿŷ", "y"), ("źżž", "z"), ("æ", "ae"), ("œ", "oe"), ("ß", "ss"), ("þ", "th"),
    ];

    /// <summary>The id that a title or a file name gives; null where nothing of it can stand in one.</summary>
    public static string? FromText(string text)
    {
        var words = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter == '_')
                words.Append(letter);
            else if (Array.Find(Latin, pair => pair.Letters.Contains(letter, StringComparison.Ordinal)).Plain is { } plain)
                words.Append(plain);
            else if (letter is not ('\'' or '\u2019') && words.Length > 0 && words[^1] != '-')
                words.Append('-');
        }
        var id = Cut(PrdName.Key(words.ToString().Trim('-', '_')));
        return Identifier.IsValid(id) ? id : null;
    }

    private static string Cut(string id)
    {
        if (id.Length <= Longest)
            return id;
        var end = id.LastIndexOf('-', Longest);
        return id[..(end > 0 ? end : Longest)].Trim('-', '_');
    }
}
