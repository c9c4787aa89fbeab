using System.Text;

namespace Coordination.Documents;

/// <summary>
/// Takes children out of an object or array and puts others in, all at once, because the commas between them belong to
/// both neighbours. Children that stay keep their bytes and their lines.
/// </summary>
internal sealed class ContainerEdit(JsonEdit edit, JsonPart container)
{
    private readonly HashSet<int> _removed = [];
    private readonly Dictionary<int, List<JsonDraft>> _inserted = [];

    private JsonText Text => edit.Text;

    public void Remove(int index) => _removed.Add(index);

    public void Append(JsonDraft child) => InsertAfter(container.Count - 1, child);

    /// <summary>Puts a child after the one with that index; -1 is the front.</summary>
    public void InsertAfter(int index, JsonDraft child)
    {
        if (!_inserted.TryGetValue(index, out var children))
            _inserted[index] = children = [];
        children.Add(child);
    }

    public void Write()
    {
        if (_removed.Count == 0 && _inserted.Count == 0)
            return;
        if (container.Count == _removed.Count)
            WriteAnew();
        else
            WriteAround();
    }

    /// <summary>Nothing stays: the brackets are filled or emptied.</summary>
    private void WriteAnew()
    {
        var children = new List<JsonDraft>();
        for (var i = -1; i < container.Count; i++)
            Collect(children, i);
        if (children.Count == 0)
        {
            edit.Replace(container.Start + 1, container.End - 1, "");
            return;
        }

        var layout = ContainerLayout.Of(Text, container, children.Exists(child => child.Expand));
        var content = string.Join(layout.Separator, children.Select(layout.Render));
        if (container.Count > 0)
            edit.Replace(container.ChildStart(0), container.ChildEnd(container.Count - 1), content);
        else
            edit.Replace(container.Start + 1, container.End - 1, layout.Lead + content + layout.Tail);
    }

    private void WriteAround()
    {
        var layout = ContainerLayout.Of(Text, container, false);
        var last = -1;
        var pending = new List<JsonDraft>();
        Collect(pending, -1);
        for (var i = 0; i < container.Count; i++)
        {
            if (!_removed.Contains(i))
            {
                WriteBetween(layout, last, i, pending);
                pending.Clear();
                last = i;
            }

            Collect(pending, i);
        }

        edit.Replace(container.ChildEnd(last), container.ChildEnd(container.Count - 1), After(layout, pending));
    }

    private void WriteBetween(ContainerLayout layout, int last, int next, List<JsonDraft> pending)
    {
        if (last < 0)
        {
            var front = new StringBuilder();
            foreach (var child in pending)
                front.Append(layout.Render(child)).Append(layout.Separator);
            edit.Replace(container.ChildStart(0), container.ChildStart(next), front.ToString());
            return;
        }

        edit.Replace(container.ChildEnd(last), container.ChildEnd(last), After(layout, pending));
        if (last + 1 < next)
            edit.Replace(container.ChildStart(last + 1), container.ChildStart(next), "");
    }

    private static string After(ContainerLayout layout, List<JsonDraft> pending) =>
        string.Concat(pending.Select(child => layout.Separator + layout.Render(child)));

    private void Collect(List<JsonDraft> pending, int index)
    {
        if (_inserted.TryGetValue(index, out var children))
            pending.AddRange(children);
    }
}
