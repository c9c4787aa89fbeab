using System.Globalization;
using System.Text;

namespace Coordination.Cli.Tests.Watching;

/// <summary>
/// What a terminal would show: understands the few sequences that a watched page writes, and no others, so that one that is not known
/// fails the test.
/// </summary>
internal sealed class ScreenModel(int width, int height)
{
    private readonly List<char[]> rows = [.. Enumerable.Range(0, height).Select(_ => Blank(width))];
    private int row;
    private int column;
    private bool isFull;

    public bool CursorIsHidden { get; private set; }

    /// <summary>Whether the page of its own is shown, and not what was there before.</summary>
    public bool IsSecondScreen { get; private set; }

    public bool IsInUpdate { get; private set; }

    public string Text => string.Join('\n', rows.Select(line => new string(line).TrimEnd())).TrimEnd('\n');

    public string Row(int number) => new string(rows[number]).TrimEnd();

    public void Take(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\u001b')
            {
                var end = i + 1;
                while (!char.IsAsciiLetter(text[end]))
                {
                    end++;
                }

                Obey(text[(i + 1)..(end + 1)]);
                i = end;
            }
            else
            {
                Put(text[i]);
            }
        }
    }

    private void Obey(string sequence)
    {
        switch (sequence)
        {
            case "[?25l" or "[?25h": CursorIsHidden = sequence[^1] == 'l'; break;
            case "[?2026h" or "[?2026l": IsInUpdate = sequence[^1] == 'h'; break;
            case "[?1049h" or "[?1049l": IsSecondScreen = sequence[^1] == 'h'; break;
            case "[2J": rows.ForEach(line => Array.Fill(line, ' ')); break;
            case "[H": Move(0, 0); break;
            case "[K": Array.Fill(rows[row], ' ', column, width - column); break;
            case "[J":
                Array.Fill(rows[row], ' ', column, width - column);
                rows.Skip(row + 1).ToList().ForEach(line => Array.Fill(line, ' '));
                break;
            default: Place(sequence); break;
        }
    }

    private void Place(string sequence)
    {
        if (sequence[^1] == 'm')
        {
            return;
        }

        Assert.True(sequence[^1] == 'H', "a sequence that no page writes: " + sequence);
        var place = sequence[1..^1].Split(';').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        Move(place[0] - 1, place[1] - 1);
    }

    private void Move(int toRow, int toColumn)
    {
        Assert.InRange(toRow, 0, rows.Count - 1);
        (row, column, isFull) = (toRow, toColumn, false);
    }

    private void Put(char character)
    {
        Assert.False(isFull, "a line is wider than the window: " + Row(row));
        rows[row][column] = character;
        isFull = column == width - 1;
        column = Math.Min(column + 1, width - 1);
    }

    private static char[] Blank(int width) => [.. Enumerable.Repeat(' ', width)];

    public override string ToString() => new StringBuilder(Text).ToString();
}
