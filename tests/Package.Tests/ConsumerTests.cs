namespace Package.Tests;

/// <summary>
/// Who has the packages needs nothing else: from a folder, with a cache of its own. Libraries of others come from what this machine has
/// restored already, so that nothing is asked of the network; a machine that has them not fails here.
/// </summary>
public sealed class ConsumerTests(PackedRepository packed)
{
    [Fact]
    public void The_readme_packs_and_installs_as_it_is_done_here() => Assert.Contains(
        "```sh\ndotnet pack -o artifacts\ndotnet tool install --global coord --source artifacts\n```\n", Readme(), StringComparison.Ordinal);

    [Fact]
    public void The_tool_installs_from_a_folder_says_its_version_and_claims()
    {
        using var sandbox = new GitSandbox();
        var tools = Path.Combine(sandbox.Root, "tools");
        Run(sandbox, sandbox.Root, "tool", "install", "coord", "--tool-path", tools, "--source", packed.Feed, "--version", PackedRepository.Version);

        var coord = Path.Combine(tools, OperatingSystem.IsWindows() ? "coord.exe" : "coord");
        var version = ChildProcess.Run(coord, ["--version"], sandbox.Root, Variables(sandbox));
        Assert.Equal((0, $"coord {PackedRepository.Version}\n"), (version.ExitCode, version.Output));

        var remote = sandbox.BareRemote();
        sandbox.SeedProject(remote, PrdSeed.Of("print-templates", 1));
        var claim = ChildProcess.Run(coord, ["claim", "--next"], sandbox.Clone(remote, "ada"), Variables(sandbox));
        Assert.True(claim.Ok, claim.ToString());
        Assert.Contains("print-templates", sandbox.Text(remote, "main", "docs/session-locks.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_references_the_library_alone_compiles_and_runs()
    {
        using var sandbox = new GitSandbox();
        var folder = Directory.CreateDirectory(Path.Combine(sandbox.Root, "consumer")).FullName;
        sandbox.Write(folder, "Program.cs", ReadmeProgram());
        sandbox.Write(folder, "consumer.csproj", Project);
        sandbox.Write(folder, "nuget.config", Sources());
        Run(sandbox, folder, "build", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-o", "out");

        var remote = sandbox.BareRemote();
        sandbox.SeedProject(remote, PrdSeed.Of("print-templates", 1));
        var answer = Run(sandbox, sandbox.Clone(remote, "ada"), Path.Combine(folder, "out", "consumer.dll"));
        Assert.StartsWith("claimed print-templates on feature/print-templates, fence 1\n", answer.Output, StringComparison.Ordinal);
        Assert.Contains("docs/completed/", sandbox.Text(remote, "main", "docs/prd-registry.json"), StringComparison.Ordinal);
    }

    private const string Project = $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <UseAppHost>false</UseAppHost>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Coordination" Version="{PackedRepository.Version}" />
          </ItemGroup>
        </Project>
        """;

    private string Sources() => $"""
        <configuration>
          <packageSources>
            <clear />
            <add key="made here" value="{packed.Feed}" />
            <add key="restored before" value="{Sdk.PackageCache()}" />
          </packageSources>
          <packageSourceMapping>
            <packageSource key="made here"><package pattern="Coordination" /></packageSource>
            <packageSource key="restored before"><package pattern="*" /></packageSource>
          </packageSourceMapping>
        </configuration>
        """;

    // The README's own sample: the only block of C# there.
    private static string ReadmeProgram() => Readme().Split("```csharp\n")[1].Split("\n```")[0];

    private static string Readme() => File.ReadAllText(Path.Combine(SourceTree.Root, "README.md")).ReplaceLineEndings("\n");

    private static ProcessAnswer Run(GitSandbox sandbox, string directory, params string[] arguments)
    {
        using var child = ChildProcess.Start(CoordProcess.DotNet, arguments, directory, Variables(sandbox));
        var answer = child.Wait(Sdk.Patience);
        Assert.True(answer.Ok, answer.ToString());
        return answer;
    }

    private static Dictionary<string, string> Variables(GitSandbox sandbox) => new(sandbox.Environment)
    {
        ["DOTNET_CLI_HOME"] = sandbox.Root,
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_ROOT"] = Path.GetDirectoryName(CoordProcess.DotNet)!,
        ["NUGET_PACKAGES"] = Path.Combine(sandbox.Root, "packages"),
    };
}
