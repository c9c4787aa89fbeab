using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Coordination.Tests.Protocol;

/// <summary>Random sequences of all commands. A failure prints the seed, with which it can be played again.</summary>
public sealed class SequenceProperties
{
    private const int Runs = 200;

    /// <summary>For every run of the suite the same; change it to explore.</summary>
    private static readonly Rnd Seed = new(20260219, 42 * 2 + 1);

    [Fact]
    public void Every_accepted_step_keeps_the_invariants_and_is_legal_for_the_checker()
    {
        var played = new List<RandomSequence>();
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue - 1).ArrayOf(80).ToArbitrary(),
            draws =>
            {
                var sequence = new RandomSequence();
                Array.ForEach(draws, sequence.Play);
                played.Add(sequence);
                return (sequence.Problems.Count == 0).Label($"seed {Seed}: {string.Join("; ", sequence.Problems)}");
            }).Check(Config.QuickThrowOnFailure.WithReplay(FSharpOption<Replay>.Some(new Replay(Seed, null))).WithMaxTest(Runs));

        Assert.True(played.Average(sequence => sequence.Accepted) > 10, $"on average {played.Average(sequence => sequence.Accepted)} commands were accepted");
        Assert.Contains(played, sequence => !sequence.State.Completed.IsEmpty);
        Assert.Contains(played, sequence => !sequence.State.Abandoned.IsEmpty);
        Assert.All(
            (string[])["claim", "heartbeat", "block", "unblock", "unclaim", "release", "land", "cancel-landing", "abandon", "challenge", "resume", "prd-add", "prd-ready"],
            verb => Assert.Contains(played, sequence => sequence.Verbs.Contains(verb)));
    }
}
