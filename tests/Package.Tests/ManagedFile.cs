using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Package.Tests;

/// <summary>What the bytes of an assembly, or of its symbols, say of themselves.</summary>
internal static class ManagedFile
{
    private static readonly Guid SourceLinkKind = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid EmbeddedSourceKind = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    /// <summary>Whether the assembly has machine code beside the code that is compiled when it runs.</summary>
    public static bool IsCompiledAhead(byte[] assembly)
    {
        using var file = new PEReader(ImmutableArray.Create(assembly));
        return file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    public static IReadOnlyList<string> Resources(byte[] assembly)
    {
        using var file = new PEReader(ImmutableArray.Create(assembly));
        var metadata = file.GetMetadataReader();
        return [.. metadata.ManifestResources.Select(handle => metadata.GetString(metadata.GetManifestResource(handle).Name))];
    }

    /// <summary>The map from source files to addresses; null where there is none.</summary>
    public static string? SourceLink(byte[] symbols) =>
        Custom(symbols, SourceLinkKind).Select(Encoding.UTF8.GetString).SingleOrDefault();

    public static int EmbeddedSources(byte[] symbols) => Custom(symbols, EmbeddedSourceKind).Count;

    /// <summary>The source files under the names that they were compiled with.</summary>
    public static IReadOnlyList<string> SourceFiles(byte[] symbols)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbImage(ImmutableArray.Create(symbols));
        var metadata = provider.GetMetadataReader();
        return [.. metadata.Documents.Select(handle => metadata.GetString(metadata.GetDocument(handle).Name))];
    }

    private static List<byte[]> Custom(byte[] symbols, Guid kind)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbImage(ImmutableArray.Create(symbols));
        var metadata = provider.GetMetadataReader();
        return [.. metadata.CustomDebugInformation.Select(metadata.GetCustomDebugInformation)
            .Where(information => metadata.GetGuid(information.Kind) == kind)
            .Select(information => metadata.GetBlobBytes(information.Value))];
    }
}
