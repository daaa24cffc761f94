using System.Diagnostics;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Cli.Tests;

/// <summary>What only the real executable can show.</summary>
public class ProcessTests
{
    [Fact]
    public void Examples_of_the_help_run()
    {
        using TempFolder folder = Clone();
        GeomCommand[] commands = [.. CommandLine.CreateCommands().SelectMany(command => command is GeomCommand one ? [one] : command.Subcommands.OfType<GeomCommand>())];
        Assert.True(commands.Length >= 11, $"{commands.Length} commands");
        foreach (string line in commands.SelectMany(command => command.Examples))
        {
            string[] words = line.Split(' ');
            Assert.Equal("geom", words[0]);
            Geom.RunProcess(folder.Path, words[1..]).Expect(ExitCode.Done);
        }
    }

    [Fact]
    public void Exit_code_and_streams_are_those_of_the_program()
    {
        using var folder = new TempFolder();
        GeomResult result = Geom.RunProcess(folder.Path, "agree", "no-such-file.json", "--json").Expect(ExitCode.BadInput);
        Assert.Equal("geom: no-such-file.json: found no such file; allowed: an existing file", Assert.Single(result.ErrorLines));
        Assert.Empty(result.Out);
    }

    [Fact]
    public void A_reader_that_goes_away_is_no_error()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "pipes of a POSIX shell");
        using TempFolder folder = Clone();
        string geom = Geom.Executable.Replace("'", @"'\''", StringComparison.Ordinal);
        string script = $"('{geom}' compare data/sample/annotator-1.json data/sample/annotator-2.json; echo $? > code) | head -c 1 > /dev/null";
        using Process shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { WorkingDirectory = folder.Path, RedirectStandardError = true })!;
        string error = shell.StandardError.ReadToEnd();
        shell.WaitForExit();
        Assert.Equal("0\n", File.ReadAllText(folder["code"]));
        Assert.Empty(error);
    }

    [Fact]
    public void Interrupted_work_leaves_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals of POSIX");
        using var folder = new TempFolder();
        string[] command = [Geom.Executable, "synth", "-o", "big", "--images", "200000"];
        if (OperatingSystem.IsLinux()) command = ["env", "--default-signal=INT", .. command]; // what a shell starts in the background ignores it, and so do its children
        using Process process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = folder.Path, RedirectStandardError = true })!;
        Assert.True(SpinWait.SpinUntil(() => Directory.EnumerateFileSystemEntries(folder.Path).Any(), TimeSpan.FromSeconds(30)), "nothing begun");
        using Process kill = Process.Start("kill", ["-INT", process.Id.ToString()]);
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal((ExitCode.Interrupted, "geom: stopped\n"), (process.ExitCode, error));
        Assert.Empty(folder.Entries);
    }

    // A folder from which data/ is reached as in a clone, and into which the examples may write.
    private static TempFolder Clone()
    {
        var folder = new TempFolder();
        Directory.CreateSymbolicLink(folder["data"], Repository.PathOf("data"));
        return folder;
    }
}
