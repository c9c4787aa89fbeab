using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Coordination.Documents;
using Coordination.Git;
using Coordination.Sessions;

namespace Coordination;

/// <summary>
/// Puts managed blocks into files of the user's working tree, or takes them out: all of them or none, as far as can be told
/// before the first is written. Nothing is staged or committed.
/// </summary>
internal sealed class ManagedFiles
{
    private readonly Repository repository;
    private readonly ImmutableArray<(ManagedFile Spec, WorktreeFile? File, BlockEdit? Edit)> plan;

    private ManagedFiles(Repository repository, ImmutableArray<(ManagedFile Spec, WorktreeFile? File, BlockEdit? Edit)> plan)
    {
        this.repository = repository;
        this.plan = plan;
    }

    /// <summary>What would change.</summary>
    public ImmutableArray<ManagedFileChange> Changes => [.. plan.Select(one => new ManagedFileChange(one.Spec.Path, WordOf(one.Edit), null))];

    /// <summary>Looks at the files of the worktree that holds <paramref name="folder"/>; writes nothing.</summary>
    /// <param name="folder">A folder in the worktree.</param>
    /// <param name="files">The files with their blocks.</param>
    /// <param name="takeOut">Take the blocks out instead.</param>
    /// <param name="overwrite">Go over edits that were made by hand inside the markers.</param>
    /// <param name="overwriteCommand">The command line that does so.</param>
    /// <exception cref="CoordinationException"><see cref="ErrorCodes.NotARepository"/>; <see cref="ErrorCodes.InTheWay"/>: a file can't be read.</exception>
    public static Result<ManagedFiles> Plan(string folder, IEnumerable<ManagedFile> files, bool takeOut, bool overwrite, string overwriteCommand)
    {
        var repository = Repository.Discover(folder);
        var plan = ImmutableArray.CreateBuilder<(ManagedFile, WorktreeFile?, BlockEdit?)>();
        foreach (var spec in files)
        {
            if (spec.UnlessLinkTo is { } other && WorktreeFile.IsLinkTo(repository, spec.Path, other))
            {
                plan.Add((spec, null, null));
                continue;
            }

            var (file, refusal) = WorktreeFile.Open(repository, spec.Path);
            var edit = file is null ? null : takeOut ? spec.Block.TakeOut(file.Bytes, spec.Path) : Needed(spec, file);
            if ((refusal ?? Refuse(spec.Path, edit, overwrite, overwriteCommand)) is { } no)
            {
                return Result<ManagedFiles>.Refuse(no);
            }

            plan.Add((spec, file, edit));
        }

        return Result<ManagedFiles>.Of(new ManagedFiles(repository, plan.ToImmutable()));
    }

    /// <summary>Writes what was planned. Of a file whose hand edits go, a copy is kept in the worktree's private git folder first.</summary>
    /// <param name="now">For the name of such a copy.</param>
    /// <exception cref="CoordinationException"><see cref="ErrorCodes.InTheWay"/>: a file can't be written.</exception>
    public Result<ManagedFileChanges> Apply(DateTimeOffset now)
    {
        var changes = ImmutableArray.CreateBuilder<ManagedFileChange>();
        foreach (var (spec, file, edit) in plan)
        {
            var kept = edit is { HandEdited: true, Change: not BlockChange.None } ? Keep(file!, now) : null;
            if (edit is not null and not { Change: BlockChange.None } && file!.Write(edit.Bytes) is { } refusal)
            {
                return Result<ManagedFileChanges>.Refuse(refusal);
            }

            changes.Add(new ManagedFileChange(spec.Path, WordOf(edit), kept));
        }

        return Result<ManagedFileChanges>.Of(new ManagedFileChanges(changes.ToImmutable()));
    }

    private static BlockEdit? Needed(ManagedFile spec, WorktreeFile file)
    {
        var edit = spec.Block.Put(file.Bytes, spec.Path);
        return edit.Change == BlockChange.Added && spec.UnlessLine is { } line && HasLine(file.Bytes!, line) ? null : edit;
    }

    private static bool HasLine(byte[] file, string line) =>
        Encoding.UTF8.GetString(file).TrimStart('\uFEFF').Split('\n').Any(one => one.Trim() == line);

    private static PreconditionRefusal? Refuse(string path, BlockEdit? edit, bool overwrite, string overwriteCommand)
    {
        if (edit?.Problem is { } problem)
        {
            return new PreconditionRefusal(ErrorCodes.InTheWay, $"{path} is left alone: {problem.Message}.", Place(path, problem.Line), "git diff -- " + path);
        }

        return edit is { HandEdited: true } && !overwrite
            ? new PreconditionRefusal(
                ErrorCodes.InTheWay, $"{path} was edited by hand between coord's markers, and that would be lost.",
                Place(path, edit.Line) + "; move the edits out of the markers, or overwrite them with the line below (a copy is kept)", overwriteCommand)
            : null;
    }

    private static string Place(string path, int? line) =>
        line is { } number ? string.Create(CultureInfo.InvariantCulture, $"{path}, line {number}") : path;

    private string Keep(WorktreeFile file, DateTimeOffset now)
    {
        var stamp = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var path = Path.Combine(repository.WorktreeCoordDir, "kept", file.Path.Replace('/', '-') + "." + stamp);
        var free = path;
        for (var number = 2; File.Exists(free); number++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{path}-{number}");
        }

        DurableFile.Write(free, file.Bytes);
        return free;
    }

    private static string WordOf(BlockEdit? edit) => edit?.Change switch
    {
        null => "not_needed",
        BlockChange.FileMade => "made",
        BlockChange.Added => "added",
        BlockChange.Replaced => "replaced",
        BlockChange.Removed => "removed",
        BlockChange.FileRemoved => "file_removed",
        _ => "unchanged",
    };
}
