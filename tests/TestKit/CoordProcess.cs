using System.Runtime.InteropServices;

namespace TestKit;

/// <summary>Runs the built <c>coord</c> that lies beside the test assembly, as real processes.</summary>
public static class CoordProcess
{
    /// <summary>The program, as built for the tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "coord.dll");

    /// <summary>The host of this very runtime, wherever it is installed: above <c>shared/Microsoft.NETCore.App/&lt;version&gt;/</c>.</summary>
    public static string DotNet { get; } = Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    public static CoordAnswer Run(GitSandbox sandbox, string directory, params string[] arguments) =>
        Run(sandbox, new CoordCall(directory, arguments));

    public static CoordAnswer Run(GitSandbox sandbox, CoordCall call)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var child = Start(sandbox, call);
        var answer = child.Wait();
        return new CoordAnswer(answer.ExitCode, answer.Output, answer.Error, started, TimeProvider.System.GetTimestamp());
    }

    /// <summary>Starts all calls at the same moment, each from a thread of its own, and gives their answers in the same order.</summary>
    public static CoordAnswer[] RunTogether(GitSandbox sandbox, params IEnumerable<CoordCall> calls)
    {
        var list = calls.ToArray();
        var answers = new CoordAnswer[list.Length];
        var failures = new Exception?[list.Length];
        using var gate = new Barrier(list.Length);
        var threads = list.Select((call, index) => new Thread(() =>
        {
            gate.SignalAndWait();
            try
            {
                answers[index] = Run(sandbox, call);
            }
#pragma warning disable CA1031 // carried over to the thread of the test
            catch (Exception failure)
#pragma warning restore CA1031
            {
                failures[index] = failure;
            }
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return failures.OfType<Exception>().ToArray() is { Length: > 0 } failed ? throw new AggregateException(failed) : answers;
    }

    /// <summary>Starts a call and does not wait for it.</summary>
    public static ChildProcess Start(GitSandbox sandbox, CoordCall call)
    {
        var variables = new Dictionary<string, string>(sandbox.Environment);
        foreach (var (name, value) in call.Variables)
        {
            variables.Remove(name);
            if (value is not null)
            {
                variables[name] = value;
            }
        }

        return ChildProcess.Start(DotNet, ["exec", Program, .. call.Arguments], call.Directory, variables, call.Input);
    }
}
