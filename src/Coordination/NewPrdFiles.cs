using Coordination.Documents;

namespace Coordination;

/// <summary>The files that a new PRD is made of, read from the user's disk.</summary>
/// <param name="Name">The file's name without its ending; empty where there is none.</param>
/// <param name="Json">Bytes of the JSON document; null: none.</param>
/// <param name="Markdown">Bytes of the document for people; null: none.</param>
internal sealed record NewPrdFiles(string Name, ReadOnlyMemory<byte>? Json, ReadOnlyMemory<byte>? Markdown)
{
    private const string Help = "coord help prd add";

    public string JsonPath { get; private init; } = "-";

    public string MarkdownPath { get; private init; } = "-";

    /// <summary>What came without a name: a JSON document begins with a brace.</summary>
    public static NewPrdFiles Of(ReadOnlyMemory<byte> content)
    {
        var span = content.Span;
        var start = span.StartsWith(JsonTextParser.ByteOrderMark) ? JsonTextParser.ByteOrderMark.Length : 0;
        var first = span[start..].IndexOfAnyExcept(" \t\r\n"u8);
        return first >= 0 && span[start + first] == '{' ? new("", content, null) : new("", null, content);
    }

    /// <summary>The file, and the <c>.md</c> or <c>.json</c> beside it.</summary>
    /// <exception cref="CoordinationException"><c>usage</c>: it is not there, can't be read, or is no such file.</exception>
    public static async Task<NewPrdFiles> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var isJson = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        if (!isJson && !path.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
        {
            throw Unfit("A PRD is a .json or a .md file.", path);
        }

        var twin = Path.ChangeExtension(path, isJson ? ".md" : ".json");
        var own = await ContentAsync(path, cancellationToken).ConfigureAwait(false) ?? throw Unfit("There is no such file.", path);
        // A null array would become an empty document.
        var other = await ContentAsync(twin, cancellationToken).ConfigureAwait(false) is { } beside ? (ReadOnlyMemory<byte>?)beside : null;
        return new(Path.GetFileNameWithoutExtension(path), isJson ? own : other, isJson ? other : own)
        {
            JsonPath = isJson ? path : twin,
            MarkdownPath = isJson ? twin : path,
        };
    }

    // At most one byte more than a document may have: enough to be told that it is too large.
    private static async Task<byte[]?> ContentAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var file = new FileInfo(path);
            if (Directory.Exists(path))
            {
                throw Unfit("This is a folder.", path);
            }

            if (!file.Exists)
            {
                return null;
            }

            // A link in a repository may lead to what its author wants published: only the user may name that file.
            if (file.LinkTarget is not null)
            {
                throw Unfit("This is a link; name the file that it leads to.", path);
            }

            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var content = new byte[TextGate.LargestFile + 1];
            var length = await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return content[..length];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CoordinationException(ErrorCodes.Usage, "The file can't be read: " + error.Message, path, Help, error);
        }
    }

    private static CoordinationException Unfit(string what, string path) => new(ErrorCodes.Usage, what, path, Help);
}
