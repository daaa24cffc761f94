using System.Runtime.InteropServices;

namespace GeometryEngine.Formats;

/// <summary>
/// Annotations of a COCO file as columns, in the order of the file: entry i of each column belongs to annotation i. Outlines are one array of coordinates
/// with the offsets of its rings. A batch is filled again and again by <see cref="CocoColumnReader.Read"/>, on the same memory.
/// </summary>
/// <remarks>
/// All spans are valid until the batch is filled again. The outline of annotation i:
/// <code>
/// for (int ring = batch.RingOffsets[i]; ring &lt; batch.RingOffsets[i + 1]; ring++)
///     Use(batch.Coordinates[batch.CoordinateOffsets[ring]..batch.CoordinateOffsets[ring + 1]]);
/// </code>
/// </remarks>
public sealed class CocoColumns : IDisposable
{
    private const int DefaultAnnotations = 4096;
    private const int DefaultCoordinates = 1 << 17;

    private readonly int _mostCoordinates;
    private readonly SourceId?[] _ids;
    private readonly SourceId[] _imageIds;
    private readonly SourceId?[] _categoryIds;
    private readonly Box[] _boxes;
    private readonly double[] _areas;
    private readonly double[] _scores;
    private readonly bool[] _isCrowd;
    private readonly int[] _maskHeights;
    private readonly int[] _maskWidths;
    private readonly int[] _ringOffsets;
    private readonly int[] _keypointOffsets;
    private readonly int[] _runOffsets;
    private readonly List<int> _coordinateOffsets = [0];
    private readonly PooledList<double> _coordinates = new();
    private readonly PooledList<double> _keypoints = new();
    private readonly PooledList<uint> _runs = new();

    /// <summary>An empty batch.</summary>
    /// <param name="annotations">Most annotations that it takes, 1 or more.</param>
    /// <param name="coordinates">
    /// Number of coordinates, keypoint numbers and run lengths from which on it counts as full, 1 or more; the annotation that crosses it is still taken whole.
    /// </param>
    /// <exception cref="ArgumentException">One of the limits is under 1.</exception>
    public CocoColumns(int annotations = DefaultAnnotations, int coordinates = DefaultCoordinates)
    {
        Throw.IfOutside(annotations, 1, 1 << 24, nameof(annotations));
        Throw.IfOutside(coordinates, 1, 1 << 28, nameof(coordinates));
        _mostCoordinates = coordinates;
        _ids = new SourceId?[annotations];
        _imageIds = new SourceId[annotations];
        _categoryIds = new SourceId?[annotations];
        _boxes = new Box[annotations];
        _areas = new double[annotations];
        _scores = new double[annotations];
        _isCrowd = new bool[annotations];
        _maskHeights = new int[annotations];
        _maskWidths = new int[annotations];
        _ringOffsets = new int[annotations + 1];
        _keypointOffsets = new int[annotations + 1];
        _runOffsets = new int[annotations + 1];
    }

    /// <summary>Number of annotations.</summary>
    public int Count { get; private set; }

    /// <summary>Ids of the annotations; null where lenient reading found none, and in files of results.</summary>
    public ReadOnlySpan<SourceId?> Ids => _ids.AsSpan(0, Count);

    /// <summary>Ids of their images, as written: the table of images may come later in the file.</summary>
    public ReadOnlySpan<SourceId> ImageIds => _imageIds.AsSpan(0, Count);

    /// <summary>Ids of their categories, as written: the table of categories may come later in the file. Null where lenient reading found none.</summary>
    public ReadOnlySpan<SourceId?> CategoryIds => _categoryIds.AsSpan(0, Count);

    /// <summary>Declared boxes in pixels; four NaN where there is none.</summary>
    public ReadOnlySpan<Box> Boxes => _boxes.AsSpan(0, Count);

    /// <summary>Declared areas in square pixels; NaN where there is none.</summary>
    public ReadOnlySpan<double> Areas => _areas.AsSpan(0, Count);

    /// <summary>Scores of detections; NaN where there is none.</summary>
    public ReadOnlySpan<double> Scores => _scores.AsSpan(0, Count);

    /// <summary>Which annotations are crowd regions.</summary>
    public ReadOnlySpan<bool> IsCrowd => _isCrowd.AsSpan(0, Count);

    /// <summary>Heights in pixels of the masks of annotations whose segmentation is run lengths; 0 for the others.</summary>
    public ReadOnlySpan<int> MaskHeights => _maskHeights.AsSpan(0, Count);

    /// <summary>Widths in pixels of the masks of annotations whose segmentation is run lengths; 0 for the others.</summary>
    public ReadOnlySpan<int> MaskWidths => _maskWidths.AsSpan(0, Count);

    /// <summary>Annotation i has the runs from entry i up to, not including, entry i + 1; one entry more than annotations.</summary>
    public ReadOnlySpan<int> RunOffsets => _runOffsets.AsSpan(0, Count + 1);

    /// <summary>Run lengths of all masks, one after the other: each column-major and zeros first, as in <see cref="Rle.Counts"/>.</summary>
    public ReadOnlySpan<uint> Runs => _runs.Values;

    /// <summary>Annotation i has the rings from entry i up to, not including, entry i + 1; one entry more than annotations.</summary>
    public ReadOnlySpan<int> RingOffsets => _ringOffsets.AsSpan(0, Count + 1);

