using System.Globalization;
using System.Text;

namespace TestKit;

/// <summary>Follows git's packet lines in a stream of bytes, to find the first flush packet: the end of the server's list of refs.</summary>
internal sealed class PacketLines
{
    private readonly byte[] head = new byte[4];
    private int headLength;
    private int left;
    private bool flushed;

    /// <summary>Takes the next bytes; gives how many of them belong to what ends with the flush packet, or -1 while it has not come.</summary>
    public int Feed(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length && !flushed;)
        {
            if (left > 0)
            {
                var step = Math.Min(left, bytes.Length - at);
                left -= step;
                at += step;
                continue;
            }

            head[headLength++] = bytes[at++];
            if (headLength == head.Length)
            {
                headLength = 0;
                var length = int.Parse(Encoding.ASCII.GetString(head), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                left = Math.Max(length - head.Length, 0);
                flushed = length == 0;
                if (flushed)
                {
                    return at;
                }
            }
        }

        return -1;
    }
}
