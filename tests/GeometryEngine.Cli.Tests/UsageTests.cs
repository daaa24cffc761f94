namespace GeometryEngine.Cli.Tests;

public class UsageTests
{
    private static readonly string[] CommandNames =
        ["agree", "consensus", "convert", "compare", "export", "validate", "stats", "rle", "synth", "bench", "devices"];

    [Fact]
    public void Help_lists_every_command()
    {
        string help = Geom.Run("--help").Expect(ExitCode.Done).Out;
        Assert.All(CommandNames, name => Assert.Matches($@"(?m)^  {name} ", help));
    }

    [Theory]
    [InlineData("agree")]
    [InlineData("consensus")]
    [InlineData("convert")]
    [InlineData("compare")]
    [InlineData("export")]
    [InlineData("validate")]
    [InlineData("stats")]
    [InlineData("rle encode")]
    [InlineData("rle decode")]
    [InlineData("rle info")]
    [InlineData("synth")]
    [InlineData("bench")]
    [InlineData("devices")]
    public void Help_of_a_command_shows_an_example(string command)
    {
        GeomResult result = Geom.Run([.. command.Split(' '), "--help"]).Expect(ExitCode.Done);
        Assert.Contains($"  geom {command}", result.Out[result.Out.IndexOf("Example", StringComparison.Ordinal)..]);
        Assert.Empty(result.Error);
    }

    [Theory]
    [InlineData("agree a.json --trheads 4", "unknown option '--trheads'")]
    [InlineData("rle decode --sise 3x3", "unknown option '--sise'")]
    [InlineData("rle info -x", "unknown option '-x'")]
    [InlineData("stats --jsn=true a.json", "unknown option '--jsn=true'")]
    [InlineData("validate a.json -o x", "unknown option '-o'")]
    [InlineData("convert a.json -o --to coco", "'-o' wants a value, and '--to' is none")]
    [InlineData("", "command")]
    [InlineData("agre a.json", "'agre'")]
    [InlineData("agree", "no SOURCE and no --merge STATE")]
    [InlineData("devices now", "'now'")]
    [InlineData("agree a.json --iou 0", "--iou '0': a number in (0, 1] is allowed")]
    [InlineData("agree a.json --iou 1.5", "(0, 1]")]
    [InlineData("agree a.json --iou -0.5", "(0, 1]")]
    [InlineData("agree a.json --iou nan", "(0, 1]")]
    [InlineData("agree a.json --match best", "--match 'best': hungarian|greedy is allowed")]
    [InlineData("agree a.json --threads 0", "--threads '0': a whole number from 1 to 1024")]
    [InlineData("agree a.json --threads many", "--threads 'many'")]
    [InlineData("agree a.json --rule opencv", "coco|pixel-center|all-touched|opencv-round|opencv-truncate|pillow|skimage")]
    [InlineData("agree a.json --strict --lenient", "--strict and --lenient")]
    [InlineData("consensus a.json", "--out")]
    [InlineData("consensus a.json -o b.json --method best", "--method 'best': majority|weighted|dawid-skene|one-coin|mace|staple is allowed")]
    [InlineData("consensus a.json -o b.json --boxes best", "--boxes 'best': mean|median is allowed")]
    [InlineData("consensus a.json -o b.json --quorum -1", "--quorum '-1': a whole number from 0 to 1000000")]
    [InlineData("convert a.json -o b.json", "--to")]
    [InlineData("convert a.json -o b.json --to nonsense", "nonsense")]
    [InlineData("synth -o x --size 640", "--size '640': WxH")]
    [InlineData("synth -o x --noise 2", "[0, 1]")]
    [InlineData("rle decode 532 -o x.png", "--size")]
    [InlineData("bench --annotations none", "--annotations 'none': a whole number from 1 to 10^15")]
    [InlineData("bench --shapes coco,voc", "--shapes 'voc': coco, lvis, cityscapes, large are allowed")]
    [InlineData("bench --cores 0", "--cores '0'")]
    public void Wrong_command_line_is_a_usage_error_in_one_line(string line, string message)
    {
        GeomResult result = Geom.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Expect(ExitCode.Usage);
        string said = Assert.Single(result.ErrorLines);
        Assert.StartsWith("geom: ", said);
        Assert.Contains(message, said);
        Assert.Empty(result.Out);
    }

    [Fact]
    public void What_follows_two_dashes_is_never_an_option()
    {
        GeomResult result = Geom.Run("stats", "--", "--trheads").Expect(ExitCode.BadInput);
        Assert.Contains("--trheads", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public void Version_is_one_line() => Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", Geom.Run("--version").Expect(ExitCode.Done).Out);
}
