using System.Globalization;
using System.Xml.Linq;

namespace GeometryEngine.Formats;

internal sealed partial class CvatSource
{
    private const string Version = "1.1";
    private const int MostFrames = 10_000_000;

    private void Index()
    {
        var walker = new XmlWalker(_file, Options, Log);
        _encoding = walker.Encoding;
        if (!walker.Next() || walker.Name != Root) Throw.Input(walker.Break ?? new Problem(Path, "line 1", $"<{walker.Name}>", $"<{Root}>"));
        walker.Enter();
        int images = 0;
        bool isEmpty = walker.IsEmpty;
        while (!isEmpty && walker.Next())
        {
            switch (walker.Name)
            {
                case "version": CheckVersion(walker.TryParse()); break;
                case "meta": ReadMeta(walker.TryParse()); break;
                case "image": IndexImage(walker, images++); break;
                case "track": IndexTrack(walker); break;
            }
        }
        AddFrames(hasImages: images > 0);
        NameBySubset();
        EndIndex();
    }

    private void CheckVersion(XElement? version)
    {
        if (version is not null && version.Value.Trim() != Version) Log.Report(XmlPlace.ProblemAt(version, $"version '{version.Value.Trim()}'", Version));
    }

    private void ReadMeta(XElement? meta)
    {
        if (meta is null) return;
        _meta.Read(meta, new XmlFields(Options, Log));
        foreach (CvatLabel label in _meta.Labels)
            if (label.Parent is null) Declare(CvatSkeleton.ToCategory(label, _meta));
    }

    private void IndexImage(XmlWalker walker, int number)
    {
        string path = walker.Path;
        if (!walker.TryRead(out ReadOnlySpan<byte> bytes) || TryParseTag(bytes, path, walker.Extent.Line) is not { } tag) return;
        string? task = TaskOf(tag);
        int frame = int.TryParse(XmlFields.Attribute(tag, "id"), NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : -1;
        if (frame >= 0) _imageFrames.Add((task, frame));
        Add(new CvatPiece(number, walker.Extent, task, frame));
    }

    private void IndexTrack(XmlWalker walker)
    {
        int number = _trackElements++, shapes = 0;
        XElement tag = walker.Enter();
        var keys = new List<CvatKey>();
        bool isEmpty = walker.IsEmpty;
        while (!isEmpty && walker.Next())
        {
            string path = walker.Path;
            bool isShape = CvatShapeParser.IsShape(walker.Name);
            if (!isShape) Log.Report(Path, $"{path}", $"<{walker.Name}>", "a shape of CVAT 1.1");
            else if (walker.TryRead(out ReadOnlySpan<byte> bytes) && TryParseTag(bytes, path, walker.Extent.Line) is { } shape && FrameOf(shape) is { } frame)
                keys.Add(new CvatKey(frame, XmlFields.Attribute(shape, "outside") == "1", shapes, walker.Extent));
            shapes++;
        }
        _tracks.Add(new CvatTrack(
            number, XmlFields.Attribute(tag, "id") ?? number.ToString(CultureInfo.InvariantCulture), LabelOf(tag), TaskOf(tag),
            XmlFields.Attribute(tag, "group_id"), XmlFields.Attribute(tag, CvatFormat.Source), Ascending(keys)));
        CategoryOf(LabelOf(tag));
    }

    // The only task of a file may go without its id.
    private string? TaskOf(XElement tag)
    {
        string? written = XmlFields.Attribute(tag, "task_id");
        return _meta.TaskOf(written)?.Id ?? written;
    }

    private XElement? TryParseTag(ReadOnlySpan<byte> element, string path, int line)
    {
        try
        {
            return SafeXml.ParseTag(element, _encoding, new XmlOrigin(Path, path, line), Options.MaxDepth, new ProblemLog(strict: false, []));
        }
        catch (InputException failure) when (!Options.Strict)
        {
            Log.Report(failure.Problem);
            return null;
        }
    }

    private int? FrameOf(XElement shape)
    {
        if (int.TryParse(XmlFields.Attribute(shape, "frame"), NumberStyles.None, CultureInfo.InvariantCulture, out int frame)) return frame;
        Log.Report(XmlPlace.ProblemAt(shape, $"frame '{XmlFields.Attribute(shape, "frame")}'", $"a whole number, 0 to {int.MaxValue}"));
        return null;
    }

    // Of several shapes in one frame the last counts.
    private List<CvatKey> Ascending(List<CvatKey> keys)
    {
        var ascending = new List<CvatKey>(keys.Count);
        foreach (CvatKey key in keys.OrderBy(key => key.Frame))
        {
            if (ascending.Count == 0 || ascending[^1].Frame != key.Frame) ascending.Add(key);
            else
            {
                Log.Report(Path, $"line {key.Extent.Line}", $"another shape of frame {key.Frame}", "one shape a frame in a track");
                ascending[^1] = key;
            }
        }
        return ascending;
    }

    // The frames of videos, and those in which a track has a shape, as far as they are no images.
    private void AddFrames(bool hasImages)
    {
        List<string?> videos = [.. _tracks.Select(track => track.Task).Distinct()];
        if (!hasImages) videos.AddRange(_meta.Tasks.Where(task => task.IsVideo && !videos.Contains(task.Id)).Select(task => task.Id));
        foreach (string? video in videos)
        {
            int[] seen = [.. _tracks.Where(track => track.Task == video).SelectMany(track => track.Keys).Where(key => !key.IsOutside).Select(key => key.Frame)];
            var frames = new SortedSet<int>(seen);
            if (!hasImages) frames.UnionWith(FramesOf(_meta.TaskOf(video), seen));
            foreach (int frame in frames)
                if (_imageFrames.Add((video, frame))) AddFrame(new CvatPiece(-1, default, video, frame));
        }
    }

    private IEnumerable<int> FramesOf(CvatTask? task, int[] seen)
    {
        if (task?.Frames is { } frames) return Enumerable.Range(0, frames.Count).Select(i => frames.Start + i * frames.Step);
        if (seen.Length == 0) return [];
        int first = seen.Min(), count = seen.Max() - first + 1;
        if (count <= MostFrames) return Enumerable.Range(first, count);
        Log.Report(Path, "", $"tracks over {count} frames", $"at most {MostFrames}");
        return [];
    }

    private void AddFrame(CvatPiece piece)
    {
        CvatTask? task = _meta.TaskOf(piece.Task);
        Add(piece, FrameImage(task, piece), [AnnotatorOf(task?.Assignee)]);
    }

    // Tasks of a project may have images of equal names; the subsets they belong to tell them apart.
    private void NameBySubset()
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < ImageCount; i++)
            if (GetImage(i).FileName is { } name) names[name] = names.GetValueOrDefault(name) + 1;
        for (int i = 0; i < ImageCount; i++)
            if (GetImage(i) is { FileName: { } name, Subset: { } subset } && names[name] > 1) Change(i, image => image with { FileName = $"{subset}/{name}" });
    }
}
