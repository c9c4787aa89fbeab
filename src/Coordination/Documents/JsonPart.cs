namespace Coordination.Documents;

/// <summary>One value of a JSON text: its kind, the span of bytes that it takes up, and what it contains.</summary>
internal sealed class JsonPart(JsonKind kind, int start)
{
    private static readonly List<JsonMember> NoMembers = [];
    private static readonly List<JsonPart> NoItems = [];

    private List<JsonMember>? _members;
    private List<JsonPart>? _items;

    public JsonKind Kind { get; } = kind;

    public int Start { get; } = start;

    /// <summary>The first byte after the value.</summary>
    public int End { get; set; }

    public List<JsonMember> Members => _members ?? NoMembers;

    public List<JsonPart> Items => _items ?? NoItems;

    public int Count => Kind == JsonKind.Object ? Members.Count : Items.Count;

    public void Add(JsonMember member) => (_members ??= []).Add(member);

    public void Add(JsonPart item) => (_items ??= []).Add(item);

    public int ChildStart(int index) => Kind == JsonKind.Object ? Members[index].Start : Items[index].Start;

    public int ChildEnd(int index) => Child(index).End;

    public JsonPart Child(int index) => Kind == JsonKind.Object ? Members[index].Value : Items[index];

    public int IndexOf(string name)
    {
        for (var i = 0; i < Members.Count; i++)
        {
            if (Members[i].Name == name)
                return i;
        }

        return -1;
    }

    public JsonPart? Find(string name) => IndexOf(name) is >= 0 and var index ? Members[index].Value : null;
}
