using System.Diagnostics;
using System.Security.Cryptography;

namespace GeometryEngine.Cli.Tests;

/// <summary>Exports that are killed, resumed, verified, or run out of room.</summary>
public class ExportJobTests
{
    private const int Trials = 20;

    [Fact]
    public void A_killed_export_given_again_ends_with_the_bytes_of_one_that_was_not()
    {
        using var folder = new TempFolder();
        Geom.Run("synth", "-o", folder["data"], "--images", "400", "--annotators", "1").Expect(ExitCode.Done);
        string[] command(string name) => ["export", "data/annotator-1.json", "-o", name, "--as", "panoptic"];
        var watch = Stopwatch.StartNew();
        Geom.RunProcess(folder.Path, command("whole")).Expect(ExitCode.Done);
        TimeSpan whole = watch.Elapsed;
        string expected = HashOf(folder["whole"]);
        var random = new Random(1);
        int midway = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            string name = $"trial-{trial}";
            for (int kill = 0; kill <= (trial % 5 == 4 ? 1 : 0); kill++)
            {
                KillAtWork(folder.Path, command(name), folder[$"{name}/.geom-export"], whole * (0.4 * random.NextDouble()));
                if (File.Exists(folder[$"{name}/.geom-export"])) midway++;
            }
            Geom.RunProcess(folder.Path, command(name)).Expect(ExitCode.Done);
            Assert.Equal(expected, HashOf(folder[name]));
        }
        Assert.True(midway >= Trials / 4, $"{midway} kills found the export at work: too few to show anything");
    }

    [Fact]
    public void Verify_finds_what_was_changed_and_writes_nothing()
    {
        using var folder = new TempFolder();
        Geom.Run("synth", "-o", folder["data"], "--images", "5", "--annotators", "2").Expect(ExitCode.Done);
        string[] command = ["export", folder["data/annotator-1.json"], folder["data/annotator-2.json"], "-o", folder["out"], "--as", "semantic"];
        Geom.Run(command).Expect(ExitCode.Done);
        string before = HashOf(folder["out"]);
        Assert.Equal(0, Geom.Run([.. command, "--verify", "--json"]).Expect(ExitCode.Done).Json.GetProperty("different").GetInt32());
        string[] files = [.. Directory.EnumerateFiles(folder["out"], "*.png", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        Assert.Equal(10, files.Length);
        File.Delete(files[0]);
        byte[] damaged = File.ReadAllBytes(files[7]);
        damaged[^20] ^= 1;
        File.WriteAllBytes(files[7], damaged);
        GeomResult result = Geom.Run([.. command, "--verify", "--json"]).Expect(ExitCode.NotGoodEnough);
        Assert.Equal(2, result.Json.GetProperty("different").GetInt32());
        Assert.Equal(2, result.ErrorLines.Count(line => line.EndsWith("is missing or differs", StringComparison.Ordinal)));
        Assert.False(File.Exists(files[0]));
        Geom.Run(command).Expect(ExitCode.Done);
        Assert.Equal(before, HashOf(folder["out"]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Verify_compares_the_json_of_panoptic_masks(int annotators)
    {
        using var folder = new TempFolder();
        Geom.Run("synth", "-o", folder["data"], "--images", "4", "--annotators", "2", "--polygons", "10").Expect(ExitCode.Done);
        string[] sources = [.. Enumerable.Range(1, annotators).Select(i => folder[$"data/annotator-{i}.json"])];
        string[] command = ["export", .. sources, "-o", folder["out"], "--as", "panoptic"];
        Geom.Run(command).Expect(ExitCode.Done);
        Geom.Run([.. command, "--verify"]).Expect(ExitCode.Done);
        string file = folder[annotators == 1 ? "out/panoptic.json" : "out/annotator-2/panoptic.json"];
        string json = File.ReadAllText(file);
        foreach (string? text in (string?[])[json.Replace("\"area\":", "\"area\":1", StringComparison.Ordinal), "", null])
        {
            if (text is null) File.Delete(file);
            else File.WriteAllText(file, text);
            string line = Assert.Single(Geom.Run([.. command, "--verify"]).Expect(ExitCode.NotGoodEnough).ErrorLines, line => line.EndsWith("is missing or differs", StringComparison.Ordinal));
            Assert.Contains("panoptic.json", line);
        }
        File.WriteAllText(file, json);
        Geom.Run([.. command, "--verify"]).Expect(ExitCode.Done);
    }

    [Fact]
    public void Other_options_begin_anew()
    {
        using var folder = new TempFolder();
        Geom.Run("synth", "-o", folder["data"], "--images", "3", "--annotators", "1").Expect(ExitCode.Done);
        string[] command = ["export", folder["data/annotator-1.json"], "-o", folder["out"], "--as", "semantic"];
        string image = Path.GetFileName(Directory.EnumerateFiles(Whole("once"), "*.png").Max())!;
        Directory.CreateDirectory(folder[$"out/{image}"]); // in the way of the last mask
        Geom.Run(command).Expect(ExitCode.CannotWrite);
        Directory.Delete(folder[$"out/{image}"]);
        Assert.Equal(3, Geom.Run([.. command, "--bits", "16", "--json"]).Expect(ExitCode.Done).Json.GetProperty("images").GetInt32());
        Assert.All(Directory.EnumerateFiles(folder["out"], "*.png"), file => Assert.Equal(16, File.ReadAllBytes(file)[24]));

        string Whole(string name)
        {
            Geom.Run("export", folder["data/annotator-1.json"], "-o", folder[name], "--as", "semantic").Expect(ExitCode.Done);
            return folder[name];
        }
    }

    [Fact]
    public void A_disk_that_is_full_leaves_no_half_of_a_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "limits of a POSIX shell");
        using var folder = new TempFolder();
        Geom.Run("synth", "-o", folder["data"], "--images", "40", "--annotators", "1").Expect(ExitCode.Done);
        string[] command = ["export", "data/annotator-1.json", "-o", "out", "--as", "semantic", "--threads", "1"];
        // The system refuses to let a file grow beyond 4 KiB, as it would on a disk without room; most masks are smaller.
        string script = $"trap '' XFSZ; ulimit -f 8; exec '{Geom.Executable}' {string.Join(' ', command)}";
        using Process shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_EnableWriteXorExecute"] = "0" }, // for which the runtime needs a large file
        })!;
        string error = shell.StandardError.ReadToEnd();
        shell.WaitForExit();
        Assert.True(shell.ExitCode == ExitCode.CannotWrite, $"exit code {shell.ExitCode}: {error}");
        Assert.Contains("cannot be written", error);
        Assert.All(Directory.EnumerateFiles(folder["out"], "*.png"), file => Formats.PngReader.ReadLabels(File.ReadAllBytes(file), file));
        Assert.DoesNotContain(folder.Entries, entry => entry.Contains(".tmp", StringComparison.Ordinal));
        Geom.RunProcess(folder.Path, command).Expect(ExitCode.Done);
        Geom.RunProcess(folder.Path, [.. command, "--verify"]).Expect(ExitCode.Done);
    }

    [Fact]
    public void Two_exports_into_one_folder_at_once_are_refused()
    {
        using var folder = new TempFolder();
        Geom.Run("synth", "-o", folder["data"], "--images", "1", "--annotators", "1").Expect(ExitCode.Done);
        Directory.CreateDirectory(folder["out"]);
        using (var journal = new FileStream(folder["out/.geom-export"], FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            Geom.Run("export", folder["data/annotator-1.json"], "-o", folder["out"], "--as", "semantic").Expect(ExitCode.CannotWrite);
    }

    // Some time after the journal has appeared, unless the export is done before.
    private static void KillAtWork(string folder, string[] command, string journal, TimeSpan time)
    {
        using Process process = Process.Start(new ProcessStartInfo(Geom.Executable, command)
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        SpinWait.SpinUntil(() => File.Exists(journal) || process.HasExited, TimeSpan.FromSeconds(30));
        if (!process.WaitForExit(time)) process.Kill(); // SIGKILL
        process.WaitForExit();
    }

    // Names and bytes of everything in a folder.
    private static string HashOf(string folder)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file)));
            if (File.Exists(file)) hash.AppendData(File.ReadAllBytes(file));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
