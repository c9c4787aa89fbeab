using System.Text;

namespace Coordination.Tests.Architecture;

/// <summary>Blanks comments and the literal parts of strings in C# text, so that a scan sees code alone. Lines stay where they are.</summary>
internal sealed class CodeText
{
    private readonly string text;
    private readonly StringBuilder code;
    private int at;

    private CodeText(string text)
    {
        this.text = text;
        code = new StringBuilder(text.Length);
    }

    public static string Of(string text)
    {
        var scan = new CodeText(text);
        scan.Code(closing: false);
        return scan.code.ToString();
    }

    /// <summary>Copies code to the end, or to the brace that closes the hole of an interpolated string.</summary>
    private void Code(bool closing)
    {
        for (var depth = 0; at < text.Length;)
        {
            if (closing && depth == 0 && text[at] == '}')
            {
                return;
            }

            depth += text[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (!Comment() && !Character() && !Quoted())
            {
                code.Append(text[at++]);
            }
        }
    }

    private bool Comment()
    {
        if (Starts("//"))
        {
            Blank(text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length);
            return true;
        }

        if (Starts("/*"))
        {
            Blank(text.IndexOf("*/", at + 2, StringComparison.Ordinal) is var end and >= 0 ? end + 2 : text.Length);
            return true;
        }

        return false;
    }

    private bool Character()
    {
        if (text[at] != '\'')
        {
            return false;
        }

        var end = at + 1;
        while (end < text.Length && text[end] is not ('\'' or '\n'))
        {
            end += text[end] == '\\' ? 2 : 1;
        }

        Blank(Math.Min(end + 1, text.Length));
        return true;
    }

    private bool Quoted()
    {
        var start = at;
        while (start < text.Length && text[start] is '$' or '@')
        {
            start++;
        }

        if (start >= text.Length || text[start] != '"')
        {
            return false;
        }

        var holes = text[at..start].Count(c => c == '$');
        var verbatim = text[at..start].Contains('@', StringComparison.Ordinal);
        var quotes = Run(start, '"');
        Blank(quotes >= 3 ? start + quotes : start + 1);
        Content(holes, verbatim, quotes >= 3 ? quotes : 1);
        return true;
    }

    private void Content(int holes, bool verbatim, int quotes)
    {
        while (at < text.Length)
        {
            if (Run(at, '"') is var run and > 0 && (quotes > 1 ? run >= quotes : !(verbatim && run > 1)))
            {
                Blank(at + quotes);
                return;
            }

            if (holes > 0 && Run(at, '{') is var braces and > 0)
            {
                Hole(holes, braces, raw: quotes > 1);
                continue;
            }

            var escape = quotes == 1 && ((!verbatim && text[at] == '\\') || (verbatim && Run(at, '"') > 1));
            Blank(Math.Min(at + (escape ? 2 : 1), text.Length));
        }
    }

    private void Hole(int holes, int braces, bool raw)
    {
        Blank(at + braces);
        if (raw ? braces >= holes : braces % 2 == 1)
        {
            Code(closing: true);
            Blank(at + Math.Min(holes, Run(at, '}')));
        }
    }

    private bool Starts(string token) => string.CompareOrdinal(text, at, token, 0, token.Length) == 0;

    private int Run(int from, char c)
    {
        var end = from;
        while (end < text.Length && text[end] == c)
        {
            end++;
        }

        return end - from;
    }

    private void Blank(int end)
    {
        for (; at < end; at++)
        {
            code.Append(text[at] == '\n' ? '\n' : ' ');
        }
    }
}
