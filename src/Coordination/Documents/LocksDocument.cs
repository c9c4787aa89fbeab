using System.Collections.Immutable;
using System.Diagnostics;
using Coordination.Protocol;

namespace Coordination.Documents;

/// <summary><c>docs/session-locks.json</c>: who holds what. Reads every drift of it, writes only what changed.</summary>
internal sealed class LocksDocument
{
    private const string Sessions = "sessions";
    private const string OtherName = "locks";

    /// <summary>What every JSON reader holds exactly; a grant from a higher one could not be counted on to grow.</summary>
    private const long HighestFence = 9_007_199_254_740_991;

    private readonly JsonText _text;
    private readonly Dictionary<Origin, List<JsonPart>> _parts = [];

    private LocksDocument(JsonText text)
    {
        _text = text;
        MovedTo = FileVersion.MovedTo(text);
        var locks = ImmutableArray.CreateBuilder<SessionLock>();
        if (MovedTo is null)
        {
            Read(Sessions, locks);
            Read(OtherName, locks);
        }

        Locks = locks.DrainToImmutable();
        Fence = Math.Max(TopFence, Highest(Locks));
    }

    /// <summary>The file as it is made new.</summary>
    public static LocksDocument Empty { get; } =
        Parse("{\n  \"version\": 1,\n  \"fence\": 0,\n  \"sessions\": []\n}\n"u8.ToArray(), "docs/session-locks.json").Document!;

    public ReadOnlyMemory<byte> Bytes => _text.Bytes;

    public ImmutableArray<SessionLock> Locks { get; }

    /// <summary>The highest fence in the file: of its top level and of every lock.</summary>
    public long Fence { get; }

    /// <summary>Where the state went, when this file is only the sign that says so.</summary>
    public string? MovedTo { get; }

    private long TopFence => new JsonObject(_text, _text.Root).Number("fence") ?? 0;

    public static Parsed<LocksDocument> Parse(ReadOnlyMemory<byte> bytes, string path)
    {
        var parsed = StateText.Parse(bytes, path, Sessions, OtherName);
        if (parsed.Document is not { } text)
            return parsed.Problem!;
        var document = new LocksDocument(text);
        return document.Fence < HighestFence
            ? document
            : new DocumentProblem(path, ProblemKind.WrongShape, $"a fence in it is {document.Fence}, and none can be higher", document.LineOfFence());
    }

    /// <summary>The file with the locks and the fence of <paramref name="next"/>; the very same bytes when nothing differs.</summary>
    public ReadOnlyMemory<byte> Patch(CoordinationState next)
    {
        if (MovedTo is not null)
            throw new UnreachableException("The state was moved; nothing is written where it was.");
        var edit = new JsonEdit(_text);
        var root = new ObjectEdit(edit, _text.Root);
        var kept = next.Locks.Where(held => held.Origin is not null).ToDictionary(held => held.Origin!);
        if (kept.Keys.FirstOrDefault(origin => !_parts.ContainsKey(origin)) is { } stranger)
            throw new UnreachableException($"A lock was read from {stranger}, which this file does not have.");
        foreach (var held in Locks)
        {
            if (kept.TryGetValue(held.Origin!, out var after) && after != held)
                _parts[held.Origin!].ForEach(part => LockMembers.Write(edit, part, held, after));
        }

        WriteList(edit, root, Sessions, kept, next);
        WriteList(edit, root, OtherName, kept, next);
        WriteFence(root, next, Highest(kept.Values));
        root.Write();
        return edit.Apply();
    }

    private void WriteList(JsonEdit edit, ObjectEdit root, string list, Dictionary<Origin, SessionLock> kept, CoordinationState next)
    {
        var added = list == ListInUse ? next.Locks.Where(held => held.Origin is null).Select(LockMembers.New).ToList() : [];
        if (_text.Root.Find(list) is not { Kind: JsonKind.Array } part)
        {
            StateText.Append(edit, root, list, added);
            return;
        }

        var items = new ContainerEdit(edit, part);
        foreach (var gone in Locks.Where(held => !kept.ContainsKey(held.Origin!)).SelectMany(held => _parts[held.Origin!]))
        {
            if (part.Items.IndexOf(gone) is >= 0 and var index)
                items.Remove(index);
        }

        added.ForEach(items.Append);
        items.Write();
    }

    private string ListInUse =>
        _text.Root.Find(Sessions)?.Kind != JsonKind.Array && _text.Root.Find(OtherName)?.Kind == JsonKind.Array ? OtherName : Sessions;

    /// <summary>A fence that only a lock recorded would be forgotten together with the lock, so it goes to the top by then.</summary>
    private void WriteFence(ObjectEdit root, CoordinationState next, long kept)
    {
        if (next.Fence <= TopFence || (next.Fence <= Fence && next.Fence <= kept))
            return;
        if (_text.Root.Find("fence") is { } present)
            root.Replace(present, JsonDraft.Of(next.Fence)!);
        else
            root.AddAfter("version", "fence", JsonDraft.Of(next.Fence)!);
    }

    private void Read(string list, ImmutableArray<SessionLock>.Builder locks)
    {
        if (_text.Root.Find(list) is not { Kind: JsonKind.Array } part)
            return;
        for (var i = 0; i < part.Items.Count; i++)
        {
            var item = part.Items[i];
            if (LockReader.Read(_text, item, new Origin(list, i)) is not { } held)
                continue;
            if (TwinOf(locks, held) is >= 0 and var twin)
            {
                locks[twin] = locks[twin] with { Heartbeat = LockReader.Later(locks[twin].Heartbeat, held.Heartbeat) };
                _parts[locks[twin].Origin!].Add(item);
                continue;
            }

            locks.Add(held);
            _parts[held.Origin!] = [item];
        }
    }

    private int LineOfFence()
    {
        var held = Locks.FirstOrDefault(held => held.Fence == Fence);
        return _text.LineOf((held is null ? _text.Root : _parts[held.Origin!][0]).Find("fence")!.Start);
    }

    private static int TwinOf(ImmutableArray<SessionLock>.Builder locks, SessionLock held)
    {
        for (var i = 0; i < locks.Count; i++)
        {
            if (LockReader.AreTwins(locks[i], held))
                return i;
        }

        return -1;
    }

    private static long Highest(IEnumerable<SessionLock> locks)
    {
        var highest = 0L;
        foreach (var held in locks)
            highest = Math.Max(highest, held.Fence ?? 0);
        return highest;
    }
}
