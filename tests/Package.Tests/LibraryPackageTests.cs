namespace Package.Tests;

/// <summary>The package of the library holds what others need, and nothing of this machine.</summary>
public sealed class LibraryPackageTests(PackedRepository packed)
{
    private const string Assembly = "lib/net10.0/Coordination.dll";

    [Fact]
    public void It_holds_the_assembly_its_comments_and_the_readme_and_nothing_else() =>
        Assert.Equal(["Coordination.nuspec", "README.md", Assembly, "lib/net10.0/Coordination.xml"], packed.Library.Names.AsEnumerable());

    [Fact]
    public void It_says_what_it_is_under_which_licence_and_where_it_comes_from()
    {
        Assert.Equal(
            "Coordination, 0.9.1-packed.7, MIT, README.md",
            string.Join(", ", new[] { "id", "version", "license", "readme" }.Select(packed.Library.Said)));
        Assert.Contains("git", packed.Library.Said("tags"), StringComparison.Ordinal);
        Assert.NotEqual("Package Description", packed.Library.Said("description"));
        var repository = packed.Library.Metadata.Elements().Single(element => element.Name.LocalName == "repository");
        Assert.Equal(PackedRepository.Address + ".git", repository.Attribute("url")!.Value);
        Assert.Equal(packed.Commit, repository.Attribute("commit")!.Value);
    }

    [Fact]
    public void All_published_schemas_are_embedded()
    {
        var schemas = Path.Combine(SourceTree.Root, "schemas");
        var published = Directory.EnumerateFiles(schemas, "*.json", SearchOption.AllDirectories)
            .Select(file => "schemas/" + Path.GetRelativePath(schemas, file).Replace('\\', '/'));
        Assert.Equal(published.Order(StringComparer.Ordinal), ManagedFile.Resources(packed.Library.Bytes(Assembly)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Its_symbols_lead_to_the_sources_of_the_commit_and_carry_them()
    {
        var symbols = packed.Symbols.Bytes("lib/net10.0/Coordination.pdb");
        Assert.Contains($"https://raw.githubusercontent.com/example/coord/{packed.Commit}/*", ManagedFile.SourceLink(symbols), StringComparison.Ordinal);
        var files = ManagedFile.SourceFiles(symbols);
        Assert.Contains("/_/src/Coordination/Coordinator.cs", files);
        Assert.All(files, file => Assert.StartsWith("/_/", file, StringComparison.Ordinal));
        Assert.Equal(files.Count, ManagedFile.EmbeddedSources(symbols));
    }

    [Fact]
    public void Packing_leaves_no_trace_among_the_sources() => Assert.Equal("", packed.Changes());
}
