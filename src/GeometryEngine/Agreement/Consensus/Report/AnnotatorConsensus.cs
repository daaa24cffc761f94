namespace GeometryEngine;

/// <summary>One annotator against the consensus.</summary>
public sealed record AnnotatorConsensus
{
    /// <summary>The annotator.</summary>
    public required string Annotator { get; init; }

    /// <summary>Images it has seen.</summary>
    public required long Images { get; init; }

    /// <summary>Its objects that are part of fused ones.</summary>
    public required long Fused { get; init; }

    /// <summary>Its objects that too few others marked.</summary>
    public required long Extra { get; init; }

    /// <summary>Fused objects in images it has seen that it did not mark.</summary>
    public required long Missing { get; init; }

    /// <summary>2 fused / (2 fused + extra + missing).</summary>
    public required Measure F1 { get; init; }

    /// <summary>Mean IoU of its objects with the fused ones.</summary>
    public required Measure MeanIou { get; init; }

    /// <summary>Share of its fused objects that it calls by the label the consensus gives.</summary>
    public required Measure ObjectLabels { get; init; }

    /// <summary>Share of pixels, background included, that it labels as the fused maps do; undefined unless label maps were fused.</summary>
    public required Measure Pixels { get; init; }

    /// <summary>Share of its labels of images, or of tags given and not given, that the consensus shares.</summary>
    public required Measure ImageLabels { get; init; }

    /// <summary>
    /// What the consensus calls its fused objects (A) and what it calls them itself (B), the most frequent first; equal labels too, so that the rows are
    /// a table of errors.
    /// </summary>
    public required IReadOnlyList<LabelConfusion> ObjectErrors { get; init; }

    /// <summary>The same of labels of images; empty for tags.</summary>
    public required IReadOnlyList<LabelConfusion> ImageErrors { get; init; }

    /// <summary>How likely its label of an object is right, under the model that decided.</summary>
    public required Measure ObjectSkill { get; init; }

    /// <summary>How likely its label of an image is right, under the model that decided; undefined for tags, which have a model each.</summary>
    public required Measure ImageSkill { get; init; }
}
