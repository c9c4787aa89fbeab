using System.Text.Json;

namespace Coordination.Cli.Output;

/// <summary>Writes the members of a document by hand: no reflection, and every string cleaned and capped on its way in.</summary>
internal sealed class JsonText(Utf8JsonWriter writer)
{
    public JsonText String(string name, string? value) => Write(name, value, TerminalText.Cap);

    /// <summary>A path of this machine, which is of no use when it is cut.</summary>
    public JsonText Path(string name, string? value) => Write(name, value, 8192);

    public JsonText Number(string name, long value)
    {
        writer.WriteNumber(name, value);
        return this;
    }

    public JsonText Number(string name, long? value)
    {
        if (value is { } number)
        {
            return Number(name, number);
        }

        writer.WriteNull(name);
        return this;
    }

    public JsonText Bool(string name, bool value)
    {
        writer.WriteBoolean(name, value);
        return this;
    }

    public JsonText Time(string name, DateTimeOffset value)
    {
        writer.WriteString(name, AgeText.Utc(value));
        return this;
    }

    public JsonText Strings(string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(TerminalText.Short(value));
        }

        writer.WriteEndArray();
        return this;
    }

    public JsonText Object(string name, Action<JsonText> members)
    {
        writer.WriteStartObject(name);
        members(this);
        writer.WriteEndObject();
        return this;
    }

    /// <summary>A document of ours as it is.</summary>
    public JsonText Document(string name, JsonElement document)
    {
        writer.WritePropertyName(name);
        document.WriteTo(writer);
        return this;
    }

    public JsonText Null(string name)
    {
        writer.WriteNull(name);
        return this;
    }

    public JsonText Objects<T>(string name, IEnumerable<T> items, Action<JsonText, T> members)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            members(this, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        return this;
    }

    /// <summary>Lists of words, one for each action.</summary>
    public JsonText Actions(string name, IEnumerable<NextAction> actions)
    {
        writer.WriteStartArray(name);
        foreach (var action in actions)
        {
            writer.WriteStartArray();
            foreach (var word in action.Words)
            {
                writer.WriteStringValue(word);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        return this;
    }

    public JsonText Fact(Fact fact) => fact.Value switch
    {
        null => Null(fact.Name),
        string text => String(fact.Name, text),
        bool truth => Bool(fact.Name, truth),
        long number => Number(fact.Name, number),
        int number => Number(fact.Name, number),
        IEnumerable<string> list => Strings(fact.Name, list.Take(100)),
        _ => String(fact.Name, fact.Value.ToString()),
    };

    private JsonText Write(string name, string? value, int cap)
    {
        if (value is null)
        {
            return Null(name);
        }

        writer.WriteString(name, TerminalText.Short(value, cap));
        return this;
    }
}
