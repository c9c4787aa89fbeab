using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Benchmarks;
using Benchmarks.Speed;

if (args is ["speed", ..])
{
    return SpeedRun.Run(args[1..], Console.Out, Console.Error);
}

// In this process: a program that is generated and built below this folder would get the settings of the tests. A few rounds are
// enough for figures that are read to two digits.
var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(8);
BenchmarkSwitcher.FromAssembly(typeof(PureCoreBenchmarks).Assembly)
    .Run(args is [] ? ["--filter", "*"] : args, DefaultConfig.Instance.AddJob(job));
return 0;
