#pragma warning disable CA1050 // the platform looks for this name, in no namespace
using System.Diagnostics;

/// <summary>Runs inside a program under <c>DOTNET_STARTUP_HOOKS</c> and notes, when it ends, which assemblies it loaded and which telemetry it made.</summary>
internal static class StartupHook
{
    public const string Variable = "LOADED_ASSEMBLIES_TO";

    private static readonly List<string> Sources = [];

    public static void Initialize()
    {
        ActivitySource.AddActivityListener(new ActivityListener
        {
            ShouldListenTo = source =>
            {
                Sources.Add("source " + source.Name);
                return false;
            },
        });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.WriteAllLines(
            Environment.GetEnvironmentVariable(Variable)!, AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name ?? "").Concat(Sources));
    }
}
