namespace GeometryEngine.Formats;

/// <summary>What was read of one annotation so far, but for what stands in the columns already.</summary>
internal struct CocoRow
{
    public SourceId? Id;
    public SourceId? ImageId;
    public SourceId? CategoryId;
    public Box? Box;
    public (int Height, int Width)? Mask;
    public double? Area;
    public double? Score;
    public bool IsCrowd;
    public bool GeometryLost;
}
