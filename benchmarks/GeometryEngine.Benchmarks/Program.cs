using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using GeometryEngine.Benchmarks;

// dotnet run -c Release --project benchmarks/GeometryEngine.Benchmarks [-- --quick] [options of BenchmarkDotNet]
// --quick: short jobs in this process, about ten minutes. Tables go to benchmarks/results/<processor>/.
if (!NativeParts.Load(out string? missing))
{
    Console.Error.WriteLine(missing);
    return 1;
}
bool quick = args.Contains("--quick");
IConfig config = DefaultConfig.Instance;
if (quick) config = config.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
string[] options = [.. args.Where(arg => arg != "--quick")];
if (options.Length == 0) options = ["--filter", "*"];
string folder = Directory.CreateTempSubdirectory("geometry-engine-benchmark-").FullName;
Environment.SetEnvironmentVariable(ExportOfDataset.FolderVariable, folder);
IEnumerable<Summary> summaries = BenchmarkSwitcher.FromAssembly(typeof(PolygonToMask).Assembly).Run(options, config);
Directory.Delete(folder, recursive: true);
return summaries.Select(summary => Results.Write(summary, quick)).ToArray() is [_, ..] written && written.All(good => good) ? 0 : 1;
