using System.Reflection;
using Coordination.Tests.Architecture;

namespace Coordination.Tests.Protocol.Checkups;

public sealed class FindingCodeTests
{
    private static readonly FieldInfo[] Fields = typeof(FindingCodes).GetFields(BindingFlags.Public | BindingFlags.Static);

    [Fact]
    public void The_list_of_codes_is_complete() =>
        Assert.Equal(Fields.Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!), FindingCodes.All);

    [Fact]
    public void Every_code_is_reached_by_a_test_on_real_git()
    {
        var tests = string.Concat(Repository.Tests.Where(file => file.Path.Contains("/Doctor", StringComparison.Ordinal)).Select(file => file.Text));
        Assert.Empty(Fields.Where(field => field.IsLiteral && !tests.Contains($"{nameof(FindingCodes)}.{field.Name}", StringComparison.Ordinal)).Select(field => field.Name));
    }

    [Fact]
    public void Every_code_stands_in_the_table_of_the_page()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "doctor.md"));
        Assert.Empty(FindingCodes.All.Where(code => !page.Contains($"| `{code}` |", StringComparison.Ordinal)));
    }
}
