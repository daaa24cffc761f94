using System.Text.Json.Nodes;

namespace GeometryEngine.Cli.Tests;

/// <summary>What <c>geom agree</c> has counted, saved and merged.</summary>
public class AgreeStateTests
{
    [Fact]
    public void Halves_merged_equal_the_whole_to_the_byte()
    {
        using var folder = new TempFolder();
        string[] whole = Synth(folder);
        Geom.Run(["agree", .. whole, "-o", folder["whole"], "--save", folder["whole.state"]]).Expect(ExitCode.Done);
        for (int half = 0; half < 2; half++)
            Geom.Run(["agree", .. Half(folder, whole, half), "--save", folder[$"{half}.state"], "--json"]).Expect(ExitCode.Done);
        string json = File.ReadAllText(folder["whole/agreement.json"]);
        foreach (int[] order in (int[][])[[0, 1], [1, 0]])
        {
            string[] merge = ["agree", "--merge", folder[$"{order[0]}.state"], folder[$"{order[1]}.state"]];
            GeomResult merged = Geom.Run([.. merge, "--json", "-o", folder["merged"], "--save", folder["merged.state"]]).Expect(ExitCode.Done);
            Assert.Empty(merged.Error);
            Assert.Equal(json, merged.Out);
            Assert.Equal(json, File.ReadAllText(folder["merged/agreement.json"]));
            Assert.Equal(File.ReadAllBytes(folder["whole/pairs.csv"]), File.ReadAllBytes(folder["merged/pairs.csv"]));
            Assert.False(File.Exists(folder["merged/images.csv"])); // a state keeps no rows
            Assert.Equal(File.ReadAllBytes(folder["whole.state"]), File.ReadAllBytes(folder["merged.state"]));
        }
    }

    [Fact]
    public void New_images_are_added_to_a_state()
    {
        using var folder = new TempFolder();
        string[] whole = Synth(folder);
        Geom.Run(["agree", .. Half(folder, whole, 0), "--save", folder["0.state"]]).Expect(ExitCode.Done);
        GeomResult merged = Geom.Run(["agree", .. Half(folder, whole, 1), "--merge", folder["0.state"], "--json"]).Expect(ExitCode.Done);
        Assert.Equal(Geom.Run(["agree", .. whole, "--json"]).Out, merged.Out);
    }

    [Fact]
    public void Halves_with_a_reference_and_options_equal_the_whole()
    {
        using var folder = new TempFolder();
        string[] sources = Synth(folder);
        string[] Options(string[] set) => [.. set[1..], "--reference", $"gold={set[0]}", "--iou", "0.75", "--worst", "2", "--bootstrap", "50", "--paint-order", "area"];
        for (int half = 0; half < 2; half++)
            Geom.Run(["agree", .. Options(Half(folder, sources, half)), "--save", folder[$"{half}.state"]]).Expect(ExitCode.Done);
        GeomResult merged = Geom.Run("agree", "--merge", folder["0.state"], folder["1.state"], "--json").Expect(ExitCode.Done);
        Assert.Equal(Geom.Run(["agree", .. Options(sources), "--json"]).Out, merged.Out);
        Assert.Equal("gold", merged.Json.GetProperty("reference").GetProperty("annotator").GetString());
    }

    [Fact]
    public void A_gate_holds_over_merged_states()
    {
        using var folder = new TempFolder();
        Geom.Run(["agree", .. Synth(folder), "--save", folder["a.state"]]).Expect(ExitCode.Done);
        Geom.Run("agree", "--merge", folder["a.state"], "--min-iou", "0.999").Expect(ExitCode.NotGoodEnough);
        Geom.Run("agree", "--merge", folder["a.state"], "--min-iou", "0.1").Expect(ExitCode.Done);
    }

