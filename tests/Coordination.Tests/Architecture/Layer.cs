using System.Text.RegularExpressions;

namespace Coordination.Tests.Architecture;

/// <summary>The layers, each allowed to use the ones before it. The values of the root namespace come first: everybody speaks in them.</summary>
internal static partial class Layer
{
    private static readonly string[] Order =
        ["Values", "Protocol", "Documents", "Git", "Sessions", "Merging", "Coordinator", "Hooks", "Cli"];

    private static readonly string[] ValueFiles =
        ["CoordinationException", "CoordinatorOptions", "ErrorCode", "ErrorCodes", "Fact", "Refusal", "Result", "Warning"];

    private static readonly string[] NotForPureLayers = ["CoordinationException", "CoordinatorOptions"];

    /// <summary>Which layer a file of <c>src</c> is in.</summary>
    public static string Of(SourceFile file)
    {
        var parts = file.Path.Split('/');
        if (parts[1] != "Coordination")
        {
            return parts[1];
        }

        var folder = parts.Length == 3 ? null : parts[2];
        return folder switch
        {
            null => ValueFiles.Contains(Path.GetFileNameWithoutExtension(parts[2])) ? "Values" : "Coordinator",
            "Refusals" or "Requests" or "Results" or "Observing" => "Values",
            "Leases" or "Hosting" => "Coordinator",
            _ => folder,
        };
    }

    /// <summary>Everything in <paramref name="files"/> that uses a layer it must not know.</summary>
    public static IEnumerable<string> Violations(IReadOnlyCollection<SourceFile> files)
    {
        var types = files.SelectMany(file => TopLevelTypes(file).Select(name => (Layer: Of(file), Name: name))).ToLookup(type => type.Layer);
        foreach (var file in files)
        {
            var own = Array.IndexOf(Order, Of(file));
            if (own < 0)
            {
                yield return $"{file.Path}: the folder is no layer";
                continue;
            }

            foreach (var later in Order[(own + 1)..].Where(later => Uses(file, later, types[later].Select(type => type.Name))))
            {
                yield return $"{file.Path}: {Order[own]} uses {later}";
            }

            foreach (var name in NotForPureLayers.Where(name => Order[own] is "Protocol" or "Documents" && Names(file.Code, name)))
            {
                yield return $"{file.Path}: {Order[own]} uses {name}";
            }
        }
    }

    /// <summary>Files whose namespace is not that of their folder: they would hide their layer.</summary>
    public static IEnumerable<string> Strangers(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Path.Split('/')[^1] != "AssemblyInfo.cs" && NamespaceLine().IsMatch(file.Code)
        let actual = NamespaceLine().Match(file.Code).Groups[1].Value
        let expected = Expected(file)
        where actual != expected && !actual.StartsWith(expected + ".", StringComparison.Ordinal)
        select $"{file.Path}: namespace {actual} instead of {expected}";

    private static string Expected(SourceFile file) => Of(file) switch
    {
        "Values" or "Coordinator" => "Coordination",
        var layer => "Coordination." + layer,
    };

    private static bool Uses(SourceFile file, string layer, IEnumerable<string> types) => layer == "Coordinator"
        ? types.Any(type => Names(file.Code, type))
        : Regex.IsMatch(file.Code, $@"\bCoordination\s*\.\s*{layer}\b")
          || types.Any(type => Regex.IsMatch(file.Code, $@"(?<![\w.]){layer}\s*\.\s*{type}\b"));

    private static bool Names(string code, string type) => Regex.IsMatch(code, $@"(?<![\w.]){type}\b|\bCoordination\.{type}\b");

    private static IEnumerable<string> TopLevelTypes(SourceFile file) =>
        TypeLine().Matches(file.Code).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"^namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^(?:(?:public|internal|file|sealed|abstract|static|partial|readonly|ref|unsafe)\s+)+(?:class|record\s+struct|record|struct|interface|enum)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeLine();
}
