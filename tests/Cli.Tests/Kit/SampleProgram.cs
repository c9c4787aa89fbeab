namespace Coordination.Cli.Tests.Kit;

/// <summary>Compiles a program against the built library, in a folder that knows nothing of this repository and asks no package source.</summary>
internal static class SampleProgram
{
    private const string Nothing = "<Project />";

    private const string NoSources = """
        <configuration>
          <packageSources><clear /></packageSources>
        </configuration>
        """;

    /// <summary>Builds the program and gives its file.</summary>
    /// <param name="sandbox">Where.</param>
    /// <param name="code">The program.</param>
    /// <param name="packages">Assemblies of packages that it uses beside the library.</param>
    public static string Build(GitSandbox sandbox, string code, params string[] packages)
    {
        var folder = Directory.CreateDirectory(Path.Combine(sandbox.Root, "sample")).FullName;
        sandbox.Write(folder, "Program.cs", code);
        sandbox.Write(folder, "sample.csproj", Project(packages));
        sandbox.Write(folder, "nuget.config", NoSources);
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            sandbox.Write(folder, file, Nothing);
        }

        // No node and no compiler server stays behind: they would outlive the folder.
        var answer = Run(sandbox, folder, "build", "--nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-o", "out");
        Assert.True(answer.Ok, answer.ToString());
        return Path.Combine(folder, "out", "sample.dll");
    }

    public static ProcessAnswer Run(GitSandbox sandbox, string directory, params string[] arguments)
    {
        var variables = new Dictionary<string, string>(sandbox.Environment)
        {
            ["DOTNET_CLI_HOME"] = sandbox.Root,
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
            ["NUGET_PACKAGES"] = Path.Combine(sandbox.Root, "packages"),
        };
        return ChildProcess.Run(CoordProcess.DotNet, arguments, directory, variables);
    }

    private static string Project(IEnumerable<string> packages) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <UseAppHost>false</UseAppHost>
          </PropertyGroup>
          <ItemGroup>
            {string.Join("\n    ", packages.Prepend("Coordination").Select(Reference))}
          </ItemGroup>
        </Project>
        """;

    private static string Reference(string assembly) =>
        $"<Reference Include=\"{assembly}\"><HintPath>{Path.Combine(AppContext.BaseDirectory, assembly + ".dll")}</HintPath></Reference>";
}
