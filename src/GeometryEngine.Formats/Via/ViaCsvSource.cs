using System.Text;

namespace GeometryEngine.Formats;

/// <summary>An opened CSV file of VIA: a row for each region, with JSON in its fields; an image without regions has a row too.</summary>
internal sealed class ViaCsvSource : CsvSource
{
    private int _shape, _attributes, _ofFile;

    public ViaCsvSource(DatasetInput input, ReadOptions options) : base(input.Path, options)
    {
        AddFile(input.OpenFile(), FindColumns);
        AddImages();
    }

    protected override void ParseRow(CsvRow row, int file, CsvImage image, List<Annotation> annotations, List<ExtraField> extras, ProblemLog log)
    {
        int annotator = AnnotatorOf(null);
        if (annotations.Count == 0 && Json(row, _ofFile, log) is { } ofFile)
        {
            foreach (string label in ViaRegion.LabelsOf(ofFile)) annotations.Add(new Annotation { Annotator = annotator, Category = CategoryOf(label) });
            if (Options.KeepExtras && extras.Count == 0 && ofFile.Properties().Count > 0) extras.Add(new ExtraField("file_attributes", ofFile.Json));
        }
        if (Json(row, _shape, log) is not { } shape || shape.Properties().Count == 0) return; // an image without regions
        JsonNode? attributes = Json(row, _attributes, log);
        if (ViaRegion.Parse(shape, attributes) is not { } annotation) return;
        foreach (string? category in ViaRegion.CategoriesOf(attributes)) annotations.Add(annotation with { Annotator = annotator, Category = CategoryOf(category) });
    }

    private JsonNode? Json(CsvRow row, int column, ProblemLog log) =>
        row[column].Length == 0 ? null : JsonPiece.Parse(Encoding.UTF8.GetBytes(row[column]), new JsonOrigin(row.File, 0, $"{row.Place}, {row.Header[column]}", -1), Options, log);

    private int FindColumns(IReadOnlyList<string> header)
    {
        _shape = CsvRow.Find(header, ViaFormat.Shape);
        _attributes = CsvRow.Find(header, "region_attributes");
        _ofFile = CsvRow.Find(header, "file_attributes");
        int image = CsvRow.Find(header, "filename", "#filename");
        if (image < 0 || _shape < 0) Throw.Input(Path, "line 1", $"columns {string.Join(", ", header)}", $"columns filename and {ViaFormat.Shape}");
        return image;
    }
}
