using System.Globalization;
using System.Xml.Linq;

namespace GeometryEngine.Formats;

/// <summary>The head of a CVAT file: its labels and its tasks (a dump of a job has one, without the element's name).</summary>
internal sealed class CvatMeta
{
    private const int MostFrames = 10_000_000;

    private readonly Dictionary<(string Parent, string Name), CvatLabel> _labels = []; // points of two skeletons may be called alike, or as a label is
    private readonly Dictionary<string, CvatTask> _tasks = new(StringComparer.Ordinal);

    /// <summary>The labels, points of skeletons included, each name once beside its like.</summary>
    public IReadOnlyCollection<CvatLabel> Labels => _labels.Values;

    /// <summary>The tasks.</summary>
    public IReadOnlyCollection<CvatTask> Tasks => _tasks.Values;

    /// <summary>Reads a head.</summary>
    /// <param name="meta">The element <c>meta</c>.</param>
    /// <param name="fields">Where problems go.</param>
    public void Read(XElement meta, XmlFields fields)
    {
        foreach (XElement whole in meta.Elements().Where(element => element.Name.LocalName is "task" or "project" or "job"))
        {
            foreach (XElement label in XmlFields.Children(XmlFields.Child(whole, "labels") ?? whole, "label")) AddLabel(label);
            if (whole.Name.LocalName is not "project") AddTask(whole, meta, fields);
            foreach (XElement task in XmlFields.Children(XmlFields.Child(whole, "tasks") ?? whole, "task")) AddTask(task, meta, fields);
        }
    }

    /// <summary>The label of a name, or the first point of a skeleton that is called so; null for one that was not declared.</summary>
    public CvatLabel? LabelOf(string name) => _labels.GetValueOrDefault(("", name)) ?? _labels.Values.FirstOrDefault(label => label.Name == name);

    /// <summary>The task of an id; the only one where there is no id. Null for one that was not declared.</summary>
    public CvatTask? TaskOf(string? id)
    {
        if (id is not null && _tasks.TryGetValue(id, out CvatTask? task)) return task;
        return _tasks.Count == 1 ? _tasks.Values.First() : null;
    }

    private void AddLabel(XElement label)
    {
        if (XmlFields.Text(label, "name") is not { } name) return;
        var attributes = new List<CvatAttribute>();
        foreach (XElement attribute in XmlFields.Children(XmlFields.Child(label, "attributes") ?? label, "attribute"))
            if (XmlFields.Text(attribute, "name") is { } attributeName)
                attributes.Add(new CvatAttribute(attributeName, XmlFields.Text(attribute, "input_type"), XmlJson.Of(attribute)));
        string? parent = XmlFields.Text(label, "parent");
        _labels.TryAdd((parent ?? "", name), new CvatLabel(
            name, parent, XmlFields.Text(label, "color"), XmlFields.Text(label, "type"), XmlFields.Text(label, "svg"), attributes));
    }

    private void AddTask(XElement task, XElement meta, XmlFields fields)
    {
        string id = XmlFields.Text(task, "id") ?? "";
        XElement? size = XmlFields.Child(task, "original_size") ?? XmlFields.Child(meta, "original_size");
        _tasks.TryAdd(id, new CvatTask(
            id,
            XmlFields.Text(task, "subset"),
            XmlFields.Child(task, "assignee") is { } assignee ? XmlFields.Text(assignee, "username") : null,
            XmlFields.Text(task, "mode") == "interpolation",
            Frames(task, fields),
            size is null ? 0 : fields.Size(XmlFields.Child(size, "height")),
            size is null ? 0 : fields.Size(XmlFields.Child(size, "width"))));
    }

    // <start_frame>10</start_frame> <stop_frame>19</stop_frame> <frame_filter>step=3</frame_filter>, else <size>4</size>
    private static CvatFrames? Frames(XElement task, XmlFields fields)
    {
        double start = fields.Number(XmlFields.Child(task, "start_frame")) ?? 0;
        string filter = XmlFields.Text(task, "frame_filter") ?? "";
        int at = filter.IndexOf("step=", StringComparison.Ordinal);
        int step = at >= 0 && int.TryParse(filter.AsSpan(at + 5).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0 ? value : 1;
        double? stop = fields.Number(XmlFields.Child(task, "stop_frame"));
        if (stop is null && fields.Number(XmlFields.Child(task, "size")) is { } size) stop = start + (size - 1) * step;
        if (stop is null || stop < start || start < 0) return null;
        if ((stop - start) / step < MostFrames && stop <= int.MaxValue) return new CvatFrames((int)start, (int)stop, step);
        fields.Report(task, $"frames {start} to {stop}", $"at most {MostFrames}");
        return null;
    }
}
