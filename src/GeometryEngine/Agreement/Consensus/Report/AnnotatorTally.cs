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

    public AnnotatorConsensus ToReport(string name, int annotator, LabelModels models) => new()
    {
        Annotator = name,
        Images = Images,
        Fused = Fused,
        Extra = Extra,
        Missing = Missing,
        F1 = Measure.Ratio(2 * Fused, 2 * Fused + Extra + Missing),
        MeanIou = Iou.Mean(Fused),
        ObjectLabels = Measure.Ratio(ObjectLabels, Fused),
        Pixels = Measure.Ratio(AgreeingPixels, Pixels),
        ImageLabels = Measure.Ratio(AgreeingLabels, Labels),
        ObjectSkill = models.Objects.Model.Skill(annotator),
        ImageSkill = models.Categories?.Model.Skill(annotator) ?? Measure.Undefined(MeasureStatus.Empty),
    };
}
