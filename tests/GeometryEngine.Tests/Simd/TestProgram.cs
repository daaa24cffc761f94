using System.Diagnostics;

namespace GeometryEngine.Tests;

/// <summary>This test program as a process of its own.</summary>
internal static class TestProgram
{
    /// <summary>Runs some of the tests.</summary>
    /// <param name="variables">Environment variables to set.</param>
    /// <param name="arguments">Which tests, as the program's command line says it.</param>
    public static (int ExitCode, string Output) Run((string Name, string Value)[] variables, params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, typeof(TestProgram).Assembly.GetName().Name!);
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? program + ".exe" : program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in variables) start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
