namespace GeometryEngine.Formats;

/// <summary>Pascal VOC as the challenge defines it: the first pixel is 1, and the last pixel of a box is its corner. Only by name, since no file says so.</summary>
internal sealed class VocOriginalFormat : VocFormat
{
    public override string Name => "voc-original";

    public override string Description => "Pascal VOC with the challenge's own corners: first pixel 1, last pixel inside (by --format only)";

    public override Features Holds => Features.None;

    public override bool Recognizes(DatasetInput input) => false;

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new VocSource(input, options, isOneBased: true);

    public override DatasetWriter Create(string path, DatasetInfo info) => throw new NotSupportedException($"format '{Name}' can be read but not written");
}
