using System.Text;

namespace Coordination.Git.Spool;

/// <summary>Files of the spool: lines of <c>key=value</c>, values escaped. They come from other processes, so what is read is small and plain.</summary>
internal static class SpoolText
{
    /// <summary>The most that a file may have, in bytes.</summary>
    public const int SizeLimit = 32 << 10;

    public static byte[] Write(IEnumerable<KeyValuePair<string, string?>> values)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in values)
        {
            if (value is not null)
            {
                text.Append(key).Append('=').Append(Uri.EscapeDataString(value)).Append('\n');
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The values of a file; null where it is none of ours: no plain file, too large, or not written in this form.</summary>
    public static Dictionary<string, string>? Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists || file.LinkTarget is not null || file.Length is 0 or > SizeLimit)
            {
                return null;
            }

            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[SizeLimit + 1];
            var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return count > SizeLimit ? null : Parse(Encoding.UTF8.GetString(bytes, 0, count));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static Dictionary<string, string>? Parse(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!text.EndsWith('\n'))
        {
            return null;
        }

        foreach (var line in text[..^1].Split('\n'))
        {
            var split = line.IndexOf('=', StringComparison.Ordinal);
            if (split <= 0 || !values.TryAdd(line[..split], Uri.UnescapeDataString(line[(split + 1)..])))
            {
                return null;
            }
        }

        return values;
    }
}
