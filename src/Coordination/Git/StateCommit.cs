using System.Collections.Immutable;
using Coordination.Documents;
using Coordination.Protocol;

namespace Coordination.Git;

/// <summary>A commit that changes a state file, as the history lists it.</summary>
/// <param name="Time">By the clock of whoever made it.</param>
/// <param name="Author">His name.</param>
internal sealed record StateCommit(string Id, ImmutableArray<string> Parents, DateTimeOffset Time, string Author, string Subject, OperationStamp? Stamp)
{
    /// <summary>What <see cref="Parse"/> reads: four lines, and the message.</summary>
    public const string Format = "--format=%H%n%P%n%ct%n%an%n%B%x00";

    public static StateCommit Parse(string record)
    {
        var lines = record.TrimStart('\n').Split('\n', 5);
        var message = lines[4];
        return new(
            lines[0], [.. lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(long.Parse(lines[2], System.Globalization.CultureInfo.InvariantCulture), 0, 253_402_300_799)),
            lines[3], message.Split('\n', 2)[0], CommitMessage.Parse(message));
    }
}
