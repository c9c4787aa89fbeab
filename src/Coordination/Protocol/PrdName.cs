namespace Coordination.Protocol;

/// <summary>Rules for PRD ids. <c>print-templates</c> and <c>prd-print-templates</c> name one PRD, in any case of letters.</summary>
internal static class PrdName
{
    private const string Prefix = "prd-";

    /// <summary>The id without its <c>prd-</c> prefix, lower case: equal for all spellings of one PRD.</summary>
    public static string Key(string id)
    {
        var lower = id.ToLowerInvariant();
        return lower.Length > Prefix.Length && lower.StartsWith(Prefix, StringComparison.Ordinal) ? lower[Prefix.Length..] : lower;
    }

    public static bool Same(string? left, string? right)
    {
        if (left is null || right is null)
            return false;
        var one = Bare(left);
        var other = Bare(right);
        if (one.Length != other.Length)
            return false;
        for (var i = 0; i < one.Length; i++)
        {
            if (one[i] == other[i])
                continue;
            if (!char.IsAscii(one[i]) || !char.IsAscii(other[i]))
                return Key(left) == Key(right);
            if (char.ToLowerInvariant(one[i]) != char.ToLowerInvariant(other[i]))
                return false;
        }

        return true;
    }

    /// <summary>The branch of a PRD that names none: <c>feature/</c> and the id without its prefix (the seed's rule).</summary>
    public static string DefaultBranch(string id)
    {
        var hasPrefix = id.Length > Prefix.Length && id.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
        return "feature/" + (hasPrefix ? id[Prefix.Length..] : id);
    }

    /// <summary>Where the document of a PRD that names none lies: <c>docs/prds/prd-&lt;name&gt;.json</c>.</summary>
    public static string DefaultFile(string id) =>
        "docs/prds/" + (id.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? id : Prefix + id) + ".json";

    private static ReadOnlySpan<char> Bare(string id) =>
        id.Length > Prefix.Length && id[3] == '-' && id[0] is 'p' or 'P' && id[1] is 'r' or 'R' && id[2] is 'd' or 'D' ? id.AsSpan(Prefix.Length) : id;
}
