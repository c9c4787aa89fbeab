using System.Collections.Immutable;

namespace Coordination.Documents.Schemas;

/// <summary>The schemas of the folder <c>schemas</c>, which the library carries within it.</summary>
internal static class PublishedSchemas
{
    private const string Prefix = "schemas/";

    /// <summary>Their names, as <c>session-locks</c> and <c>cli/claim</c>.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        .. typeof(PublishedSchemas).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => Path.ChangeExtension(name[Prefix.Length..], null))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of one, byte for byte as it is published.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public static ReadOnlyMemory<byte> Text(string name)
    {
        using var stream = typeof(PublishedSchemas).Assembly.GetManifestResourceStream(Prefix + name + ".json")
            ?? throw new ArgumentException("there is no published schema " + name, nameof(name));
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static JsonSchema Load(string name) => JsonSchema.Load(Text(name));
}
