namespace Coordination.Documents.Schemas;

/// <summary>Finds references that lead back to their own schema without going a step into the document: they would never end.</summary>
internal static class SchemaCircles
{
    /// <exception cref="FormatException">There is one.</exception>
    public static void Refuse(IEnumerable<SchemaNode> nodes)
    {
        var finished = new HashSet<SchemaNode>();
        foreach (var node in nodes)
            Visit(node, [], finished);
    }

    private static void Visit(SchemaNode node, HashSet<SchemaNode> onTheWay, HashSet<SchemaNode> finished)
    {
        if (finished.Contains(node))
            return;
        if (!onTheWay.Add(node))
            throw new FormatException(node.Location + ": the reference leads back to itself");
        foreach (var next in node.Rules.SelectMany(rule => rule.SamePlace))
            Visit(next, onTheWay, finished);
        onTheWay.Remove(node);
        finished.Add(node);
    }
}
