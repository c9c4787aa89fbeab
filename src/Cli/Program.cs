using System.Runtime.InteropServices;
using Coordination.Cli;

using var cancel = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await CoordApp.RunAsync(args, CliEnvironment.OfProcess(), cancel.Token);

// The first signal lets the command settle what it began; the second one ends the process as usual.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !cancel.IsCancellationRequested;
    cancel.Cancel();
}
