namespace GeometryEngine;

/// <summary>What became of an object when two annotators are compared.</summary>
public enum ObjectOutcome
{
    /// <summary>Both have it, with one category.</summary>
    Matched,

    /// <summary>Both have it, with different categories.</summary>
    LabelMismatch,

    /// <summary>The second annotator lacks it.</summary>
    Missing,

    /// <summary>The first annotator lacks it.</summary>
    Extra,

    /// <summary>It counts neither for nor against: an unmatched crowd, or an object in a crowd of the other annotator.</summary>
    Ignored,
}
