using System.Text;
using System.Text.Json;
using Coordination.Documents.Schemas;
using Coordination.Tests.Architecture;

namespace Coordination.Tests.Documents.Schemas;

/// <summary>The validator against the public JSON Schema test suite, where that lies beside the repository.</summary>
public sealed class SchemaSuiteTests
{
    /// <summary>Groups of the suite that use a keyword that no published schema uses: each must be refused when loading.</summary>
    private static readonly string[] NotSupported =
    [
        "additionalProperties/additionalProperties being false does not allow other properties: patternProperties",
        "additionalProperties/non-ASCII pattern with additionalProperties: patternProperties",
        "additionalProperties/additionalProperties with propertyNames: propertyNames",
        "additionalProperties/dependentSchemas with additionalProperties: dependentSchemas",
        "allOf/allOf combined with anyOf, oneOf: multipleOf",
        "defs/validate definition against metaschema: $ref",
        "if-then-else/if and else without then: multipleOf",
        "if-then-else/validate against correct branch, then vs else: multipleOf",
        "if-then-else/non-interference across combined schemas: multipleOf",
        "items/items and subitems: prefixItems",
        "items/prefixItems with no additional items allowed: prefixItems",
        "items/items does not look in applicators, valid case: prefixItems",
        "items/prefixItems validation adjusts the starting index for items: prefixItems",
        "items/items with heterogeneous array: prefixItems",
        "not/collect annotations inside a 'not', even if collection is disabled: unevaluatedProperties",
        "pattern/pattern with Unicode property escape requires unicode mode: pattern",
        "properties/properties, patternProperties, additionalProperties interaction: patternProperties",
        "uniqueItems/uniqueItems with an array of items: prefixItems",
        "uniqueItems/uniqueItems with an array of items and additionalItems=false: prefixItems",
        "uniqueItems/uniqueItems=false with an array of items: prefixItems",
        "uniqueItems/uniqueItems=false with an array of items and additionalItems=false: prefixItems",
    ];

    private const int JudgedCases = 484;

    [Fact]
    public void Every_supported_group_of_the_public_suite_is_judged_right_and_every_other_is_refused()
    {
        var refused = new List<string>();
        var wrong = new List<string>();
        var judged = 0;
        foreach (var (name, schema, cases) in Groups())
        {
            JsonSchema loaded;
            try
            {
                loaded = JsonSchema.Load(Encoding.UTF8.GetBytes(schema.GetRawText()));
            }
            catch (FormatException reason)
            {
                refused.Add($"{name}: {reason.Message.Split(':')[0].Split('/')[^1]}");
                continue;
            }

            foreach (var one in cases)
            {
                judged++;
                if (loaded.Validate(one.GetProperty("data")).IsEmpty != one.GetProperty("valid").GetBoolean())
                    wrong.Add($"{name}: {one.GetProperty("description")}");
            }
        }

        Assert.Empty(wrong);
        if (Repository.Beside("shared", "json-schema-test-suite") is not null)
        {
            Assert.Equal(NotSupported, refused);
            Assert.Equal(21, refused.Count);
            Assert.Equal(JudgedCases, judged);
        }
    }

    private static IEnumerable<(string Name, JsonElement Schema, IEnumerable<JsonElement> Cases)> Groups()
    {
        if (Repository.Beside("shared", "json-schema-test-suite") is not { } folder)
            yield break;
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            foreach (var group in JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.EnumerateArray())
            {
                var name = Path.GetFileNameWithoutExtension(file) + "/" + group.GetProperty("description").GetString();
                yield return (name, group.GetProperty("schema"), group.GetProperty("tests").EnumerateArray());
            }
        }
    }
}
