namespace Coordination.Cli.Watching;

/// <summary>What can happen at the terminal while a page is watched.</summary>
internal enum WatchEvent
{
    /// <summary>The person has seen enough.</summary>
    Quit,

    /// <summary>The window has another size.</summary>
    Resized,

    /// <summary>The program was stopped, and goes on: the screen may show anything.</summary>
    Continued,
}
