using System.Text.Json;

namespace GeometryEngine.Formats;

/// <summary>Geometry of RFC 7946: rings closed, the first of a polygon its outline and the others holes; either winding is read.</summary>
internal static class GeoJsonGeometry
{
    /// <summary>Adds a geometry to an annotation.</summary>
    /// <param name="annotation">The annotation without geometry.</param>
    /// <param name="geometry">An object with type and coordinates.</param>
    /// <returns>The annotation; null where the geometry is none of those that are known.</returns>
    public static Annotation? Read(Annotation annotation, JsonElement geometry)
    {
        if (geometry.ValueKind != JsonValueKind.Object || !geometry.TryGetProperty("type", out JsonElement type) || type.ValueKind != JsonValueKind.String) return null;
        if (!geometry.TryGetProperty("coordinates", out JsonElement coordinates) || coordinates.ValueKind != JsonValueKind.Array) return null;
        return type.GetString() switch
        {
            "Polygon" => Outline([coordinates]) is { } polygon ? annotation with { Polygon = polygon } : null,
            "MultiPolygon" => Outline([.. coordinates.EnumerateArray()]) is { } polygon ? annotation with { Polygon = polygon } : null,
            "LineString" => Points(coordinates) is { Count: >= 4 } line ? annotation with { Polyline = new Polyline([.. line]) } : null,
            "Point" => Dots([coordinates]) is { } dots ? annotation with { Keypoints = dots } : null,
            "MultiPoint" => Dots([.. coordinates.EnumerateArray()]) is { } dots ? annotation with { Keypoints = dots } : null,
            _ => null,
        };
    }

    /// <summary>Writes an outline: a polygon of one part, or a multipolygon.</summary>
    public static void Write(JsonOutput output, Polygon polygon)
    {
        int[] parts = [.. Enumerable.Range(0, polygon.RingCount).Where(ring => !polygon.IsHole(ring))];
        Begin(output, parts.Length == 1 ? "Polygon" : "MultiPolygon");
        if (parts.Length != 1) output.BeginList();
        for (int i = 0; i < parts.Length; i++)
        {
            output.BeginList();
            for (int ring = parts[i]; ring < (i + 1 < parts.Length ? parts[i + 1] : polygon.RingCount); ring++) WritePoints(output, polygon.Ring(ring), isClosed: true);
            output.EndList();
        }
        if (parts.Length != 1) output.EndList();
        output.EndObject();
    }

    /// <summary>Writes a line.</summary>
    public static void Write(JsonOutput output, Polyline line)
    {
        Begin(output, "LineString");
        WritePoints(output, line.Coordinates, isClosed: false);
        output.EndObject();
    }

    private static void Begin(JsonOutput output, string type)
    {
        output.BeginObject();
        output.Property("type"u8);
        output.Text(type);
        output.Property("coordinates"u8);
    }

    private static void WritePoints(JsonOutput output, ReadOnlySpan<double> points, bool isClosed)
    {
        output.BeginList();
        for (int i = 0; i < points.Length; i += 2) output.Numbers(points.Slice(i, 2));
        if (isClosed && points.Length > 0) output.Numbers(points[..2]);
        output.EndList();
    }

    private static Polygon? Outline(JsonElement[] polygons)
    {
        var coordinates = new List<double>();
        var starts = new List<int>();
        var holes = new List<bool>();
        foreach (JsonElement polygon in polygons)
        {
            if (polygon.ValueKind != JsonValueKind.Array) return null;
            bool isHole = false;
            foreach (JsonElement ring in polygon.EnumerateArray())
            {
                if (Points(ring) is not { Count: >= 6 } points) return null;
                bool isClosed = points.Count > 6 && points[0] == points[^2] && points[1] == points[^1];
                starts.Add(coordinates.Count);
                holes.Add(isHole);
                coordinates.AddRange(isClosed ? points[..^2] : points);
                isHole = true;
            }
        }
        return starts.Count == 0 ? null : new Polygon([.. coordinates], [.. starts], holes.Contains(true) ? [.. holes] : null);
    }

    private static Keypoints? Dots(JsonElement[] positions)
    {
        var triplets = new List<double>();
        foreach (JsonElement position in positions)
        {
            if (Position(position) is not var (x, y)) return null;
            triplets.AddRange([x, y, 2]);
        }
        return triplets.Count == 0 ? null : new Keypoints([.. triplets]);
    }

    private static List<double>? Points(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array) return null;
        var points = new List<double>(list.GetArrayLength() * 2);
        foreach (JsonElement position in list.EnumerateArray())
        {
            if (Position(position) is not var (x, y)) return null;
            points.Add(x);
            points.Add(y);
        }
        return points;
    }

    // A third number is a height, which pixels have none of.
    private static (double X, double Y)? Position(JsonElement position)
    {
        if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() < 2) return null;
        JsonElement x = position[0], y = position[1];
        bool isPoint = x.ValueKind == JsonValueKind.Number && y.ValueKind == JsonValueKind.Number && double.IsFinite(x.GetDouble()) && double.IsFinite(y.GetDouble());
        return isPoint ? (x.GetDouble(), y.GetDouble()) : null;
    }
}
