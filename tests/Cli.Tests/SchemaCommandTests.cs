using System.Text;
using System.Text.Json;
using Coordination.Cli.Tests.Kit;
using Coordination.Documents.Schemas;

namespace Coordination.Cli.Tests;

public sealed class SchemaCommandTests
{
    public static TheoryData<string> Names => [.. PublishedSchemas.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_is_printed_is_the_published_file_byte_for_byte(string name)
    {
        var world = new World();
        Assert.Equal(0, await world.RunAsync("schema", name));
        Assert.Equal(File.ReadAllText(TestTree.Folder("schemas", name + ".json"), Encoding.UTF8), world.Stdout);
        Assert.Equal("", world.Stderr);
    }

    [Fact]
    public async Task Without_a_name_all_are_listed()
    {
        var world = new World();
        Assert.Equal(0, await world.RunAsync("schema"));
        Assert.All(PublishedSchemas.Names, name => Assert.Contains($"\n  {name} ", world.Stdout, StringComparison.Ordinal));
    }

    [Fact]
    public async Task As_a_document_they_are_listed_and_given_whole()
    {
        var list = await JsonAsync("schema", "--json");
        Assert.Equal(PublishedSchemas.Names, list.EnumerateArray().Select(one => one.GetProperty("name").GetString()!));
        Assert.All(list.EnumerateArray(), one => Assert.False(one.TryGetProperty("schema", out _)));
        var one = Assert.Single((await JsonAsync("schema", "prd", "--json")).EnumerateArray());
        Assert.Equal("urn:coordination:schema:prd", one.GetProperty("id").GetString());
        using var published = JsonDocument.Parse(PublishedSchemas.Text("prd"));
        Assert.True(JsonElement.DeepEquals(published.RootElement, one.GetProperty("schema")));
    }

    [Theory]
    [InlineData("prds", "coord schema prd")]
    [InlineData("claim", "coord schema cli/claim")]
    [InlineData("../../etc/passwd", "coord schema")]
    public async Task A_name_that_is_none_leads_to_the_nearest(string name, string next)
    {
        var world = new World();
        Assert.Equal(64, await world.RunAsync("schema", name));
        Assert.Equal("", world.Stdout);
        Assert.Equal(next, world.Stderr.TrimEnd('\n').Split('\n')[^1]);
    }

    private static async Task<JsonElement> JsonAsync(params string[] line)
    {
        var world = new World();
        Assert.Equal(0, await world.RunAsync(line));
        using var document = JsonDocument.Parse(world.Stdout);
        Assert.Empty(CommandSchemas.Errors(document.RootElement));
        return document.RootElement.GetProperty("data").GetProperty("schemas").Clone();
    }
}
