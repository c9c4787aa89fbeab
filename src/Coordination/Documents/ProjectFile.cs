using System.Diagnostics;

namespace Coordination.Documents;

/// <summary><c>project.json</c> or <c>docs/project.json</c>: the settings, in a file that may be shared with other tools.</summary>
internal sealed class ProjectFile
{
    /// <summary>A file of this name in the root may belong to somebody else.</summary>
    public const string RootPath = "project.json";

    private static readonly ReadOnlyMemory<byte> NewFile = "{\n  \"agents\": {\n    \"multiSession\": true\n  }\n}\n"u8.ToArray();

    /// <summary>Somebody else's file, of which nothing is known.</summary>
    private ProjectFile(ReadOnlyMemory<byte> bytes)
    {
        Bytes = bytes;
        Settings = ProjectSettings.Default;
    }

    private ProjectFile(JsonText text, ProjectSettings settings)
    {
        Bytes = text.Bytes;
        Settings = settings;
        var root = new JsonObject(text, text.Root);
        IsOurs = text.Path != RootPath
            || text.Root.Find("agents") is not null
            || text.Root.Find("coordination") is not null
            || root.Object("git")?.Part.Find("defaultBranch") is not null;
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    public ProjectSettings Settings { get; }

    /// <summary>False for a <c>project.json</c> in the root that has none of our members (Nx has one too): it is left alone.</summary>
    public bool IsOurs { get; }

    public static Parsed<ProjectFile> Parse(ReadOnlyMemory<byte> bytes, string path)
    {
        var parsed = JsonTextParser.Parse(bytes, path);
        if (parsed.Document is not { } text)
            return path == RootPath && !NamesOurMembers(bytes.Span) ? new ProjectFile(bytes) : parsed.Problem!;
        var settings = Read(text);
        return settings.Document is { } read ? new ProjectFile(text, read) : settings.Problem!;
    }

    /// <summary>Turns coordination on or off: one member of the file, or, where there is none or an empty one, a new file with nothing else in it.</summary>
    public static ReadOnlyMemory<byte> SetMultiSession(ReadOnlyMemory<byte>? bytes, bool value)
    {
        var text = JsonTextParser.Parse(bytes is { IsEmpty: false } ? bytes.Value : NewFile, RootPath).Document
            ?? throw new UnreachableException("A project file is parsed before it is changed.");
        var edit = new JsonEdit(text);
        var root = new ObjectEdit(edit, text.Root);
        if (text.Root.Find("agents") is { Kind: JsonKind.Object } agents)
        {
            var target = new ObjectEdit(edit, agents);
            target.Set(JsonDraft.Of(value), false, "multiSession");
            target.Write();
        }
        else
        {
            root.Set(JsonDraft.Members(("multiSession", JsonDraft.Of(value))) with { Expand = true }, false, "agents");
        }

        root.Write();
        return edit.Apply();
    }

    /// <summary>Other tools allow comments in their file; that is no damage of ours unless the text speaks of us.</summary>
    private static bool NamesOurMembers(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("\"agents\""u8) >= 0 || bytes.IndexOf("\"coordination\""u8) >= 0 || bytes.IndexOf("\"defaultBranch\""u8) >= 0;

    private static Parsed<ProjectSettings> Read(JsonText text)
    {
        var settings = ProjectSettings.Default;
        foreach (var section in (string[])["agents", "coordination"])
        {
            if (text.Root.Find(section) is { Kind: not (JsonKind.Object or JsonKind.Null) } wrong)
                return Wrong(text, wrong, $"its member \"{section}\" is not an object");
        }

        if (Section(text, "agents")?.Find("multiSession") is { Kind: not JsonKind.Null } solo)
        {
            if (solo.Kind is not (JsonKind.True or JsonKind.False))
                return Wrong(text, solo, $"agents.multiSession is {Shown(text, solo)}, and must be true or false");
            settings = settings with { MultiSession = solo.Kind == JsonKind.True };
        }

        if (Section(text, "git")?.Find("defaultBranch") is { Kind: not JsonKind.Null } branch)
        {
            if (SettingValue.OfJson(text, branch)?.Word is not { } name)
                return Wrong(text, branch, $"git.defaultBranch is {Shown(text, branch)}, and must be the name of a branch");
            settings = settings with { DefaultBranch = name };
        }

        return ReadKeys(text, Section(text, "coordination"), "", settings);
    }

    private static Parsed<ProjectSettings> ReadKeys(JsonText text, JsonPart? section, string prefix, ProjectSettings settings)
    {
        foreach (var (name, _, value) in section?.Members ?? [])
        {
            if (value.Kind == JsonKind.Null)
                continue;
            if (prefix.Length == 0 && name == "identity")
            {
                var identity = value.Kind == JsonKind.Object
                    ? ReadKeys(text, value, "identity.", settings)
                    : Wrong(text, value, $"coordination.identity is {Shown(text, value)}, and must be an object with name and email");
                if (identity.Document is not { } known)
                    return identity;
                settings = known;
            }
            else if (SettingKey.Find(prefix + name) is { } key && key.Name == prefix + name)
            {
                if (SettingValue.OfJson(text, value) is not { } given || key.Apply(settings, given) is not { } applied)
                    return Wrong(text, value, key.Complaint("coordination." + key.Name, Shown(text, value)));
                settings = applied;
            }
        }

        return settings;
    }

    private static JsonPart? Section(JsonText text, string name) => text.Root.Find(name) is { Kind: JsonKind.Object } part ? part : null;

    private static string Shown(JsonText text, JsonPart value) => text.Slice(value.Start, Math.Min(value.End, value.Start + 60));

    private static DocumentProblem Wrong(JsonText text, JsonPart where, string message) =>
        new(text.Path, ProblemKind.WrongShape, message, text.LineOf(where.Start));
}
