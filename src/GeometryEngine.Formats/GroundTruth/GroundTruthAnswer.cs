namespace GeometryEngine.Formats;

/// <summary>Reads what a labelling job says of an image: boxes, one label, or several. Masks are addresses of files that cannot be read from here.</summary>
internal static class GroundTruthAnswer
{
    private const string ClassMap = "class-map";

    /// <summary>The annotations of an answer, each with the name of its class.</summary>
    /// <param name="answer">The value of the job.</param>
    /// <param name="metadata">What is said of it: its type, classes and confidences.</param>
    public static IEnumerable<(string? Category, Annotation Annotation)> Parse(JsonNode answer, JsonNode metadata)
    {
        if (answer["annotations"] is { } boxes) return Boxes(boxes, metadata);
        if (metadata[ClassMap] is { Kind: JsonKind.Object } classes && answer.Kind == JsonKind.List)
            return classes.Properties().Select(chosen => (chosen.Value.Text(), new Annotation { Score = metadata["confidence-map"]?[chosen.Name]?.Number() }));
        if (metadata["class-name"]?.Text() is { } label) return [(label, new Annotation { Score = metadata["confidence"]?.Number() })];
        answer.Report(answer.Json, $"annotations with boxes, or a class-name or {ClassMap} in the metadata; masks at addresses cannot be read from here");
        return [];
    }

    private static IEnumerable<(string? Category, Annotation Annotation)> Boxes(JsonNode boxes, JsonNode metadata)
    {
        IReadOnlyList<JsonNode> objects = metadata["objects"]?.Elements() ?? [], all = boxes.Elements();
        for (int i = 0; i < all.Count; i++)
        {
            double?[] numbers = [all[i]["left"]?.Number(), all[i]["top"]?.Number(), all[i]["width"]?.Number(), all[i]["height"]?.Number()];
            if (numbers is not [{ } left, { } top, >= 0 and { } width, >= 0 and { } height])
            {
                all[i].Report(all[i].Json, "left, top, width and height of 0 or more");
                continue;
            }
            string? number = all[i]["class_id"]?.Text();
            string? category = number is null ? null : metadata[ClassMap]?[number]?.Text() ?? number;
            yield return (category, new Annotation { Box = new Box(left, top, width, height), Score = i < objects.Count ? objects[i]["confidence"]?.Number() : null });
        }
    }
}
