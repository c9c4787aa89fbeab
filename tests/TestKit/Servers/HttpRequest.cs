using System.Globalization;
using System.Text;

namespace TestKit;

/// <summary>A request as it came over a connection, with its whole body.</summary>
internal sealed record HttpRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Path => Uri.UnescapeDataString(Target.Split('?')[0]);

    public string Query => Target.Contains('?', StringComparison.Ordinal) ? Target[(Target.IndexOf('?', StringComparison.Ordinal) + 1)..] : "";

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>Reads the next request; null at the end of the connection.</summary>
    public static async Task<HttpRequest?> Read(Stream stream)
    {
        if (await ReadLine(stream) is not { Length: > 0 } first)
        {
            return null;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await ReadLine(stream) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        if (headers.GetValueOrDefault("Expect") is not null)
        {
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray());
        }

        var words = first.Split(' ');
        return new HttpRequest(words[0], words[1], headers, await ReadBody(stream, headers));
    }

    private static async Task<byte[]> ReadBody(Stream stream, Dictionary<string, string> headers)
    {
        if (headers.GetValueOrDefault("Transfer-Encoding") == "chunked")
        {
            return await ReadChunks(stream);
        }

        var body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body);
        return body;
    }

    private static async Task<byte[]> ReadChunks(Stream stream)
    {
        using var body = new MemoryStream();
        while (true)
        {
            var line = await ReadLine(stream) ?? throw new EndOfStreamException();
            var chunk = new byte[int.Parse(line.Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture)];
            await stream.ReadExactlyAsync(chunk);
            body.Write(chunk);
            await ReadLine(stream);
            if (chunk.Length == 0)
            {
                return body.ToArray();
            }
        }
    }

    private static async Task<string?> ReadLine(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one) == 1)
        {
            if (one[0] == '\n')
            {
                return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        return null;
    }
}
