namespace Coordination.Tests.Architecture;

public sealed class LayerTests
{
    [Fact]
    public void Each_layer_uses_only_the_ones_before_it() => Assert.Empty(Layer.Violations([.. Repository.Sources]));

    [Fact]
    public void Every_file_has_the_namespace_of_its_folder() => Assert.Empty(Layer.Strangers(Repository.Sources));

    [Fact]
    public void No_project_imports_a_layer_for_all_its_files() =>
        Assert.DoesNotContain(Repository.Projects, project =>
            project.IsBelow("src") && project.Text.Contains("<Using Include=\"Coordination", StringComparison.Ordinal));

    [Theory]
    [InlineData("src/Coordination/Protocol/X.cs", "using Coordination.Git;", "Protocol uses Git")]
    [InlineData("src/Coordination/Protocol/X.cs", "using static Coordination.Documents.Y;", "Protocol uses Documents")]
    [InlineData("src/Coordination/Protocol/X.cs", "class X { Git.RemoteRef r; }", "Protocol uses Git")]
    [InlineData("src/Coordination/Git/X.cs", "class X { Coordination . Merging.Y y; }", "Git uses Merging")]
    [InlineData("src/Coordination/Merging/X.cs", "class X { Coordinator c; }", "Merging uses Coordinator")]
    [InlineData("src/Coordination/Documents/X.cs", "class X { CoordinatorOptions o; }", "Documents uses CoordinatorOptions")]
    [InlineData("src/Coordination/Results/X.cs", "using Coordination.Protocol;", "Values uses Protocol")]
    [InlineData("src/Hooks/X.cs", "using Coordination.Cli;", "Hooks uses Cli")]
    [InlineData("src/Coordination/Helping/X.cs", "", "no layer")]
    public void A_use_of_a_later_layer_is_found(string path, string text, string expected)
    {
        SourceFile[] files =
        [
            new(path, text), new("src/Coordination/Coordinator.cs", "public sealed partial class Coordinator"),
            new("src/Coordination/Git/RemoteRef.cs", "internal sealed class RemoteRef"),
        ];
        Assert.Contains(expected, Assert.Single(Layer.Violations(files)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("src/Coordination/Git/X.cs", "using Coordination.Protocol; using Coordination.Documents;")]
    [InlineData("src/Coordination/Protocol/X.cs", "class X { Refusal r; ErrorCode c; } // see Coordination.Git and the Coordinator")]
    [InlineData("src/Coordination/Coordinator.Claim.cs", "using Coordination.Git; using Coordination.Merging;")]
    [InlineData("src/Cli/X.cs", "using Coordination.Hooks; class X { Coordinator c; }")]
    [InlineData("src/Coordination/Protocol/X.cs", "class X { int n = Sessions.Count; }")]
    public void A_use_of_an_earlier_layer_is_not(string path, string text) =>
        Assert.Empty(Layer.Violations([new(path, text), new("src/Coordination/Coordinator.cs", "public sealed partial class Coordinator")]));

    [Fact]
    public void A_namespace_that_hides_its_layer_is_found()
    {
        Assert.NotEmpty(Layer.Strangers([new("src/Coordination/Git/X.cs", "namespace Coordination.Protocol;")]));
        Assert.NotEmpty(Layer.Strangers([new("src/Cli/X.cs", "namespace Coordination.Client;")]));
        Assert.Empty(Layer.Strangers([new("src/Coordination/Documents/Schemas/X.cs", "namespace Coordination.Documents.Schemas;")]));
    }
}
