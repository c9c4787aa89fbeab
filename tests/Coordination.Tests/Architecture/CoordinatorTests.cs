using System.Text.RegularExpressions;

namespace Coordination.Tests.Architecture;

/// <summary>Calls of a coordinator take turns and are observed. A public method that forgets it would race with the heartbeats of a lease.</summary>
public sealed partial class CoordinatorTests
{
    [Fact]
    public void Every_public_call_of_the_coordinator_takes_its_turn()
    {
        var files = Repository.Sources.Where(file => file.Path.StartsWith("src/Coordination/Coordinator.", StringComparison.Ordinal)).ToList();
        var calls = files.SelectMany(file => PublicCall().Matches(file.Code).Select(match => (file.Path, Name: match.Groups[1].Value, Body: match.Groups[2].Value))).ToList();
        Assert.True(calls.Count >= 12, "the pattern finds the calls no more");
        Assert.Empty(calls.Where(call => !Turn().IsMatch(call.Body)).Select(call => $"{call.Path}: {call.Name} does not go through InTurnAsync"));
    }

    // From the signature to the end of the body: a brace in the column of members, or the semicolon of an expression.
    [GeneratedRegex(@"\n    public (?:async )?Task<[^\n(]*> (\w+Async)\(([\s\S]*?)(?:\n    \}|;\n\n)")]
    private static partial Regex PublicCall();

    [GeneratedRegex(@"\b(?:InTurnAsync|ReadAsync|HeartbeatAsync|ReleaseAsync|UnclaimAsync|HoldAsync)\(")]
    private static partial Regex Turn();
}
