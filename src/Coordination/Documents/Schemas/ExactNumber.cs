using System.Globalization;
using System.Text.Json;

namespace Coordination.Documents.Schemas;

/// <summary>A JSON number without loss: sign, digits without zeros at either end, and a power of ten. 1, 1.0 and 10e-1 are one number.</summary>
internal readonly record struct ExactNumber(bool Negative, string Digits, long Exponent) : IComparable<ExactNumber>
{
    public bool IsInteger => Digits.Length == 0 || Exponent >= 0;

    private int Sign => Digits.Length == 0 ? 0 : Negative ? -1 : 1;

    public static ExactNumber Of(JsonElement number)
    {
        var text = number.GetRawText();
        var negative = text[0] == '-';
        var mark = text.AsSpan().IndexOfAny('e', 'E');
        var mantissa = text[(negative ? 1 : 0)..(mark < 0 ? text.Length : mark)];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? 0 : mantissa.Length - point - 1;
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        var trimmed = digits.TrimEnd('0');
        return new ExactNumber(negative, trimmed, Power(text, mark) - fraction + (digits.Length - trimmed.Length));
    }

    public int CompareTo(ExactNumber other)
    {
        if (Sign != other.Sign || Sign == 0)
            return Sign.CompareTo(other.Sign);
        var size = (Exponent + Digits.Length).CompareTo(other.Exponent + other.Digits.Length);
        return Sign * (size != 0 ? size : string.CompareOrdinal(Digits, other.Digits));
    }

    // An exponent that no long holds is as good as endless.
    private static long Power(string text, int mark)
    {
        const long endless = long.MaxValue / 4;
        if (mark < 0)
            return 0;
        return long.TryParse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power)
            ? Math.Clamp(power, -endless, endless)
            : text[mark + 1] == '-' ? -endless : endless;
    }
}
