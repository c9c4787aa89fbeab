using Coordination.Cli.Parsing;

namespace Coordination.Cli;

/// <summary>The options that every command takes.</summary>
internal sealed record GlobalOptions
{
    public static readonly OptionSpec DirectoryOption = new("-C", "DIR", "Work in this folder instead of the current one");
    public static readonly OptionSpec SessionOption = new("--session", "ID", "The session that acts (else COORD_SESSION, this worktree's, or a new one)") { Offers = Offer.Session };
    public static readonly OptionSpec JsonOption = new("--json", null, "Print exactly one JSON document on stdout");
    public static readonly OptionSpec QuietOption = new("--quiet", null, "Print errors only");
    public static readonly OptionSpec VerboseOption = new("--verbose", null, "Tell of each git process and each wait on stderr");
    public static readonly OptionSpec YesOption = new("--yes", null, "Answer yes to what would be asked");
    public static readonly OptionSpec OfflineOption = new("--offline", null, "Never talk to the remote; answer from the last known state");
    public static readonly OptionSpec NoColorOption = new("--no-color", null, "No colour (also: NO_COLOR)");
    public static readonly OptionSpec DeadlineOption = new("--deadline", "TIME", "End after this time, 45s for example (the default when an agent runs coord)");

    public static readonly OptionSpec[] Specs =
    [
        DirectoryOption, SessionOption, JsonOption, QuietOption, VerboseOption, YesOption, OfflineOption, NoColorOption, DeadlineOption,
    ];

    public string? Directory { get; init; }

    public string? SessionId { get; init; }

    public bool Json { get; init; }

    public bool Quiet { get; init; }

    public bool Verbose { get; init; }

    public bool Yes { get; init; }

    public bool Offline { get; init; }

    public bool NoColor { get; init; }

    public TimeSpan? Deadline { get; init; }

    /// <exception cref="UsageException">A value makes no sense.</exception>
    public static GlobalOptions From(Arguments arguments) => new()
    {
        Directory = arguments.Value(DirectoryOption),
        SessionId = arguments.Id(SessionOption),
        Json = arguments.Flag(JsonOption),
        Quiet = arguments.Flag(QuietOption),
        Verbose = arguments.Flag(VerboseOption),
        Yes = arguments.Flag(YesOption),
        Offline = arguments.Flag(OfflineOption),
        NoColor = arguments.Flag(NoColorOption),
        Deadline = arguments.Duration(DeadlineOption),
    };
}
