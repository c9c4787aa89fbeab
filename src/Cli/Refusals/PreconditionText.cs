using Coordination.Cli.Output;

namespace Coordination.Cli.Refusals;

/// <summary>Words for what has to be settled first, here on this machine.</summary>
internal static class PreconditionText
{
    public static Problem Of(PreconditionRefusal it, Again again)
    {
        var where = string.Join("; ", new[] { it.Where, it.Paths.IsEmpty ? null : Listing.Of(it.Paths, 8) }.Where(part => !string.IsNullOrEmpty(part)));
        return ErrorText.Plain(it.Code, it.Problem, where.Length == 0 ? "coord " + again.Command : where, again, it.Fix);
    }
}
