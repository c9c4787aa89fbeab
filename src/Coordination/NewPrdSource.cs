using System.Collections.Immutable;
using System.Text;
using Coordination.Documents;
using Coordination.Protocol;

namespace Coordination;

/// <summary>Reads what the caller brings as a new PRD, with what was said beside it. Nothing of it is trusted.</summary>
internal static class NewPrdSource
{
    private const string Help = "coord help prd add";

    /// <returns>The PRD, or why it can't be taken.</returns>
    /// <exception cref="CoordinationException">The file can't be read.</exception>
    public static async Task<(NewPrd? Prd, Refusal? Refusal)> ReadAsync(AddPrdRequest request, CancellationToken cancellationToken)
    {
        var brought = request.File is { } file ? await NewPrdFiles.ReadAsync(file, cancellationToken).ConfigureAwait(false)
            : request.Content is { } content ? NewPrdFiles.Of(content)
            : new NewPrdFiles("", null, null);
        return brought.Markdown is { } text && TextGate.Check(text.Span, brought.MarkdownPath) is { } problem
            ? (null, Invalid(problem))
            : Take(request, brought);
    }

    private static (NewPrd? Prd, Refusal? Refusal) Take(AddPrdRequest request, NewPrdFiles brought)
    {
        var markdown = brought.Markdown is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;
        var title = Said(request.Title);
        var heading = markdown is null ? null : NewPrdDocument.Heading(markdown);
        var parsed = brought.Json is { } json
            ? NewPrdDocument.Read(json, brought.JsonPath, request.Id ?? "", Said(request.Branch), request.Stories)
            : new NewPrd { Id = request.Id ?? "", BranchName = Said(request.Branch) };
        if (parsed.Document is not { } prd)
        {
            return (null, Invalid(parsed.Problem!));
        }

        prd = prd with
        {
            Title = title ?? prd.Title ?? heading,
            Priority = request.Priority is { } word ? Synonyms.PriorityOf(word) : prd.Priority,
            DependsOn = request.DependsOn.IsEmpty ? prd.DependsOn : [.. request.DependsOn.Distinct()],
            Paths = [.. (request.Paths.IsEmpty ? prd.Paths : request.Paths).Select(Plain).Distinct()],
            Markdown = markdown,
            Ready = request.Ready,
        };
        if (IdOf(request, brought, prd) is not { } id)
        {
            return (null, NoId(request.Id));
        }

        prd = prd with { Id = id };
        return Gate(prd) is { } refusal ? (null, refusal) : (Complete(prd, request.Stories), null);
    }

    /// <summary>A PRD without a JSON document gets one, unless a document for people says all that there is.</summary>
    private static NewPrd Complete(NewPrd prd, ImmutableArray<string> stories) => prd.Json is not null || (prd.Markdown is not null && stories.IsEmpty)
        ? prd
        : prd with
        {
            Json = NewPrdDocument.Make(prd.Title, prd.BranchName ?? PrdName.DefaultBranch(prd.Id), stories),
            Stories = stories.IsEmpty ? null : new StoryCount(0, stories.Length),
            IsBlank = stories.IsEmpty,
        };

    private static string? IdOf(AddPrdRequest request, NewPrdFiles brought, NewPrd prd) =>
        request.Id is { } said ? Identifier.IsValid(said) ? said.ToLowerInvariant() : null
        : brought.Name.Length > 0 ? PrdNaming.FromText(brought.Name)
        : prd.Title is { } title ? PrdNaming.FromText(title) : null;

    private static PreconditionRefusal? Gate(NewPrd prd) =>
        prd.DependsOn.FirstOrDefault(id => !Identifier.IsValid(id)) is { } hostile ? Named("An id that it depends on is not allowed.", hostile)
        : prd.DependsOn.FirstOrDefault(id => PrdName.Same(id, prd.Id)) is { } self ? Named("A PRD cannot depend on itself.", self)
        : prd.Paths.FirstOrDefault(path => !StatePath.IsSafe(path)) is { } outside ? Named("A path of the PRD lies outside the repository.", outside)
        : null;

    private static PreconditionRefusal NoId(string? said) => said is null
        ? Named("No id can be made of the name; say one with --id.", "a PRD id has letters, digits, '.', '_' and '-'")
        : Named("A PRD id has letters, digits, '.', '_' and '-', at most 63, and begins with a letter or digit.", said);

    private static PreconditionRefusal Named(string problem, string name) => new(ErrorCodes.InvalidName, problem, name, Help);

    private static FileInvalidRefusal Invalid(DocumentProblem problem) => new(problem.Path, problem.Message, problem.Line);

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>As a glob is compared: from the root, without a slash at either end.</summary>
    private static string Plain(string path)
    {
        var trimmed = path.Trim();
        trimmed = trimmed.StartsWith("./", StringComparison.Ordinal) ? trimmed[2..] : trimmed;
        return trimmed.Length > 1 ? trimmed.TrimEnd('/') : trimmed;
    }
}
