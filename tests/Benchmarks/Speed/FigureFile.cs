using System.Text.Json;

namespace Benchmarks.Speed;

/// <summary>The figures as JSON, with every sample.</summary>
internal static class FigureFile
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n" };

    public static void Write(string path, IEnumerable<(string Name, string Value)> header, IEnumerable<Figure> figures)
    {
        using var stream = File.Create(path);
        using var json = new Utf8JsonWriter(stream, Layout);
        json.WriteStartObject();
        foreach (var (name, value) in header)
        {
            json.WriteString(name, value);
        }

        json.WriteStartArray("figures");
        foreach (var figure in figures)
        {
            Write(json, figure);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Figure figure)
    {
        json.WriteStartObject();
        json.WriteString("scenario", figure.Scenario);
        json.WriteString("what", figure.What);
        json.WriteString("build", figure.Build);
        json.WriteString("target", figure.Limit.ToString());
        json.WriteNumber("value", Math.Round(figure.Value, 3));
        json.WriteBoolean("pass", figure.Passes);
        json.WriteStartObject("milliseconds");
        foreach (var (name, samples) in figure.Behind)
        {
            json.WriteStartArray(name);
            foreach (var time in samples.Times)
            {
                json.WriteNumberValue(Math.Round(time, 2));
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
