using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace GeometryEngine.Formats;

/// <summary>
/// Writes a CVAT file: images with their shapes, and tracks, whose frames are the ids of the images. Both go into temporary files while images arrive,
/// since the head before them names the attributes in them.
/// </summary>
internal sealed class CvatWriter : DatasetWriter
{
    private readonly DatasetInfo _info;
    private readonly CvatAttributeTypes _types;
    private readonly CvatShapeWriter _shapes;
    private readonly IdWriter _ids = new();
    private readonly List<int> _frames = [];
    private readonly AtomicFile _file;
    private readonly FileStream _images;
    private readonly CvatTrackSpool _tracks;
    private readonly XmlWriter _xml;

    public CvatWriter(string path, Features holds, DatasetInfo info) : base(holds, info)
    {
        _info = info;
        _types = new CvatAttributeTypes(info);
        _shapes = new CvatShapeWriter(info, _types, Lost);
        CvatHead.CountLosses(info, Lost);
        _file = new AtomicFile(path);
        try
        {
            _images = TemporaryFile.Beside(path);
            _tracks = new CvatTrackSpool(path);
        }
        catch
        {
            _images?.Dispose();
            _file.Dispose();
            throw;
        }
        _xml = XmlWriter.Create(_images, CvatFormat.Output(ConformanceLevel.Fragment));
    }

    protected override void WriteItem(DatasetItem item)
    {
        ImageInfo image = item.Image;
        string name = XmlWritable.Text(image.Name);
        if (name != image.Name) Lost.Add(Features.FileNames, image.Name);
        int frame = Frame(image);
        _xml.WriteStartElement("image");
        _xml.WriteAttributeString("id", Text(frame));
        _xml.WriteAttributeString("name", name);
        if (image.Subset is { } subset) _xml.WriteAttributeString("subset", XmlWritable.Text(subset));
        if (image.HasSize)
        {
            _xml.WriteAttributeString("width", Text(image.Width));
            _xml.WriteAttributeString("height", Text(image.Height));
        }
        for (int i = 0; i < item.Annotations.Count; i++)
        {
            if (item.Annotations[i].IsObject && KnownFields.Text(item.Annotations[i].Extras, KnownFields.Track) is { } track) WriteTracked(item, i, track);
            else _shapes.Write(_xml, item, i);
        }
        _xml.WriteEndElement();
    }

    protected override void Finish()
    {
        _xml.Flush();
        _images.Position = 0;
        using (XmlWriter xml = XmlWriter.Create(_file.Stream, CvatFormat.Output(ConformanceLevel.Document)))
        {
            xml.WriteStartElement("annotations");
            CvatHead.Write(xml, _info, _types, [new XElement("size", _frames.Count), new XElement("mode", "annotation")]);
            xml.WriteWhitespace("\n");
            xml.Flush();
            _images.CopyTo(_file.Stream);
            _file.Stream.WriteByte((byte)'\n');
            _tracks.CopyTo(_file.Stream, _info, _frames);
            xml.WriteEndElement();
        }
        _file.Stream.WriteByte((byte)'\n');
        _file.Commit();
    }

    protected override void Dispose(bool disposing)
    {
        _xml.Dispose();
        _tracks.Dispose();
        _images.Dispose();
        _file.Dispose();
        base.Dispose(disposing);
    }

    // Its place among the image's annotations goes with it: the later lies on top.
    private void WriteTracked(DatasetItem item, int index, string track)
    {
        Annotation annotation = item.Annotations[index];
        bool isKey = KnownFields.Flag(annotation.Extras, CvatFormat.Keyframe) != false;
        using var shape = new MemoryStream();
        using (XmlWriter xml = XmlWriter.Create(shape, CvatFormat.Output(ConformanceLevel.Fragment)))
        {
            _shapes.Write(xml, item, index,
                [("frame", Text(_frames[^1])), ("outside", "0"), ("keyframe", isKey ? "1" : "0"), (CvatFormat.Order, Text(index))]);
        }
        _tracks.Add(track, annotation, _frames.Count - 1, _frames, shape.GetBuffer().AsSpan(0, (int)shape.Length));
    }

    // CVAT numbers images from 0 and has no other ids.
    private int Frame(ImageInfo image)
    {
        SourceId id = _ids.Next(image.Id is { IsNumber: true, Number: >= 0 and <= int.MaxValue } ? image.Id : null);
        if (id != image.Id) Lost.Add(Features.ImageIds, image.Name);
        _frames.Add((int)id.Number);
        return _frames[^1];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
