using System.Runtime.InteropServices;
using System.Text;

namespace Coordination.Git;

/// <summary>A list of texts as the system takes arguments and variables: pointers to C strings, and a null.</summary>
internal sealed unsafe class SpawnBlock : IDisposable
{
    private byte** pointers;

    private SpawnBlock(byte** pointers) => this.pointers = pointers;

    public byte** Pointers => pointers;

    public static SpawnBlock Of(List<string> texts)
    {
        var size = 0;
        foreach (var text in texts)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(text.IndexOf('\0', StringComparison.Ordinal), -1, nameof(texts));
            size += Encoding.UTF8.GetMaxByteCount(text.Length) + 1;
        }

        var head = (texts.Count + 1) * sizeof(nint);
        var block = (byte*)NativeMemory.Alloc((nuint)(head + size));
        var pointers = (byte**)block;
        var at = block + head;
        for (var index = 0; index < texts.Count; index++)
        {
            pointers[index] = at;
            at += Encoding.UTF8.GetBytes(texts[index], new Span<byte>(at, (int)(block + head + size - at)));
            *at++ = 0;
        }

        pointers[texts.Count] = null;
        return new SpawnBlock(pointers);
    }

    public void Dispose()
    {
        NativeMemory.Free(pointers);
        pointers = null;
    }
}
