using System.Buffers;
using System.Text.Json;

namespace GeometryEngine.Cli;

/// <summary>The matrices of one image in <c>geom compare</c>.</summary>
/// <param name="engine">Makes the masks.</param>
/// <param name="options">What is computed.</param>
internal sealed class ItemComparison(Engine engine, ComparisonOptions options)
{
    /// <summary>Index of the annotator that stands for each set.</summary>
    private const int A = 0, B = 1;

    /// <summary>Compares the objects of the two sets in one image.</summary>
    /// <param name="item">The image, with a as its first annotator and b as its second.</param>
    /// <returns>A JSON object: image, ids, matrices.</returns>
    public ReadOnlyMemory<byte> Compare(DatasetItem item)
    {
        Annotation[] a = Objects(item, A), b = Objects(item, B);
        OverlapTable overlaps = engine.Overlaps(item.Image, a, b, options.IgnoreCrowds);
        var surfaces = new Lazy<SurfaceTable>(() => engine.Surfaces(item.Image, a, b, options.Spacing, options.BoundaryRatio));
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, JsonOutput.Compact))
        {
            json.WriteStartObject();
            json.WriteString("image", item.Image.Name);
            WriteIds(json, "a", a);
            WriteIds(json, "b", b);
            foreach (ComparisonMetric metric in options.Metrics) WriteMatrix(json, metric, overlaps, surfaces);
            json.WriteEndObject();
        }
        return bytes.WrittenMemory;
    }

    private static Annotation[] Objects(DatasetItem item, int set) =>
        [.. item.Annotations.Where(annotation => annotation.Annotator == set && annotation.IsObject)];

    private static void WriteIds(Utf8JsonWriter json, string name, Annotation[] objects)
    {
        json.WriteStartArray(name);
        foreach (Annotation annotation in objects) JsonOutput.WriteId(json, annotation.Id);
        json.WriteEndArray();
    }

    private void WriteMatrix(Utf8JsonWriter json, ComparisonMetric metric, OverlapTable overlaps, Lazy<SurfaceTable> surfaces)
    {
        json.WriteStartArray(metric.Name);
        for (int row = 0; row < overlaps.Rows; row++)
        {
            json.WriteStartArray();
            for (int column = 0; column < overlaps.Columns; column++)
            {
                var pair = new ComparedPair(overlaps, surfaces, options.Tolerance, row, column);
                if (metric.Value(pair) is { } number) json.WriteNumberValue(number);
                else json.WriteNullValue();
            }
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}