    [Theory]
    [InlineData("--iou 0.75", "b.state: found IoU threshold 0.75; allowed: 0.5, as in what it is merged with")]
    [InlineData("--seed 2", "found seed 2; allowed: 1")]
    [InlineData("--bootstrap 10", "found bootstrap samples 10; allowed: by default")]
    [InlineData("--sigmas 0.1,0.2", "found sigmas 0.1")]
    [InlineData("--rule opencv-round", "found masks by the rules OpenCvRound and Union; allowed: Coco and Union")]
    [InlineData("--rings even-odd", "found masks by the rules Coco and EvenOdd; allowed: Coco and Union")]
    public void Other_options_are_refused(string options, string words)
    {
        using var folder = new TempFolder();
        string[] sources = Synth(folder);
        Geom.Run(["agree", .. sources, "--save", folder["a.state"]]).Expect(ExitCode.Done);
        Geom.Run(["agree", .. sources, "--save", folder["b.state"], .. options.Split(' ')]).Expect(ExitCode.Done);
        GeomResult result = Geom.Run("agree", "--merge", folder["a.state"], folder["b.state"], "--json").Expect(ExitCode.BadInput);
        Assert.Contains(words, Assert.Single(result.ErrorLines));
        Assert.Empty(result.Out);
    }

    [Fact]
    public void Options_on_the_command_line_are_those_of_the_states_or_refused()
    {
        using var folder = new TempFolder();
        Geom.Run(["agree", .. Synth(folder), "--iou", "0.75", "--save", folder["a.state"]]).Expect(ExitCode.Done);
        Geom.Run("agree", "--merge", folder["a.state"], "--iou", "0.75").Expect(ExitCode.Done);
        GeomResult other = Geom.Run("agree", "--merge", folder["a.state"], "--iou", "0.5").Expect(ExitCode.BadInput);
        Assert.Contains("found IoU threshold 0.75; allowed: 0.5", other.Error);
        foreach (string option in (string[])["--rule coco", "--rings union", "--reference x.json"])
            Assert.Contains("without a SOURCE", Geom.Run(["agree", "--merge", folder["a.state"], .. option.Split(' ')]).Expect(ExitCode.Usage).Error);
    }

    // The parts have annotators and labels in other orders, and each some that the others lack.
    [Theory]
    [InlineData("1,ann,x;1,ben,y;2,ann,y;2,ben,y", "3,eve,z;3,ben,x;4,ben,z;4,eve,y;4,ann,z", "5,dan,x;5,ann,w;6,ben,w;6,dan,w;6,eve,x")]
    [InlineData("1,ann,x|y;1,ben,y;2,ann,y", "3,eve,z|x;3,ben,x;4,ben,z;4,eve,y|x;4,ann,z", "5,dan,x;5,ann,w|z;6,ben,w;6,dan,z|w")]
    [InlineData("1,ann,1;1,ben,2;2,ann,2;2,ben,2", "3,ben,2;3,ann,1;4,ben,1;4,ann,1", "5,ann,2;5,ben,1")]
    public void Tables_with_other_annotators_and_labels_add_up_to_the_whole(params string[] parts)
    {
        using var folder = new TempFolder();
        string Write(string name, IEnumerable<string> rows) =>
            folder.Write($"{name}.csv", "item,annotator,label\n" + string.Join('\n', rows).Replace(';', '\n') + "\n");
        string whole = Geom.Run("agree", Write("whole", parts), "--json").Expect(ExitCode.Done).Out;
        for (int i = 0; i < parts.Length; i++) Geom.Run("agree", Write($"{i}", [parts[i]]), "--save", folder[$"{i}.state"]).Expect(ExitCode.Done);
        Assert.Equal(whole, Geom.Run("agree", "--merge", folder["0.state"], folder["1.state"], folder["2.state"], "--json").Expect(ExitCode.Done).Out);
        Geom.Run("agree", folder["1.csv"], "--merge", folder["0.state"], "--save", folder["01.state"]).Expect(ExitCode.Done);
        Assert.Equal(whole, Geom.Run("agree", folder["2.csv"], "--merge", folder["01.state"], "--json").Expect(ExitCode.Done).Out);
    }

