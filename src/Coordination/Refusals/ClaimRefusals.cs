using System.Collections.Immutable;

namespace Coordination;

/// <summary>No PRD has this id.</summary>
/// <param name="PrdId">What was asked for.</param>
/// <param name="Nearest">Up to three ids that look like it.</param>
public sealed record PrdNotFoundRefusal(string PrdId, ImmutableArray<string> Nearest) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.PrdNotFound;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts => [new("prdId", PrdId), new("nearest", Nearest)];
}

/// <summary>The id is taken by another PRD: in any case of letters, with or without <c>prd-</c>.</summary>
/// <param name="PrdId">The PRD that has it, as the registry spells it.</param>
/// <param name="Status">Its status, as the registry says.</param>
/// <param name="Title">Its title; null: it has none.</param>
public sealed record PrdExistsRefusal(string PrdId, string Status, string? Title) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.PrdExists;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts => [new("prdId", PrdId), new("status", Status), new("title", Title)];
}

/// <summary>No story of the PRD has this id.</summary>
/// <param name="PrdId">The PRD.</param>
/// <param name="StoryId">What was asked for.</param>
/// <param name="Stories">The ids that there are.</param>
public sealed record StoryNotFoundRefusal(string PrdId, string StoryId, ImmutableArray<string> Stories) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.StoryNotFound;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts => [new("prdId", PrdId), new("storyId", StoryId), new("stories", Stories)];
}

/// <summary>The PRD's status does not allow it.</summary>
/// <param name="PrdId">The PRD.</param>
/// <param name="Status">Its status, as the registry says.</param>
public sealed record NotReadyRefusal(string PrdId, string Status) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.NotReady;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts => [new("prdId", PrdId), new("status", Status)];
}

/// <summary>The PRD depends on others that are not completed.</summary>
/// <param name="PrdId">The PRD.</param>
/// <param name="Open">The ids that are still open.</param>
public sealed record DependencyOpenRefusal(string PrdId, ImmutableArray<string> Open) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.DependencyOpen;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts => [new("prdId", PrdId), new("open", Open)];
}

/// <summary>An active PRD touches much the same files.</summary>
/// <param name="PrdId">The PRD.</param>
/// <param name="With">The active PRDs that it conflicts with.</param>
/// <param name="SharedPaths">What they share.</param>
public sealed record ConflictRiskRefusal(string PrdId, ImmutableArray<string> With, ImmutableArray<string> SharedPaths) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.ConflictRisk;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts =>
        [new("prdId", PrdId), new("risk", "high"), new("with", With), new("sharedPaths", SharedPaths)];
}

/// <summary>The session holds another PRD; it can hold one at a time.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Holds">What it holds.</param>
public sealed record AlreadyHoldingRefusal(string SessionId, string? Holds) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.AlreadyHolding;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts => [new("sessionId", SessionId), new("holds", Holds)];
}

/// <summary>Nothing can be claimed now, but something may be later.</summary>
/// <param name="Reasons">One line for each PRD: <c>id: why</c>.</param>
public sealed record NothingNowRefusal(ImmutableArray<string> Reasons) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.NothingNow;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts => [new("reasons", Reasons)];
}

/// <summary>Every PRD is done, given up, or a draft.</summary>
/// <param name="Drafts">Ids of drafts that could be made ready.</param>
public sealed record NothingLeftRefusal(ImmutableArray<string> Drafts) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.NothingLeft;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts => [new("drafts", Drafts)];
}

/// <summary>Stories of the PRD are open, and nobody said <c>--incomplete</c>.</summary>
/// <param name="PrdId">The PRD.</param>
/// <param name="Open">Ids of the open stories, where the document names them.</param>
/// <param name="Completed">How many are done.</param>
/// <param name="Total">How many there are.</param>
public sealed record StoriesOpenRefusal(string PrdId, ImmutableArray<string> Open, int Completed, int Total) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.StoriesOpen;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts =>
        [new("prdId", PrdId), new("open", Open), new("completed", (long)Completed), new("total", (long)Total)];
}
