namespace GeometryEngine;

/// <summary>How a consensus came about: what was fused, what was left out or tied, and how far each annotator stands from it.</summary>
public sealed record ConsensusReport
{
    /// <summary>Names of the annotators.</summary>
    public required IReadOnlyList<string> Annotators { get; init; }

    /// <summary>Number of images.</summary>
    public required long Images { get; init; }

    /// <summary>Images that one annotator alone has seen, whose work stands as it is.</summary>
    public required long SingleAnnotatorImages { get; init; }

    /// <summary>What became of objects; null when nobody marked any.</summary>
    public required ObjectConsensus? Objects { get; init; }

    /// <summary>What became of pixels; null unless label maps were fused.</summary>
    public required PixelConsensus? Pixels { get; init; }

    /// <summary>What became of labels of images; null without any, or when they are tags.</summary>
    public required LabelConsensus? Categories { get; init; }

    /// <summary>What became of each tag; empty without tags.</summary>
    public required IReadOnlyList<TagConsensus> Tags { get; init; }

    /// <summary>Each annotator against the consensus.</summary>
    public required IReadOnlyList<AnnotatorConsensus> PerAnnotator { get; init; }

    /// <summary>The images where another vote would be worth most, in falling order.</summary>
    public required IReadOnlyList<UncertainImage> Uncertain { get; init; }
}
