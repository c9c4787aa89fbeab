using System.Runtime.InteropServices;
using TestKit;

namespace Benchmarks.Speed;

/// <summary>The programs of a run: coord as users get it, coord as a native program where that can be built, and an empty program as the measure.</summary>
internal sealed class Programs
{
    private const string HelloProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <InvariantGlobalization>true</InvariantGlobalization>
            <ConcurrentGarbageCollection>false</ConcurrentGarbageCollection>
            <TieredPGO>false</TieredPGO>
          </PropertyGroup>
        </Project>
        """;

    private readonly GitSandbox sandbox;
    private readonly TextWriter progress;

    public Programs(GitSandbox sandbox, SpeedOptions options, TextWriter progress)
    {
        this.sandbox = sandbox;
        this.progress = progress;
        Tool = options.Coord is { } given ? new MeasuredProgram("tool", given) : Packed();
        Hello = EmptyProgram();
        Native = options.Native ? NativeProgram() : null;
    }

    /// <summary>coord as it is installed from its package.</summary>
    public MeasuredProgram Tool { get; }

    /// <summary>Null where it was not asked for, or where this machine cannot build it.</summary>
    public MeasuredProgram? Native { get; }

    public MeasuredProgram Hello { get; }

    /// <summary>How each came to be, for the head of the table.</summary>
    public List<(string Name, string Value)> Notes { get; } = [];

    public IEnumerable<MeasuredProgram> Builds => Native is null ? [Tool] : [Tool, Native];

    private MeasuredProgram Packed()
    {
        var feed = Path.Combine(sandbox.Root, "feed");
        string[] pack = ["pack", Path.Combine(SourceTree.Root, "src", "Cli"), "-o", feed, "-p:RunAnalyzers=false"];
        var ahead = DotNet("packing coord", SourceTree.Root, pack).Ok;
        if (!ahead)
        {
            Must(DotNet("packing coord without the compiler for code ahead of time", SourceTree.Root, [.. pack, "-p:ToolRuntimes=none"]));
        }

        Notes.Add(("tool", ahead ? "coord as installed from its package, compiled ahead (ReadyToRun)" : "coord as installed from its package, compiled when it starts: the compiler for code ahead of time could not be restored"));
        var tools = Path.Combine(sandbox.Root, "tools");
        Must(DotNet("installing coord", sandbox.Root, ["tool", "install", "coord", "--tool-path", tools, "--source", feed, "--prerelease"]));
        return new MeasuredProgram("tool", Executable(tools, "coord"));
    }

    private MeasuredProgram EmptyProgram()
    {
        var folder = Directory.CreateDirectory(Path.Combine(sandbox.Root, "hello")).FullName;
        sandbox.Write(folder, "hello.csproj", HelloProject);
        sandbox.Write(folder, "Program.cs", "System.Console.WriteLine(\"hello, world\");\n");
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            sandbox.Write(folder, file, "<Project />");
        }

        string[] publish = ["publish", "-c", "Release", "-o", "out"];
        if (!DotNet("building hello world", folder, [.. publish, "-r", RuntimeInformation.RuntimeIdentifier, "--no-self-contained", "-p:PublishReadyToRun=true"]).Ok)
        {
            Must(DotNet("building hello world without the compiler for code ahead of time", folder, publish));
        }

        return new MeasuredProgram("hello", Executable(Path.Combine(folder, "out"), "hello"));
    }

    private MeasuredProgram? NativeProgram()
    {
        var folder = Path.Combine(sandbox.Root, "native");
        var answer = DotNet("building coord as a native program", SourceTree.Root,
            ["publish", Path.Combine(SourceTree.Root, "src", "Cli"), "-r", RuntimeInformation.RuntimeIdentifier, "-p:PublishAot=true", "-o", folder, "-p:RunAnalyzers=false"]);
        if (answer.Ok)
        {
            Notes.Add(("native", "coord published with PublishAot"));
            return new MeasuredProgram("native", Executable(folder, "coord"));
        }

        var why = answer.Output.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? $"exit code {answer.ExitCode}";
        Notes.Add(("native", "not built: " + why.Trim()));
        return null;
    }

    private static string Executable(string folder, string name) => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    private ProcessAnswer DotNet(string what, string directory, string[] arguments)
    {
        progress.WriteLine(what + " ...");
        using var child = ChildProcess.Start(CoordProcess.DotNet, arguments, directory, SourceTree.UsersVariables());
        return child.Wait(TimeSpan.FromMinutes(20));
    }

    private static void Must(ProcessAnswer answer)
    {
        if (!answer.Ok)
        {
            throw new InvalidOperationException(answer.ToString());
        }
    }
}
