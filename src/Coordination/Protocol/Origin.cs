namespace Coordination.Protocol;

/// <summary>Where in its file a record was read, so that it is patched in place. Null on a record that is new.</summary>
/// <param name="List">The member that holds the list: <c>sessions</c>, <c>locks</c>, <c>prds</c>, <c>completed</c>, <c>abandoned</c>.</param>
/// <param name="Index">Position in that list, from 0.</param>
internal sealed record Origin(string List, int Index);
