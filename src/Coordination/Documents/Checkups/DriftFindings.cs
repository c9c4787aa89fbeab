using System.Collections.Immutable;
using Coordination.Protocol;
using Coordination.Protocol.Checkups;

namespace Coordination.Documents.Checkups;

/// <summary>What coord reads in a state file, and others may not.</summary>
internal static class DriftFindings
{
    /// <summary>From here on a file is worth shortening: three quarters of what is read.</summary>
    public const int LargeFrom = TextGate.LargestFile / 4 * 3;

    public static IEnumerable<Diagnosis> Of(ReadOnlyMemory<byte> bytes, string path)
    {
        if (JsonTextParser.Parse(bytes, path).Document is not { } text)
            yield break;
        if (Version(text) is { } version)
            yield return version;
        if (path == StatePath.Locks && text.Root.Find("locks") is { Kind: JsonKind.Array } list)
            yield return List(text, list);
        if (bytes.Length >= LargeFrom)
            yield return Large(bytes.Length, path);
    }

    private static Diagnosis? Version(JsonText text)
    {
        var version = text.Root.Find("version");
        return version is { Kind: JsonKind.Number } && text.Slice(version) == "1"
            ? null
            : Diagnosis.Of(
                FindingCodes.VersionSpelling, FindingSeverity.Info,
                $"the version of {text.Path} is {(version is null ? "missing" : "spelled " + OneLine.Of(text.Slice(version)))} instead of 1",
                [version is null ? text.Path : FormattableString.Invariant($"{text.Path}, line {text.LineOf(version.Start)}")],
                "the file was made by hand or by another tool. coord reads it as version 1; write \"version\": 1 where other tools stumble over it",
                Look(text.Path));
    }

    private static Diagnosis List(JsonText text, JsonPart list) => Diagnosis.Of(
        FindingCodes.LockList, FindingSeverity.Info, "locks stand under \"locks\" instead of \"sessions\"",
        [FormattableString.Invariant($"{text.Path}, line {text.LineOf(list.Start)}: {list.Items.Count} in the list")],
        "the file was made by hand or by another tool. coord reads both lists and writes where a lock stands; others may look at one only",
        Look(text.Path));

    private static Diagnosis Large(int size, string path) => Diagnosis.Of(
        FindingCodes.StateFileLarge, FindingSeverity.Warning,
        FormattableString.Invariant($"{path} has {size / 1024} KiB; from {TextGate.LargestFile / 1024} KiB on it is read-only to coord"),
        [path], "entries of completed and abandoned PRDs add up. Move the oldest of them into a file of your own; the archives stay in their folders",
        Look(path));

    private static ImmutableArray<string> Look(string path) => ["git", "log", "-5", "--oneline", "--all", "--", path];
}