    /// <summary>Ring r has the coordinates from entry r up to, not including, entry r + 1; one entry more than rings.</summary>
    public ReadOnlySpan<int> CoordinateOffsets => CollectionsMarshal.AsSpan(_coordinateOffsets);

    /// <summary>x0, y0, x1, y1, ... of all rings, one after the other, in pixels.</summary>
    public ReadOnlySpan<double> Coordinates => _coordinates.Values;

    /// <summary>Annotation i has the keypoint numbers from entry i up to, not including, entry i + 1; one entry more than annotations.</summary>
    public ReadOnlySpan<int> KeypointOffsets => _keypointOffsets.AsSpan(0, Count + 1);

    /// <summary>x, y in pixels and visibility of all keypoints, one after the other.</summary>
    public ReadOnlySpan<double> Keypoints => _keypoints.Values;

    /// <summary>The coordinates of one ring: x0, y0, x1, y1, ... in pixels.</summary>
    /// <param name="ring">Index of a ring, below the number of rings.</param>
    public ReadOnlySpan<double> Ring(int ring) => _coordinates.Values[_coordinateOffsets[ring].._coordinateOffsets[ring + 1]];

    /// <summary>The outline of one annotation as an object of its own; null where it has none.</summary>
    /// <param name="annotation">Index of an annotation in [0, <see cref="Count"/>).</param>
    public Polygon? ToPolygon(int annotation)
    {
        ReadOnlySpan<int> offsets = CoordinateOffsets[RingOffsets[annotation]..(RingOffsets[annotation + 1] + 1)];
        if (offsets.Length == 1) return null;
        var starts = new int[offsets.Length - 1];
        for (int i = 0; i < starts.Length; i++) starts[i] = offsets[i] - offsets[0];
        return new Polygon(Coordinates[offsets[0]..offsets[^1]].ToArray(), starts);
    }

    /// <summary>The mask of one annotation as an object of its own; null where its segmentation is not run lengths.</summary>
    /// <param name="annotation">Index of an annotation in [0, <see cref="Count"/>).</param>
    public Rle? ToMask(int annotation)
    {
        if (MaskHeights[annotation] == 0) return null;
        return Rle.FromCounts(MaskHeights[annotation], MaskWidths[annotation], Runs[RunOffsets[annotation]..RunOffsets[annotation + 1]]);
    }

    /// <summary>Gives the memory of the coordinates and runs back.</summary>
    public void Dispose()
    {
        _runs.Dispose();
        _coordinates.Dispose();
        _keypoints.Dispose();
    }

    /// <summary>Whether no more annotations go in.</summary>
    internal bool IsFull => Count == _ids.Length || _coordinates.Count + _keypoints.Count + _runs.Count >= _mostCoordinates;

    /// <summary>The outline of the annotation that is being read: where its coordinates and the ends of its rings go.</summary>
    internal (PooledList<double> Coordinates, List<int> Ends) Outline => (_coordinates, _coordinateOffsets);

    /// <summary>Where the run lengths of the annotation that is being read go.</summary>
    internal PooledList<uint> OpenRuns => _runs;

    /// <summary>Whether the annotation that is being read has an outline so far.</summary>
    internal bool HasOutline => _coordinateOffsets.Count - 1 > _ringOffsets[Count];

    /// <summary>Whether the annotation that is being read has keypoints so far.</summary>
    internal bool HasKeypoints => _keypoints.Count > _keypointOffsets[Count];

    /// <summary>Empties the batch.</summary>
    internal void Clear() => Truncate(0);

    /// <summary>Drops all annotations but the first, and what was read of the next one.</summary>
    internal void Truncate(int count)
    {
        Count = count;
        DropGeometry();
    }

    /// <summary>Drops the outline and the runs of the annotation that is being read.</summary>
    internal void DropSegmentation()
    {
        _runs.Truncate(_runOffsets[Count]);
        int rings = _ringOffsets[Count];
        CollectionsMarshal.SetCount(_coordinateOffsets, rings + 1);
        _coordinates.Truncate(_coordinateOffsets[rings]);
    }

    /// <summary>Drops outline, runs and keypoints of the annotation that is being read.</summary>
    internal void DropGeometry()
    {
        DropSegmentation();
        _keypoints.Truncate(_keypointOffsets[Count]);
    }

    /// <summary>Sets the keypoints of the annotation that is being read.</summary>
    internal void SetKeypoints(ReadOnlySpan<double> triplets)
    {
        _keypoints.Truncate(_keypointOffsets[Count]);
        triplets.CopyTo(_keypoints.Reserve(triplets.Length));
        _keypoints.Take(triplets.Length);
    }

    /// <summary>Takes in the annotation that was read.</summary>
    internal void Add(in CocoRow row, SourceId imageId)
    {
        _ids[Count] = row.Id;
        _imageIds[Count] = imageId;
        _categoryIds[Count] = row.CategoryId;
        _boxes[Count] = row.Box ?? new Box(double.NaN, double.NaN, double.NaN, double.NaN);
        _areas[Count] = row.Area ?? double.NaN;
        _scores[Count] = row.Score ?? double.NaN;
        _isCrowd[Count] = row.IsCrowd;
        (_maskHeights[Count], _maskWidths[Count]) = row.Mask ?? default;
        Count++;
        _ringOffsets[Count] = _coordinateOffsets.Count - 1;
        _keypointOffsets[Count] = _keypoints.Count;
        _runOffsets[Count] = _runs.Count;
    }
}
