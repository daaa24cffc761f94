namespace GeometryEngine;

/// <summary>Counts of one annotator against the consensus.</summary>
internal sealed class AnnotatorTally
{
    public long Images { get; set; }

    public long Fused { get; set; }

    public long Extra { get; set; }

    public long Missing { get; set; }

    public long ObjectLabels { get; set; }

    public long Labels { get; set; }

    public long AgreeingLabels { get; set; }

    public long Pixels { get; set; }

    public long AgreeingPixels { get; set; }

    public FixedPointSum Iou { get; set; }

    public LabelPairs ObjectErrors { get; } = new();

    public LabelPairs ImageErrors { get; } = new();

    public AnnotatorConsensus ToReport(DatasetInfo info, int annotator, LabelModels models) => new()
    {
        Annotator = info.Annotators[annotator],
        Images = Images,
        Fused = Fused,
        Extra = Extra,
        Missing = Missing,
        F1 = Measure.Ratio(2 * Fused, 2 * Fused + Extra + Missing),
        MeanIou = Iou.Mean(Fused),
        ObjectLabels = Measure.Ratio(ObjectLabels, Fused),
        Pixels = Measure.Ratio(AgreeingPixels, Pixels),
        ImageLabels = Measure.Ratio(AgreeingLabels, Labels),
        ObjectErrors = ObjectErrors.ToRows(info),
        ImageErrors = ImageErrors.ToRows(info),
        ObjectSkill = models.Objects.Model.Skill(annotator),
        ImageSkill = models.Categories?.Model.Skill(annotator) ?? Measure.Undefined(MeasureStatus.Empty),
    };
}
