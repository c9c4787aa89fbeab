using System.Globalization;

namespace Coordination.Documents.Schemas;

/// <summary>The way from the root of a document to one of its values. Becomes a JSON pointer only when there is an error to report.</summary>
internal sealed record InstancePath(InstancePath? Parent, string? Name, int Index)
{
    public static InstancePath Root { get; } = new(null, null, 0);

    public InstancePath Member(string name) => new(this, name, 0);

    public InstancePath Item(int index) => new(this, null, index);

    public string Pointer => Parent is null
        ? ""
        : Parent.Pointer + "/" + (Name is null
            ? Index.ToString(CultureInfo.InvariantCulture)
            : Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
}
