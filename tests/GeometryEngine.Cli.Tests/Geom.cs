using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace GeometryEngine.Cli.Tests;

/// <summary>What a run of the program said.</summary>
internal sealed record GeomResult(int Code, string Out, string Error)
{
    /// <summary>Standard output as the one JSON document it must be.</summary>
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>The lines of standard error.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Fails, with what was said, unless the exit code is as expected.</summary>
    public GeomResult Expect(int code)
    {
        Assert.True(Code == code, $"exit code {Code} instead of {code}\n{Error}\n{Out}");
        return this;
    }
}

/// <summary>Runs the program.</summary>
internal static class Geom
{
    /// <summary>In this process, through the entry that the executable uses.</summary>
    public static GeomResult Run(params string[] args) => RunWithInput([], args);

    /// <summary>In this process, with something on standard input.</summary>
    public static GeomResult RunWithInput(byte[] input, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        using var terminal = new Terminal(new MemoryStream(input), output, error);
        int code = new CommandLine(terminal).Run(args);
        return new GeomResult(code, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }

    /// <summary>The real executable, in a folder.</summary>
    public static GeomResult RunProcess(string folder, params string[] args) => RunProcess(folder, [], args);

    /// <summary>The real executable, in a folder, with environment variables of its own.</summary>
    public static GeomResult RunProcess(string folder, Dictionary<string, string> variables, params string[] args)
    {
        var start = new ProcessStartInfo(Executable, args) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in variables) start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new GeomResult(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    /// <summary>The executable that the build put beside the tests.</summary>
    public static string Executable { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "geom.exe" : "geom");
}
