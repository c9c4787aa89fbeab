using Coordination.Protocol;

namespace Coordination.Tests.Protocol;

public sealed class PrdNamingTests
{
    [Theory]
    [InlineData("Print templates", "print-templates")]
    [InlineData("PRD: Memo Page", "memo-page")]
    [InlineData("prd-print-templates", "print-templates")]
    [InlineData("Übersicht für Ærø -- v1.2!", "ubersicht-fur-aero-v1-2")]
    [InlineData("The customer's file", "the-customers-file")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("--upload-pack=x", "upload-pack-x")]
    [InlineData("a\u202eb\n", "a-b")]
    [InlineData("prd", "prd")]
    public void A_name_becomes_an_id(string text, string id) => Assert.Equal(id, PrdNaming.FromText(text));

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("印刷")]
    [InlineData("con")]
    [InlineData("😀")]
    public void What_can_be_no_id_is_none(string text) => Assert.Null(PrdNaming.FromText(text));

    [Fact]
    public void A_long_title_is_cut_at_a_word()
    {
        var id = PrdNaming.FromText(string.Join(' ', Enumerable.Repeat("wonderful", 20)))!;
        Assert.Equal("wonderful-wonderful-wonderful-wonderful-wonderful", id);
        Assert.Equal(50, PrdNaming.FromText(new string('x', 200))!.Length);
    }
}
