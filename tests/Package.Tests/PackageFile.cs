using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Package.Tests;

/// <summary>A package, read as the zip file that it is.</summary>
public sealed class PackageFile(string path)
{
    private static readonly string[] Wrapping = ["_rels/", "package/", "[Content_Types].xml"];

    /// <summary>Every file but those of the format.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            using var zip = ZipFile.OpenRead(path);
            return [.. zip.Entries.Select(entry => entry.FullName).Where(name => !Array.Exists(Wrapping, name.StartsWith)).Order(StringComparer.Ordinal)];
        }
    }

    public byte[] Bytes(string name)
    {
        using var zip = ZipFile.OpenRead(path);
        using var stream = (zip.GetEntry(name) ?? throw new InvalidOperationException($"{path} has no {name}")).Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    public string Text(string name) => Encoding.UTF8.GetString(Bytes(name)).TrimStart('\uFEFF');

    /// <summary>The member <c>metadata</c> of its nuspec.</summary>
    public XElement Metadata => XDocument.Parse(Text(Names.Single(name => name.EndsWith(".nuspec", StringComparison.Ordinal)))).Root!.Elements().Single();

    /// <summary>What the nuspec says under a name; null where it says nothing.</summary>
    public string? Said(string name) => Metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
}
