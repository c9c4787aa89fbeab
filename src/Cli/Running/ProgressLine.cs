using System.Globalization;
using Coordination.Cli.Output;

namespace Coordination.Cli.Running;

/// <summary>
/// One line on a person's stderr that says what takes so long. There is none in the first second, it is rewritten in place, and it is gone
/// before anything else is printed: whoever prints pauses it, and its end comes before the answer.
/// </summary>
internal sealed class ProgressLine : IProgress<CoordinationProgress>, IDisposable
{
    private const string Erase = "\r\u001b[K";
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    private readonly CliEnvironment environment;
    private readonly Lock gate = new();
    private readonly long started;
    private readonly ITimer timer;
    private CoordinationProgress current;
    private int pauses;
    private bool isShown;
    private bool isOver;

    public ProgressLine(CliEnvironment environment)
    {
        this.environment = environment;
        started = environment.Time.GetTimestamp();
        timer = environment.Time.CreateTimer(_ => Draw(), null, OneSecond, OneSecond);
    }

    /// <summary>A phase again without a number says nothing new.</summary>
    public void Report(CoordinationProgress value)
    {
        lock (gate)
        {
            current = value.Number == 0 && value.Phase == current.Phase ? current : value;
        }
    }

    /// <summary>Takes the line from the screen until the pause is over.</summary>
    public IDisposable Pause()
    {
        lock (gate)
        {
            pauses++;
            Clear();
            return new EndOfPause(this);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isOver = true;
            Clear();
        }

        timer.Dispose();
    }

    /// <summary>What a phase is called; empty where there is nothing to tell.</summary>
    public static string Words(CoordinationProgress progress) => progress switch
    {
        { Phase: CoordinationPhase.Waiting } => "waiting for another session of this machine",
        { Phase: CoordinationPhase.Fetching } => "fetching",
        { Phase: CoordinationPhase.Deciding } => "deciding",
        { Phase: CoordinationPhase.Merging } => "merging",
        { Phase: CoordinationPhase.Pushing, Number: > 1 } => string.Create(CultureInfo.InvariantCulture, $"pushing (attempt {progress.Number})"),
        { Phase: CoordinationPhase.Pushing } => "pushing",
        { Phase: CoordinationPhase.Retrying } => "others were faster; trying again",
        { Phase: CoordinationPhase.Checking, Total: > 0 } => string.Create(
            CultureInfo.InvariantCulture, $"checking {progress.Total:#,0} commits: {100L * progress.Number / progress.Total} %"),
        _ => "",
    };

    private void Draw()
    {
        lock (gate)
        {
            var words = Words(current);
            if (isOver || pauses > 0 || words.Length == 0)
            {
                return;
            }

            var line = $"{words}, {AgeText.Of(environment.Time.GetElapsedTime(started))}";
            Write(Erase + DisplayWidth.Fit(line, environment.Width - 1).TrimEnd());
            isShown = true;
        }
    }

    private void Clear()
    {
        if (isShown)
        {
            isShown = false;
            Write(Erase);
        }
    }

    private void Write(string text)
    {
        try
        {
            environment.Stderr.Write(text);
            environment.Stderr.Flush();
        }
        catch (IOException)
        {
            // Nobody looks any more; the answer will find out too.
            isOver = true;
        }
    }

    private sealed class EndOfPause(ProgressLine line) : IDisposable
    {
        public void Dispose()
        {
            lock (line.gate)
            {
                line.pauses--;
            }
        }
    }
}
