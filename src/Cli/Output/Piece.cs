namespace Coordination.Cli.Output;

/// <summary>A part of a line in one tone.</summary>
internal readonly record struct Piece(string Text, Tone Tone = Tone.Plain)
{
    public static implicit operator Piece(string? text) => new(text ?? "");

    /// <summary>The pieces, as far as they have room in <paramref name="width"/> columns.</summary>
    public static IEnumerable<Piece> Cut(IReadOnlyList<Piece> pieces, int width)
    {
        var left = width;
        for (var i = 0; i < pieces.Count && left > 0; i++)
        {
            var rest = pieces.Skip(i).Sum(piece => DisplayWidth.Of(piece.Text));
            var own = DisplayWidth.Of(pieces[i].Text);
            if (rest <= left || own <= left - 3)
            {
                yield return pieces[i];
                left -= own;
                continue;
            }

            yield return pieces[i] with { Text = DisplayWidth.Fit(pieces[i].Text + "    ", left).TrimEnd() };
            yield break;
        }
    }
}
