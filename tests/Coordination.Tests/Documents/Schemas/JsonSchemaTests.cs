using System.Text;
using System.Text.Json;
using Coordination.Documents.Schemas;

namespace Coordination.Tests.Documents.Schemas;

public sealed class JsonSchemaTests
{
    [Theory]
    [InlineData("""{"type":"integer"}""", "1.0", true)]
    [InlineData("""{"type":"integer"}""", "1.5", false)]
    [InlineData("""{"type":"integer"}""", "1e400", true)]
    [InlineData("""{"type":["string","null"]}""", "null", true)]
    [InlineData("""{"type":["string","null"]}""", "false", false)]
    [InlineData("""{"const":{"a":1,"b":[2]}}""", """{"b":[2.0],"a":1}""", true)]
    [InlineData("""{"minimum":9007199254740993}""", "9007199254740992", false)]
    [InlineData("""{"minimum":-1.5}""", "-1.50", true)]
    [InlineData("""{"maximum":0}""", "-0.0", true)]
    [InlineData("""{"maximum":1e99999999999999999999}""", "1", true)]
    [InlineData("""{"exclusiveMinimum":0}""", "0", false)]
    [InlineData("""{"maxLength":1}""", "\"\\ud83d\\ude00\"", true)]
    [InlineData("""{"minLength":2}""", "\"\\ud83d\\ude00\"", false)]
    [InlineData("""{"pattern":"^[a-z]+$"}""", "\"abc\\n\"", false)]
    [InlineData("""{"pattern":"^\\d+$"}""", "\"\\u0663\"", false)]
    [InlineData("""{"pattern":"^[\\w$-]+$"}""", "\"a_1$\"", true)]
    [InlineData("""{"pattern":"^\\D\\W$"}""", "\"a-\"", true)]
    [InlineData("""{"additionalProperties":{"$ref":"#"},"type":"object"}""", """{"a":{"b":{}}}""", true)]
    [InlineData("""{"additionalProperties":{"$ref":"#"},"type":"object"}""", """{"a":{"b":1}}""", false)]
    [InlineData("""{"$ref":"#/$defs/x","$defs":{"x":{"enum":["a"]}}}""", "\"b\"", false)]
    [InlineData("""{"properties":{"a":true},"additionalProperties":false}""", """{"a":1,"b":2}""", false)]
    [InlineData("""{"maxLength":5}""", "\"\\ud800\"", false)]
    [InlineData("true", "1", true)]
    [InlineData("false", "1", false)]
    public void A_value_is_judged(string schema, string value, bool valid) =>
        Assert.Equal(valid, Load(schema).Validate(JsonDocument.Parse(value).RootElement).IsEmpty);

    [Theory]
    [InlineData("""{"patternProperties":{}}""", "#/patternProperties: the keyword is not supported")]
    [InlineData("""{"properties":{"a":{"multipleOf":2}}}""", "#/properties/a/multipleOf")]
    [InlineData("""{"items":[{}]}""", "#/items: a schema is an object")]
    [InlineData("""{"$ref":"other.json"}""", "#/$ref: other.json is not one of the definitions")]
    [InlineData("""{"items":{"$defs":{}}}""", "#/items/$defs: definitions stand at the root alone")]
    [InlineData("""{"$ref":"#"}""", "leads back to itself")]
    [InlineData("""{"$defs":{"a":{"allOf":[{"$ref":"#/$defs/b"}]},"b":{"not":{"$ref":"#/$defs/a"}}}}""", "leads back to itself")]
    [InlineData("""{"type":"text"}""", "#/type: there is no such type")]
    [InlineData("""{"type":1}""", "#/type: must be text")]
    [InlineData("""{"required":"a"}""", "#/required: must be a list")]
    [InlineData("""{"minLength":-1}""", "#/minLength: must be a whole number")]
    [InlineData("""{"minimum":"1"}""", "#/minimum: must be a number")]
    [InlineData("""{"uniqueItems":1}""", "#/uniqueItems: must be true or false")]
    [InlineData("""{"properties":[]}""", "#/properties: must be an object")]
    [InlineData("""{"pattern":"["}""", "#/pattern: ")]
    [InlineData("""{"pattern":"[\\D]"}""", "#/pattern: \\D inside [...] is not supported")]
    [InlineData("""{"then":1}""", "#/then: a schema is an object")]
    [InlineData("1", "#: a schema is an object, true or false")]
    public void What_cannot_be_kept_is_refused_when_loading(string schema, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => Load(schema)).Message, StringComparison.Ordinal);

    [Fact]
    public void Annotations_say_nothing_about_validity()
    {
        var schema = Load("""{"$schema":"x","$id":"y","title":"t","description":"d","$comment":"c","default":1,"examples":[2],"deprecated":true,"format":"date"}""");
        Assert.Empty(schema.Validate(JsonDocument.Parse("\"anything\"").RootElement));
    }

    [Fact]
    public void A_schema_with_a_doubled_keyword_is_refused() => Assert.ThrowsAny<JsonException>(() => Load("""{"type":"object","type":"string"}"""));

    [Fact]
    public void Errors_say_where_and_what()
    {
        var schema = Load("""
            {
              "type": "object", "required": ["id"],
              "properties": {
                "list": { "minItems": 3, "uniqueItems": true, "items": { "type": "integer", "maximum": 5 } },
                "a/b~c": { "enum": ["x", 1] }, "name": { "minLength": 3, "pattern": "^a" }, "never": false,
                "some": { "anyOf": [{ "type": "null" }, { "const": 1 }] }, "one": { "oneOf": [true, true] }, "not": { "not": {} }
              }
            }
            """);
        var document = JsonDocument.Parse("""{"list":[7,7],"a/b~c":2,"name":"b","never":1,"some":2,"one":1,"not":1}""");
        Assert.Equal(
            [
                "the document lacks the member id",
                "/list must have at least 3 items",
                "/list/1 is the same as item 0",
                "/list/0 must be at most 5",
                "/list/1 must be at most 5",
                "/a~1b~0c must be \"x\" or 1",
                "/name must have at least 3 characters",
                "/name must match ^a",
                "/never is not allowed",
                "/some fits none of the 2 forms that are allowed here",
                "/one must fit one of 2 forms and fits 2",
                "/not has a form that is not allowed here",
            ],
            schema.Validate(document.RootElement).Select(error => error.ToString()));
    }

    [Theory]
    [InlineData("""{"kind":"a","a":1}""", true)]
    [InlineData("""{"kind":"a"}""", false)]
    [InlineData("""{"kind":"b"}""", true)]
    [InlineData("""{"kind":"b","a":1}""", false)]
    public void A_condition_chooses_its_branch(string value, bool valid)
    {
        var schema = Load("""
            {"if":{"properties":{"kind":{"const":"a"}}},"then":{"required":["a"]},"else":{"properties":{"a":false}}}
            """);
        Assert.Equal(valid, schema.Validate(JsonDocument.Parse(value).RootElement).IsEmpty);
    }

    private static JsonSchema Load(string schema) => JsonSchema.Load(Encoding.UTF8.GetBytes(schema));
}
