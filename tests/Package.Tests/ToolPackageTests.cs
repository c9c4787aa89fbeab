using System.Runtime.InteropServices;

namespace Package.Tests;

/// <summary>The packages of the tool: one that points to the others, one for this kind of machine, one for all others.</summary>
public sealed class ToolPackageTests(PackedRepository packed)
{
    private static readonly string ThisMachine = "." + RuntimeInformation.RuntimeIdentifier;

    [Fact]
    public void Nothing_but_the_library_and_the_tool_is_packed() => Assert.Equal(
        [
            $"Coordination.{PackedRepository.Version}.nupkg", $"Coordination.{PackedRepository.Version}.snupkg",
            .. Ends().Select(end => $"coord{end}.{PackedRepository.Version}.nupkg"),
        ],
        Directory.EnumerateFiles(packed.Feed).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void The_command_is_coord_and_its_package_holds_all_that_it_loads()
    {
        var whole = packed.Tool(packed.WhyNotAhead is null ? ".any" : "");
        const string Folder = "tools/net10.0/any/";
        Assert.Contains("""<Command Name="coord" EntryPoint="coord.dll" Runner="dotnet" />""", whole.Text(Folder + "DotnetToolSettings.xml"), StringComparison.Ordinal);
        Assert.Contains("\"rollForward\": \"Major\"", whole.Text(Folder + "coord.runtimeconfig.json"), StringComparison.Ordinal);
        Assert.Superset(
            new HashSet<string> { Folder + "coord.dll", Folder + "Coordination.dll", Folder + "Coordination.Hooks.dll", "README.md" },
            whole.Names.ToHashSet());
        Assert.DoesNotContain(whole.Names, name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(".xml", StringComparison.Ordinal) && !name.EndsWith("Settings.xml", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_library_that_comes_along_is_named_with_its_licence()
    {
        var whole = packed.Tool(packed.WhyNotAhead is null ? ".any" : "");
        var notices = whole.Text("THIRD-PARTY-NOTICES.txt");
        var foreign = whole.Names.Where(name => name.EndsWith(".dll", StringComparison.Ordinal)).Select(name => Path.GetFileNameWithoutExtension(name)!)
            .Where(name => name is not ("coord" or "Coordination" or "Coordination.Hooks"));
        Assert.All(foreign, name => Assert.Contains("\n  " + name + " ", notices, StringComparison.Ordinal));
    }

    [Fact]
    public void The_package_for_this_machine_is_compiled_ahead()
    {
        Assert.True(packed.WhyNotAhead is null, "not tried, because the compiler could not be restored:\n" + packed.WhyNotAhead);
        var tool = packed.Tool(ThisMachine);
        var assemblies = tool.Names.Where(name => name.EndsWith(".dll", StringComparison.Ordinal)).ToList();
        Assert.Contains(assemblies, name => name.EndsWith("/coord.dll", StringComparison.Ordinal));
        Assert.All(assemblies, name => Assert.True(ManagedFile.IsCompiledAhead(tool.Bytes(name)), name));
        Assert.False(ManagedFile.IsCompiledAhead(packed.Tool(".any").Bytes("tools/net10.0/any/coord.dll")));
    }

    private string[] Ends() => packed.WhyNotAhead is null ? ["", ".any", ThisMachine] : [""];
}
