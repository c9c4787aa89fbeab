using System.Text;
using Coordination.Cli.Output;
using Coordination.Cli.Parsing;

namespace Coordination.Cli.Completion;

/// <summary>
/// <c>coord complete --at=TYPED WORDS...</c>, called by a shell while somebody types: one offered word a line, a tab, what it is. Asks this clone and
/// nobody else. A prompt is no place for errors, so whatever goes wrong offers nothing: nothing on stderr, always exit 0.
/// </summary>
internal static class CompletionCall
{
    public const string Word = "complete";

    private const string At = "--at=";
    private const int Most = 1000;

    // A tenth of a second as a rule, since nobody is asked; this is for a machine that is at its limits.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static bool Is(string[] args) => args.Length > 0 && args[0] == Word;

    public static async Task<int> AnswerAsync(string[] args, CliEnvironment environment, CancellationToken cancellationToken)
    {
        try
        {
            using var limit = new CancellationTokenSource(Patience, environment.Time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
            environment.Stdout.Write(await LinesAsync(args, environment, both.Token));
            environment.Stdout.Flush();
        }
        catch (Exception)
        {
            // See above: not even a defect of ours may disturb what is being typed.
        }

        return 0;
    }

    private static async Task<string> LinesAsync(string[] args, CliEnvironment environment, CancellationToken cancellationToken)
    {
        if (args.Length < 2 || !args[1].StartsWith(At, StringComparison.Ordinal))
        {
            return "";
        }

        var typed = args[1][At.Length..];
        var place = CommandLineWalk.At(args.Skip(2), typed);
        var offered = place.Names switch
        {
            Offer.ByName => place.Words,
            Offer.File => [new OfferedWord(":files", "")],
            Offer.Folder => [new OfferedWord(":folders", "")],
            _ => await NamesAsync(place, environment, cancellationToken),
        };
        var prefix = typed == "=" ? "" : typed;
        var lines = new StringBuilder();
        foreach (var (word, description) in offered.Where(one => one.Word[0] == ':' || one.Word.StartsWith(prefix, StringComparison.Ordinal)).Take(Most))
        {
            lines.Append(word).Append('\t').Append(description).Append('\n');
        }

        return lines.ToString();
    }

    private static async Task<IEnumerable<OfferedWord>> NamesAsync(CompletionPlace place, CliEnvironment environment, CancellationToken cancellationToken)
    {
        var options = new CoordinatorOptions { TimeProvider = environment.Time, Environment = environment.Variables, Telemetry = false };
        var folder = Path.GetFullPath(place.Directory ?? ".", environment.CurrentDirectory);
        var names = await LocalNames.ReadAsync(folder, options, cancellationToken);
        return Of(names, place.Names).DistinctBy(name => name.Word).Select(name => name with { Word = place.Lead + name.Word });
    }

    // Names that others wrote: what a shell could take for more than a word is not offered at all.
    private static IEnumerable<OfferedWord> Of(LocalNames names, Offer offer) => offer switch
    {
        Offer.Prd => names.Prds.Where(prd => SafeName.IsId(prd.Id)).Select(Describe),
        Offer.FreePrd => names.Prds.Where(prd => prd.Free && SafeName.IsId(prd.Id)).Select(Describe),
        Offer.HeldPrd => names.Prds.Where(prd => prd.Held && SafeName.IsId(prd.Id)).Select(Describe),
        Offer.Story => names.Stories.Where(SafeName.IsId).Select(id => new OfferedWord(id, "open story")),
        Offer.Session => names.Sessions.Where(SafeName.IsId).Select(id => new OfferedWord(id, "session")),
        Offer.Branch => names.Branches.Where(SafeName.IsRef).Select(name => new OfferedWord(name, "branch")),
        _ => [],
    };

    private static OfferedWord Describe(LocalPrd prd) => new(prd.Id, prd.Held ? "PRD, held" : prd.Free ? "PRD, ready" : "PRD");
}
