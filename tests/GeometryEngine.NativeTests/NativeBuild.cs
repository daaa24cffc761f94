using System.ComponentModel;
using System.Diagnostics;
using GeometryEngine.NativeTests;
using GeometryEngine.TestSupport;

[assembly: AssemblyFixture(typeof(NativeBuild))]

namespace GeometryEngine.NativeTests;

/// <summary>
/// Builds native-tests once for all tests of this assembly and lets it write its cases; where CMake, a C++ compiler or GoogleTest
/// is missing, the tests are skipped with a message that says so.
/// </summary>
public sealed class NativeBuild
{
    // What CMake says when the machine lacks a part, as opposed to a fault of the project.
    private static readonly (string Sign, string Missing)[] Signs =
    [
        ("Could NOT find GTest", "GoogleTest"),
        ("No CMAKE_CXX_COMPILER could be found", "a C++ compiler"),
        ("CMAKE_MAKE_PROGRAM is not set", "a build tool such as make"),
    ];

    private readonly string? _missing;

    public NativeBuild()
    {
        (int code, string output) configured;
        try
        {
            configured = Run("cmake", "-S", Repository.PathOf("native-tests"), "-B", Folder);
        }
        catch (Win32Exception)
        {
            _missing = "CMake";
            return;
        }
        _missing = Signs.FirstOrDefault(sign => configured.output.Contains(sign.Sign, StringComparison.Ordinal)).Missing;
        if (_missing is not null) return;
        Assert.True(configured.code == 0, configured.output);
        Succeed("cmake", "--build", Folder, "--parallel", Environment.ProcessorCount.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Directory.CreateDirectory(Cases);
        Succeed(Path.Combine(Folder, "write_cases"), Cases);
    }

    private static string Folder => Repository.PathOf("artifacts", "native-tests");

    private static string Cases => Path.Combine(Folder, "cases");

    /// <summary>Runs the GoogleTests and returns what ctest printed.</summary>
    public (int ExitCode, string Output) RunTests()
    {
        Require();
        return Run("ctest", "--test-dir", Folder, "--output-on-failure");
    }

    /// <summary>The cases of one file, each a JSON object with the oracle's answers.</summary>
    public IReadOnlyList<System.Text.Json.JsonElement> ReadCases(string file)
    {
        Require();
        return GoldenRows.ReadFile(Path.Combine(Cases, file));
    }

    private void Require() =>
        Assert.SkipUnless(_missing is null, $"native-tests not built, this machine lacks {_missing} (Debian: cmake, g++, libgtest-dev)");

    private static void Succeed(string program, params string[] arguments)
    {
        (int code, string output) = Run(program, arguments);
        Assert.True(code == 0, $"{program} exited with {code}:\n{output}");
    }

    private static (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
