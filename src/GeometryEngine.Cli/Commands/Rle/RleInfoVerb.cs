namespace GeometryEngine.Cli;

/// <summary><c>geom rle info</c>: what a mask holds.</summary>
internal sealed class RleInfoVerb() : RleVerb(
    "info",
    "Show the area, box and runs of a mask",
    "geom rle info 532 --size 5x2")
{
    /// <inheritdoc/>
    public override string Notes =>
        "Area in pixels; box as x, y, width, height, which wants the size. A mask is canonical when no run but the first is empty.";

    /// <inheritdoc/>
    public override int Run(Invocation invocation)
    {
        RleInput mask = Read(invocation);
        Rle? rle = mask.Size is { } size ? Rle.FromCounts(size.Height, size.Width, mask.Counts) : null;
        if (invocation.Json) PrintJson(invocation.Terminal, mask, rle);
        else PrintTable(invocation.Terminal, mask, rle);
        return ExitCode.Done;
    }

    private static void PrintJson(Terminal terminal, RleInput mask, Rle? rle) => JsonOutput.Print(terminal, json =>
    {
        json.WriteStartObject();
        mask.WriteSize(json);
        json.WriteNumber("pixels", mask.Sum);
        json.WriteNumber("area", mask.Area);
        json.WriteNumber("runs", mask.Counts.Length);
        json.WriteBoolean("canonical", mask.IsCanonical);
        if (rle?.BoundingBox() is { } box)
        {
            json.WriteStartArray("bbox");
            foreach (double value in (double[])[box.X, box.Y, box.Width, box.Height]) json.WriteNumberValue(value);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    });

    private static void PrintTable(Terminal terminal, RleInput mask, Rle? rle)
    {
        var table = Tables.Plain("Mask", "#Value");
        Tables.AddRow(table, "size", mask.Size?.ToString() ?? "unknown");
        Tables.AddRow(table, "pixels", Tables.Count(mask.Sum));
        Tables.AddRow(table, "area", Tables.Count(mask.Area));
        if (rle?.BoundingBox() is { } box) Tables.AddRow(table, "box", $"{box.X}, {box.Y}, {box.Width}, {box.Height}");
        Tables.AddRow(table, "runs", Tables.Count(mask.Counts.Length));
        Tables.AddRow(table, "canonical", mask.IsCanonical ? "yes" : "no");
        terminal.Tables().Write(table);
    }
}
