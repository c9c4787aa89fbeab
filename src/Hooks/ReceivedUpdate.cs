namespace Coordination.Hooks;

/// <summary>A ref that a push would move.</summary>
/// <param name="Old">Where it stands; null: it does not exist yet.</param>
/// <param name="New">Where it would stand; null: it would be deleted.</param>
/// <param name="Ref">Its full name.</param>
internal sealed record ReceivedUpdate(string? Old, string? New, string Ref)
{
    /// <exception cref="CoordinationException">This is no line of git's.</exception>
    public static ReceivedUpdate Parse(string line)
    {
        var parts = line.Split(' ', 3);
        return parts.Length == 3 && IsOid(parts[0]) && IsOid(parts[1]) && parts[2].StartsWith("refs/", StringComparison.Ordinal)
            ? new ReceivedUpdate(Named(parts[0]), Named(parts[1]), parts[2])
            : throw new CoordinationException(
                ErrorCodes.Usage, "The hook takes lines of <old> <new> <ref> on standard input, as git gives them.", "standard input", "coord help hook pre-receive");
    }

    private static bool IsOid(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigitLower);

    private static string? Named(string oid) => oid.All(digit => digit == '0') ? null : oid;
}
