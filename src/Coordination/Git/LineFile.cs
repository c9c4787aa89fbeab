using System.Text;

namespace Coordination.Git;

/// <summary>Small local notes as lines of <c>key=value</c>: quick to read from cold, and a damaged one is as good as none.</summary>
internal static class LineFile
{
    public static Dictionary<string, string> Read(string path)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(path))
        {
            return values;
        }

        try
        {
            foreach (var line in File.ReadLines(path))
            {
                var split = line.IndexOf('=', StringComparison.Ordinal);
                if (split > 0)
                {
                    values[line[..split]] = line[(split + 1)..];
                }
            }
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            // Gone in between.
        }

        return values;
    }

    /// <param name="flush">Whether it must survive a power cut; caches need not.</param>
    public static void Write(string path, IEnumerable<Variable> values, bool flush)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in values)
        {
            text.Append(name).Append('=').Append(value.AsSpan().ContainsAny('\r', '\n') ? value.ReplaceLineEndings(" ") : value).Append('\n');
        }

        DurableFile.Write(path, Encoding.UTF8.GetBytes(text.ToString()), flush);
    }
}
