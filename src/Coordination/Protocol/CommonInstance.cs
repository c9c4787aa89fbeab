namespace Coordination.Protocol;

/// <summary>Whether two patterns, sequences with "any number of anything" in them, can describe one and the same thing.</summary>
internal static class CommonInstance
{
    /// <param name="any">The part that stands for any number of parts, none included.</param>
    /// <param name="meet">Whether two other parts can stand for one thing.</param>
    public static bool Exists<T>(T[] left, T[] right, T any, Func<T, T, bool> meet)
        where T : IEquatable<T>
    {
        var next = new bool[right.Length + 1];
        for (var i = left.Length; i >= 0; i--)
        {
            var row = new bool[right.Length + 1];
            for (var j = right.Length; j >= 0; j--)
            {
                var leftEnded = i == left.Length;
                var rightEnded = j == right.Length;
                if (leftEnded && rightEnded)
                    row[j] = true;
                else if (!leftEnded && left[i].Equals(any))
                    row[j] = next[j] || !rightEnded && row[j + 1];
                else if (!rightEnded && right[j].Equals(any))
                    row[j] = row[j + 1] || !leftEnded && next[j];
                else
                    row[j] = !leftEnded && !rightEnded && next[j + 1] && meet(left[i], right[j]);
            }
            next = row;
        }
        return next[0];
    }
}
