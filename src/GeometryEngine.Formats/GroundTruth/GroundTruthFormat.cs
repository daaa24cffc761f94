namespace GeometryEngine.Formats;

/// <summary>Augmented manifests of SageMaker Ground Truth and Rekognition: a line for each image, with what each labelling job says of it.</summary>
internal sealed class GroundTruthFormat : DatasetFormat
{
    /// <summary>The address of the image.</summary>
    public const string Source = "source-ref";

    public override string Name => "ground-truth";

    public override string Description => "SageMaker Ground Truth manifests (NDJSON with source-ref, and for each job its answer and JOB-metadata): boxes, labels";

    public override bool Recognizes(DatasetInput input) => input.FirstByte == '{' && input.JsonProperties.ContainsKey(Source);

    public override DatasetSource Open(DatasetInput input, ReadOptions options) => new GroundTruthSource(input, options);
}
