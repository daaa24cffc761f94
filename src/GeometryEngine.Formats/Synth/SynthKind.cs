namespace GeometryEngine.Formats;

/// <summary>How the objects of a synthetic category are annotated.</summary>
internal enum SynthKind
{
    Polygon,
    Box,
    Mask,
    Keypoints,
    ImageLabel,
}
