namespace GeometryEngine.Formats;

/// <summary>Writes annotations as results of Label Studio, in percent of the image's size. What results have no place for goes into their <c>meta</c>.</summary>
internal sealed class LabelStudioRegionWriter(JsonOutput output, DatasetInfo info)
{
    private const double Percent = 100;
    private const double Visible = 2;

    private ImageInfo _image = new() { Id = default };
    private IdWriter _ids = new();
    private double _acrossScale;
    private double _downScale;

    /// <summary>Begins the work of an annotator: ids are its own.</summary>
    public void Begin(ImageInfo image)
    {
        _image = image;
        _ids = new IdWriter();
        (_acrossScale, _downScale) = image.HasSize ? (Percent / image.Width, Percent / image.Height) : (1, 1); // left as they are, as they are read
    }

    /// <summary>Writes an annotation.</summary>
    /// <returns>Whether it keeps its id, if it has one.</returns>
    public bool Write(Annotation annotation)
    {
        Category category = info.Categories[annotation.Category];
        string id = _ids.Next(annotation.Id, out bool changed).ToString();
        switch (annotation)
        {
            case { Keypoints: { } keypoints }: WriteKeypoints(annotation, keypoints, category, id); break;
            case { Polygon: { } polygon }: WritePoints(annotation, polygon.Coordinates, category, id, isClosed: true); break;
            case { Polyline: { } line }: WritePoints(annotation, line.Coordinates, category, id, isClosed: false); break;
            case { Mask: { } mask }: WriteBrush(annotation, mask, category, id); break;
            case { Ellipse: { } ellipse }: WriteEllipse(annotation, ellipse, category, id); break;
            case { RotatedBox: { } rotated }: WriteRectangle(annotation, rotated, category.Name, id); break;
            case { Box: { } box }: WriteRectangle(annotation, RotatedBox.Of(box), category.Name, id); break;
            default: WriteLabel(annotation, category, id); break;
        }
        return !changed;
    }

    private void WriteLabel(Annotation annotation, Category category, string id)
    {
        BeginResult("choices", id, "choice");
        WriteLabels("choices", category.Name, null);
        EndResult(annotation);
    }

    // About the corner that was the top left before turning.
    private void WriteRectangle(Annotation annotation, RotatedBox box, string label, string id, Action? more = null)
    {
        double[] corners = box.Angle == 0 ? [box.CenterX - box.Width / 2, box.CenterY - box.Height / 2] : box.Corners();
        BeginResult("rectanglelabels", id);
        Number("x", corners[0] * _acrossScale);
        Number("y", corners[1] * _downScale);
        Number("width", box.Width * _acrossScale);
        Number("height", box.Height * _downScale);
        Number("rotation", Turn(box.Angle));
        WriteLabels("rectanglelabels", label, annotation);
        EndResult(annotation, more);
    }

    private void WriteEllipse(Annotation annotation, Ellipse ellipse, Category category, string id)
    {
        BeginResult("ellipselabels", id);
        Number("x", ellipse.CenterX * _acrossScale);
        Number("y", ellipse.CenterY * _downScale);
        Number("radiusX", ellipse.RadiusX * _acrossScale);
        Number("radiusY", ellipse.RadiusY * _downScale);
        Number("rotation", Turn(ellipse.Angle));
        WriteLabels("ellipselabels", category.Name, annotation);
        EndResult(annotation);
    }

    private void WritePoints(Annotation annotation, ReadOnlySpan<double> coordinates, Category category, string id, bool isClosed)
    {
        BeginResult("polygonlabels", id);
        output.Property("points"u8);
        output.BeginList();
        for (int i = 0; i < coordinates.Length; i += 2)
        {
            output.BeginList();
            output.Number(coordinates[i] * _acrossScale);
            output.Number(coordinates[i + 1] * _downScale);
            output.EndList();
        }
        output.EndList();
        output.Property("closed"u8);
        output.Bool(isClosed);
        WriteLabels("polygonlabels", category.Name, annotation);
        EndResult(annotation);
    }

    private void WriteBrush(Annotation annotation, Rle mask, Category category, string id)
    {
        BeginResult("brushlabels", id);
        Text("format", "rle");
        output.Property("rle"u8);
        output.BeginList();
        foreach (byte value in RlePack.Encode(mask.ToRowCounts(0, 0, mask.Height, mask.Width))) output.Number(value);
        output.EndList();
        WriteLabels("brushlabels", category.Name, annotation);
        EndResult(annotation);
    }

