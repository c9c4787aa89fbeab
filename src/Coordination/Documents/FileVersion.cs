using System.Globalization;

namespace Coordination.Documents;

/// <summary>The <c>version</c> of a state file: absent, <c>1</c>, <c>"1"</c>, <c>"1.0"</c>, <c>"1.1.0"</c> are ours.</summary>
internal static class FileVersion
{
    private const long Ours = 1;
    private const long Tombstone = 1000;

    /// <summary>The ref to which the state was moved, where the file is the sign that says so.</summary>
    public static string? MovedTo(JsonText text) =>
        Major(text) == Tombstone ? new JsonObject(text, text.Root).Text("movedTo") : null;

    public static DocumentProblem? Check(JsonText text)
    {
        if (Major(text) is not > Ours || MovedTo(text) is not null)
            return null;
        var version = text.Root.Find("version")!;
        var word = JsonObject.TextOf(text, version)!;
        return new(text.Path, ProblemKind.NewerVersion, $"its version {Shown(word)} is newer than this build understands",
            text.LineOf(version.Start), Shown(word));
    }

    private static long? Major(JsonText text)
    {
        if (new JsonObject(text, text.Root).Text("version") is not { } word)
            return null;
        var digits = word.AsSpan().Trim().TrimStart('v');
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        if (end > 0 && digits[end] is 'e' or 'E')
            return double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture) is >= 0 and < 1e15 and var number ? (long)number : long.MaxValue;
        digits = end < 0 ? digits : digits[..end];
        return digits.IsEmpty ? null : long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : long.MaxValue;
    }

    private static string Shown(string word) =>
        string.Concat((word.Length > 40 ? word[..40] : word).Where(c => !char.IsControl(c)));
}
