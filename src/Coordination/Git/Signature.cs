using System.Globalization;

namespace Coordination.Git;

/// <summary>Who made a commit, and when.</summary>
internal sealed record Signature(string Name, string Email, DateTimeOffset When)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Clean(Name)} <{Clean(Email)}> {When.ToUnixTimeSeconds()} +0000");

    // git refuses these in a name, and a line feed would forge a header.
    private static string Clean(string text) => new([.. text.Where(c => c is not ('<' or '>' or '\n' or '\r' or '\0'))]);
}
