namespace GeometryEngine.Cli;

/// <summary><c>geom rle encode</c>: to COCO's compressed string.</summary>
internal sealed class RleEncodeVerb() : RleVerb(
    "encode",
    "Print a mask as COCO's compressed string, equal to pycocotools'",
    "geom rle encode 5,3,2",
    "geom rle encode 5,3,2 --size 5x2 --json")
{
    /// <inheritdoc/>
    public override string Notes => "In a PNG every pixel that is not 0 is foreground.";

    /// <inheritdoc/>
    protected override bool DigitsAreCount => true;

    /// <inheritdoc/>
    public override int Run(Invocation invocation)
    {
        RleInput mask = Read(invocation);
        string text = RleString.Encode(mask.Counts);
        if (invocation.Json) JsonOutput.Print(invocation.Terminal, json =>
        {
            json.WriteStartObject();
            mask.WriteSize(json);
            json.WriteString("counts", text);
            json.WriteEndObject();
        });
        else invocation.Terminal.Out.WriteLine(text);
        return ExitCode.Done;
    }
}