    [Fact]
    public void Objects_of_other_annotators_are_refused()
    {
        using var folder = new TempFolder();
        string[] sources = Synth(folder);
        Geom.Run(["agree", .. sources, "--save", folder["a.state"]]).Expect(ExitCode.Done);
        Geom.Run(["agree", sources[1], sources[0], "--save", folder["b.state"]]).Expect(ExitCode.Done);
        GeomResult result = Geom.Run("agree", "--merge", folder["a.state"], folder["b.state"], "--json").Expect(ExitCode.BadInput);
        Assert.Contains("b.state: found annotator 1: ", Assert.Single(result.ErrorLines));
        Assert.Empty(result.Out);
    }

    [Fact]
    public void Damage_another_version_and_what_is_no_state_are_told_apart()
    {
        using var folder = new TempFolder();
        Geom.Run(["agree", .. Synth(folder), "--save", folder["good.state"]]).Expect(ExitCode.Done);
        byte[] good = File.ReadAllBytes(folder["good.state"]);
        string Refusal(string name, byte[] bytes)
        {
            File.WriteAllBytes(folder[name], bytes);
            string line = Assert.Single(Geom.Run("agree", "--merge", folder["good.state"], folder[name]).Expect(ExitCode.BadInput).ErrorLines);
            Assert.Contains(name, line);
            return line;
        }
        byte[] damaged = [.. good], version = [.. good];
        damaged[^1] ^= 1;
        version[8 + 1 + "agreement".Length] = 99; // behind the magic number and the name with its length
        Assert.Contains("damaged bytes", Refusal("damaged.state", damaged));
        Assert.Contains("version 99", Refusal("version.state", version));
        Assert.Contains("cut off", Refusal("cut.state", good[..^10]));
        Assert.Contains("cut off", Refusal("empty.state", []));
        Assert.Contains("bytes of something else", Refusal("text.state", "agreement of three"u8.ToArray()));
        Assert.Contains("no such file", Geom.Run("agree", "--merge", folder["absent.state"]).Expect(ExitCode.BadInput).Error);
        Assert.Contains("a folder", Geom.Run("agree", "--merge", folder.Path).Expect(ExitCode.BadInput).Error);
        Assert.Contains("second time", Geom.Run("agree", "--merge", folder["good.state"], folder["good.state"]).Expect(ExitCode.BadInput).Error);
    }

    [Fact]
    public void A_state_that_cannot_be_written_is_an_error_of_output()
    {
        using var folder = new TempFolder();
        string[] sources = Synth(folder);
        Geom.Run(["agree", .. sources, "--save", folder["no/such/folder.state"]]).Expect(ExitCode.CannotWrite);
        Geom.Run(["agree", .. sources, "--save", folder.Path]).Expect(ExitCode.CannotWrite);
    }

    private static string[] Synth(TempFolder folder)
    {
        Geom.Run("synth", "-o", folder["set"], "--images", "5", "--annotators", "3", "--seed", "11", "--polygons", "20", "--size", "160x120").Expect(ExitCode.Done);
        return [.. Enumerable.Range(1, 3).Select(annotator => folder[$"set/annotator-{annotator}.json"])];
    }

    // Every other image of each file, with its annotations; files of the same names in a folder of its own.
    private static string[] Half(TempFolder folder, string[] sources, int half)
    {
        Directory.CreateDirectory(folder[$"half-{half}"]);
        return
        [
            .. sources.Select(source =>
            {
                JsonNode set = JsonNode.Parse(File.ReadAllText(source))!;
                long[] images = [.. set["images"]!.AsArray().Where((_, index) => index % 2 == half).Select(image => (long)image!["id"]!)];
                set["images"] = Kept(set["images"]!, image => images.Contains((long)image["id"]!));
                set["annotations"] = Kept(set["annotations"]!, annotation => images.Contains((long)annotation["image_id"]!));
                return folder.Write($"half-{half}/{Path.GetFileName(source)}", set.ToJsonString());
            }),
        ];
    }

    private static JsonArray Kept(JsonNode list, Func<JsonNode, bool> isKept) =>
        [.. list.AsArray().OfType<JsonNode>().Where(isKept).Select(node => node.DeepClone())];
}
