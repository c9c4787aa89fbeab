using System.Text;

namespace Coordination.Tests.Documents;

/// <summary>What is added looks like what is there.</summary>
public sealed class LayoutTests
{
    private const string Entry = """{"id":"a"}""";

    private static string Claimed(string locks)
    {
        var files = StateFiles.Read(locks, $$"""{"prds":[{{Entry}}]}""");
        Assert.True(files.Locks.Patch(files.State).Span.SequenceEqual(files.Locks.Bytes.Span));
        return files.Claim("a").LocksText;
    }

    [Fact]
    public void Tabs_stay_tabs() => Assert.Equal(
        "{\n\t\"fence\": 1,\n\t\"sessions\": [\n\t\t{\n\t\t\t\"sessionId\": \"developer-new\",",
        Claimed("{\n\t\"fence\": 0,\n\t\"sessions\": []\n}")[..("{\n\t\"fence\": 1,\n\t\"sessions\": [\n\t\t{\n\t\t\t\"sessionId\": \"developer-new\",".Length)]);

    [Fact]
    public void Four_spaces_and_CRLF_stay_so()
    {
        var text = Claimed("{\r\n    \"sessions\": [\r\n        {\r\n            \"sessionId\": \"x\"\r\n        }\r\n    ]\r\n}\r\n");
        Assert.StartsWith("{\r\n    \"fence\": 1,\r\n    \"sessions\": [\r\n        {\r\n            \"sessionId\": \"x\"\r\n        },\r\n        {\r\n            \"sessionId\": \"developer-new\",\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\r\n            \"opId\": \"op-1\"\r\n        }\r\n    ]\r\n}\r\n", text, StringComparison.Ordinal);
        Assert.Equal(text.Count(c => c == '\n'), text.Split("\r\n").Length - 1);
    }

    [Theory]
    [InlineData("{\n  \"sessions\": []\n}", "]\n}")]
    [InlineData("{\n  \"sessions\": []\n}\n", "]\n}\n")]
    [InlineData("{\n  \"sessions\": []\n}\n\n\n", "]\n}\n\n\n")]
    [InlineData("\n\n{\n  \"sessions\": []\n}  ", "]\n}  ")]
    public void The_end_of_the_file_stays_as_it_is(string locks, string end) => Assert.EndsWith(end, Claimed(locks), StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"version\":1,\"sessions\":[]}", "{\"version\":1,\"fence\":1,\"sessions\":[{\"sessionId\":\"developer-new\",\"prdId\":\"a\",")]
    [InlineData("{\"version\": 1, \"sessions\": []}", "{\"version\": 1, \"fence\": 1, \"sessions\": [{\"sessionId\": \"developer-new\", \"prdId\": \"a\",")]
    [InlineData("{ \"version\" : 1 , \"sessions\" : [ ] }", "{ \"version\" : 1 , \"fence\" : 1 , \"sessions\" : [{ \"sessionId\" : \"developer-new\", \"prdId\" : \"a\",")]
    [InlineData("{\"version\":1,\"sessions\":[{\"sessionId\":\"x\"}]}", "{\"version\":1,\"fence\":1,\"sessions\":[{\"sessionId\":\"x\"},{\"sessionId\":\"developer-new\",")]
    [InlineData("{\n  \"sessions\": [{\n    \"sessionId\": \"x\"\n  }]\n}", "{\n  \"fence\": 1,\n  \"sessions\": [{\n    \"sessionId\": \"x\"\n  }, {\n    \"sessionId\": \"developer-new\",\n")]
    [InlineData("{\n  \"sessions\": [\n    { \"sessionId\": \"x\" }\n  ]\n}", "{\n  \"fence\": 1,\n  \"sessions\": [\n    { \"sessionId\": \"x\" },\n    { \"sessionId\": \"developer-new\", ")]
    [InlineData("{\n  \"sessions\": [\n    {\n      \"sessionId\": \"x\"\n    }\n\n  , {\n      \"sessionId\": \"y\"\n    }\n  ]\n}", "{\n  \"fence\": 1,\n  \"sessions\": [\n    {\n      \"sessionId\": \"x\"\n    }\n\n  , {\n      \"sessionId\": \"y\"\n    }\n\n  , {\n")]
    [InlineData("{\n  \"sessions\": [\n  ]\n}", "{\n  \"fence\": 1,\n  \"sessions\": [\n    {\n      \"sessionId\": \"developer-new\",\n")]
    public void A_new_lock_is_laid_out_like_its_neighbours(string locks, string start) =>
        Assert.StartsWith(start, Claimed(locks), StringComparison.Ordinal);

    [Fact]
    public void A_byte_order_mark_stays()
    {
        byte[] locks = [0xEF, 0xBB, 0xBF, .. "{\"sessions\":[]}"u8];
        var files = StateFiles.Read(locks, "{\"prds\":[{\"id\":\"a\"}]}"u8.ToArray());
        Assert.True(files.Locks.Bytes.Span.SequenceEqual(locks));
        var claimed = files.Claim("a").Locks.Bytes.ToArray();
        Assert.Equal(locks[..4], claimed[..4]);
        Assert.Equal((byte)'"', claimed[4]);
    }

    [Fact]
    public void The_first_the_middle_and_the_last_lock_leave_the_others_lines_alone()
    {
        const string text = "{\n  \"sessions\": [\n    {\n      \"sessionId\": \"x\"\n    },\n    {\n      \"sessionId\": \"y\"\n    },\n    {\n      \"sessionId\": \"z\"\n    }\n  ]\n}\n";
        var files = StateFiles.Read(text);
        string Without(params string[] gone) =>
            files.Write(files.State with { Locks = [.. files.Locks.Locks.Where(held => !gone.Contains(held.SessionId))] }).LocksText;
        string Item(string id, string comma) => $"    {{\n      \"sessionId\": \"{id}\"\n    }}{comma}\n";
        string All(string items) => "{\n  \"sessions\": [\n" + items + "  ]\n}\n";
        Assert.Equal(All(Item("y", ",") + Item("z", "")), Without("x"));
        Assert.Equal(All(Item("x", ",") + Item("z", "")), Without("y"));
        Assert.Equal(All(Item("x", ",") + Item("y", "")), Without("z"));
        Assert.Equal(All(Item("z", "")), Without("x", "y"));
        Assert.Equal(All(Item("x", "")), Without("y", "z"));
        Assert.Equal(All(Item("y", "")), Without("x", "z"));
        Assert.Equal("{\n  \"sessions\": []\n}\n", Without("x", "y", "z"));
    }

    [Fact]
    public void Texts_are_escaped_no_more_than_JSON_demands()
    {
        var files = StateFiles.Read("""{"sessions":[{"sessionId":"s"}]}""");
        const string reason = "\"quoted\" \\ / é 漢字 😀 <b> & ' \u2028 \u0001 \r\n\t";
        var written = files.Write(files.State with { Locks = [files.Locks.Locks[0] with { BlockedReason = reason }] });
        Assert.Equal(reason, written.Locks.Locks[0].BlockedReason);
        Assert.Contains("\\\"quoted\\\" \\\\ / é 漢字 😀 <b> & ' \u2028 \\u0001 \\r\\n\\t", written.LocksText, StringComparison.Ordinal);
        Assert.True(Encoding.UTF8.GetByteCount(written.LocksText) == written.Locks.Bytes.Length);
    }
}
