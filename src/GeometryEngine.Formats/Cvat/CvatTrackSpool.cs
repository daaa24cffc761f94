using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace GeometryEngine.Formats;

/// <summary>
/// Gathers the shapes of tracks while images arrive: their text goes into a temporary file, and where it lies is kept by track, 16 bytes a shape.
/// </summary>
internal sealed class CvatTrackSpool(string output) : IDisposable
{
    private readonly FileStream _file = TemporaryFile.Beside(output);
    private readonly List<Track> _tracks = [];
    private readonly Dictionary<(string Id, int Category, string? Group), Track> _byKey = [];

    /// <summary>Adds a shape.</summary>
    /// <param name="id">The track.</param>
    /// <param name="annotation">The annotation; what does not change along a track is taken of the first.</param>
    /// <param name="image">Number of the image, ascending.</param>
    /// <param name="frames">The frame of each image so far.</param>
    /// <param name="shape">The shape's element.</param>
    public void Add(string id, Annotation annotation, int image, IReadOnlyList<int> frames, ReadOnlySpan<byte> shape)
    {
        Track track = TrackOf(id, annotation, image);
        Close(track, image, frames);
        track.Shapes.Add((Append(shape), shape.Length));
        (track.LastImage, track.IsOutside) = (image, false);
    }

    /// <summary>Writes the tracks.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="info">The tables of the data set.</param>
    /// <param name="frames">The frame of each image.</param>
    public void CopyTo(Stream stream, DatasetInfo info, IReadOnlyList<int> frames)
    {
        foreach (Track track in _tracks)
        {
            Close(track, frames.Count, frames);
            var element = new XElement("track", new XAttribute("id", XmlWritable.Text(track.Id)), new XAttribute("label", XmlWritable.Text(info.Categories[track.Category].Name)));
            if (track.Source is { } source) element.SetAttributeValue(CvatFormat.Source, XmlWritable.Text(source));
            if (track.Group is { } group) element.SetAttributeValue("group_id", XmlWritable.Text(group));
            string tag = element.ToString();
            stream.Write(Encoding.UTF8.GetBytes($"{tag[..tag.LastIndexOf('/')].TrimEnd()}>\n"));
            foreach ((long start, int length) in track.Shapes)
            {
                stream.Write(Read(start, length));
                stream.WriteByte((byte)'\n');
            }
            stream.Write("</track>\n"u8);
        }
    }

    public void Dispose() => _file.Dispose();

    // A second object of a track in one image gets a track element of its own.
    private Track TrackOf(string id, Annotation annotation, int image)
    {
        string? group = KnownFields.Text(annotation.Extras, KnownFields.Group);
        if (_byKey.TryGetValue((id, annotation.Category, group), out Track? known) && known.LastImage < image) return known;
        var track = new Track(id, annotation.Category, group, KnownFields.Text(annotation.Extras, CvatFormat.Source));
        _tracks.Add(track);
        return _byKey[(id, annotation.Category, group)] = track;
    }

    // A track is outside from the first image on in which it has no shape, or else it would be seen there, interpolated.
    private void Close(Track track, int image, IReadOnlyList<int> frames)
    {
        if (track.IsOutside || track.LastImage < 0 || track.LastImage + 1 >= image) return;
        (long start, int length) = track.Shapes[^1];
        XElement shape = XElement.Parse(Encoding.UTF8.GetString(Read(start, length)));
        shape.SetAttributeValue("frame", frames[track.LastImage + 1].ToString(CultureInfo.InvariantCulture));
        shape.SetAttributeValue("outside", "1");
        shape.SetAttributeValue("keyframe", "1");
        byte[] outside = Encoding.UTF8.GetBytes(shape.ToString());
        track.Shapes.Add((Append(outside), outside.Length));
        track.IsOutside = true;
    }

    private long Append(ReadOnlySpan<byte> bytes)
    {
        long start = _file.Length;
        _file.Position = start;
        _file.Write(bytes);
        return start;
    }

    private byte[] Read(long start, int length)
    {
        var bytes = new byte[length];
        _file.Position = start;
        _file.ReadExactly(bytes);
        return bytes;
    }

    private sealed record Track(string Id, int Category, string? Group, string? Source)
    {
        public List<(long Start, int Length)> Shapes { get; } = [];

        /// <summary>The last image that it has a shape in; -1 before the first.</summary>
        public int LastImage { get; set; } = -1;

        public bool IsOutside { get; set; }
    }
}