    // A point by itself is a region; several are regions with one around them as their parent.
    private void WriteKeypoints(Annotation annotation, Keypoints keypoints, Category category, string id)
    {
        if (keypoints.Count == 1 && category.KeypointNames.Count == 0)
        {
            WritePoint(annotation, keypoints.Triplets, category.Name, id, null, 0);
            return;
        }
        bool isNamed = category.KeypointNames.Count == keypoints.Count;
        WriteRectangle(annotation, RotatedBox.Of(annotation.Box ?? keypoints.Bounds()), category.Name, id, () =>
        {
            output.Property(LabelStudioFormat.Keypoints);
            if (!isNamed) output.Number(keypoints.Count);
            else
            {
                output.BeginList();
                foreach (string name in category.KeypointNames) output.Text(name);
                output.EndList();
            }
        });
        for (int i = 0; i < keypoints.Count; i++)
        {
            ReadOnlySpan<double> point = keypoints.Triplets.Slice(3 * i, 3);
            if (point is [0, 0, 0]) continue;
            string name = isNamed ? category.KeypointNames[i] : (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            WritePoint(new Annotation(), point, name, _ids.Next(new SourceId($"{id}.{i}")).ToString(), id, i);
        }
    }

    private void WritePoint(Annotation annotation, ReadOnlySpan<double> point, string label, string id, string? parent, int index)
    {
        double visibility = point[2];
        BeginResult("keypointlabels", id, parent: parent);
        Number("x", point[0] * _acrossScale);
        Number("y", point[1] * _downScale);
        Number("width", 0.5);
        WriteLabels("keypointlabels", label, annotation);
        EndResult(annotation, () =>
        {
            if (parent is not null) Number(LabelStudioFormat.Keypoint, index);
            if (visibility != Visible) Number(LabelStudioFormat.Visibility, visibility);
        });
    }

    private void BeginResult(string type, string id, string from = "label", string? parent = null)
    {
        output.NewLine();
        output.BeginObject();
        Text("id", id);
        Text("from_name", from);
        Text("to_name", "image");
        Text("type", type);
        Text("origin", "manual");
        if (parent is not null) Text("parentID", parent);
        if (_image.HasSize && from == "label")
        {
            Number("original_width", _image.Width);
            Number("original_height", _image.Height);
            Number("image_rotation", 0);
        }
        output.Property("value"u8);
        output.BeginObject();
    }

    private void EndResult(Annotation annotation, Action? more = null)
    {
        output.EndObject();
        if (annotation.Score is { } score) Number("score", score);
        output.Property("meta"u8);
        output.BeginObject();
        more?.Invoke();
        if (annotation.IsCrowd) Flag(LabelStudioFormat.Crowd);
        if (annotation.ZOrder != 0) Number(LabelStudioFormat.Layer, annotation.ZOrder);
        if (annotation.Area is { } area) Number(LabelStudioFormat.Area, area);
        foreach (ExtraField extra in annotation.Extras)
        {
            if (extra.Name == LabelStudioFormat.MoreLabels && annotation.IsObject) continue; // among the labels
            output.Property(extra.Name == KnownFields.Description ? LabelStudioFormat.Remarks : extra.Name);
            if (extra.Name == KnownFields.Description) output.BeginList();
            output.Raw(extra.Json);
            if (extra.Name == KnownFields.Description) output.EndList();
        }
        output.EndObject();
        output.EndObject();
    }

    private void WriteLabels(string property, string label, Annotation? annotation)
    {
        output.Property(property);
        output.BeginList();
        output.Text(label);
        if (annotation is not null && KnownFields.Find(annotation.Extras, LabelStudioFormat.MoreLabels) is ['[', .. var more, ']'] && more.Length > 0) output.Raw(more);
        output.EndList();
    }

    private void Text(string name, string value)
    {
        output.Property(name);
        output.Text(value);
    }

    private void Number(string name, double value)
    {
        output.Property(name);
        output.Number(value);
    }

    private void Flag(string name)
    {
        output.Property(name);
        output.Bool(true);
    }

    // 0 up to 360, as Label Studio has it.
    private static double Turn(double angle)
    {
        double turned = Math.IEEERemainder(angle, 360);
        return turned < 0 ? turned + 360 : turned;
    }
}
