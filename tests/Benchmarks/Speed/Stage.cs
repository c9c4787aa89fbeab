namespace Benchmarks.Speed;

/// <summary>What every scenario is given.</summary>
/// <param name="Programs">The programs that are measured.</param>
/// <param name="Pairs">How many times each is measured.</param>
/// <param name="Order">Draws the order within each pair.</param>
/// <param name="Progress">Told how far it is.</param>
internal sealed record Stage(Programs Programs, int Pairs, Random Order, TextWriter Progress)
{
    /// <summary>Does all of the actions so many times, in an order that is drawn each time, so that whatever changes on the machine meets all alike.</summary>
    public void Interleave(string scenario, params Action[] actions)
    {
        for (var pair = 1; pair <= Pairs; pair++)
        {
            Progress.WriteLine($"{scenario}: {pair} of {Pairs}");
            Order.Shuffle(actions);
            foreach (var action in actions)
            {
                action();
            }
        }
    }
}
