namespace Coordination.Cli.Replies;

/// <summary>How many lines of each list a person is shown. What is left out is counted, with the command that shows it.</summary>
internal sealed record StatusLimits(int Attention, int Sessions, int Available, int Ended)
{
    public static StatusLimits Usual { get; } = new(20, 20, 12, 5);

    public static StatusLimits None { get; } = new(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue);

    /// <summary>From much to little, for a window that is too low for all of it.</summary>
    public static IEnumerable<StatusLimits> Shrinking { get; } =
        [Usual, new(20, 15, 8, 3), new(15, 12, 5, 2), new(10, 8, 3, 1), new(8, 5, 2, 0), new(5, 3, 1, 0), new(3, 2, 0, 0)];
}
