namespace GeometryEngine;

/// <summary>How many objects of two annotators match at each of COCO's ten IoU thresholds.</summary>
internal sealed class ThresholdCounts
{
    /// <summary>0.50, 0.55, ... 0.95.</summary>
    public static readonly double[] Thresholds = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];

    /// <summary>By threshold, pairs of equal category that match.</summary>
    public long[] Matched { get; } = new long[Thresholds.Length];

    /// <summary>By threshold, objects of the first annotator that count.</summary>
    public long[] First { get; private set; } = new long[Thresholds.Length];

    /// <summary>By threshold, objects of the second annotator that count.</summary>
    public long[] Second { get; private set; } = new long[Thresholds.Length];

    /// <summary>Sets all to 0.</summary>
    public void Clear()
    {
        Array.Clear(Matched);
        Array.Clear(First);
        Array.Clear(Second);
    }

    /// <summary>Exchanges the annotators.</summary>
    public void Swap() => (First, Second) = (Second, First);

    /// <summary>Adds other counts.</summary>
    /// <param name="other">Of other images or pairs.</param>
    /// <param name="swapped">Whether its annotators stand the other way round.</param>
    public void Add(ThresholdCounts other, bool swapped = false)
    {
        (long[] first, long[] second) = swapped ? (other.Second, other.First) : (other.First, other.Second);
        for (int i = 0; i < Thresholds.Length; i++)
        {
            Matched[i] += other.Matched[i];
            First[i] += first[i];
            Second[i] += second[i];
        }
    }

    /// <summary>F1 at each threshold, and their mean.</summary>
    /// <param name="whenEmpty">The status of a ratio without objects.</param>
    public ThresholdScores ToScores(MeasureStatus whenEmpty = MeasureStatus.Empty)
    {
        ThresholdScore[] scores =
        [
            .. Thresholds.Select((threshold, i) => new ThresholdScore(threshold, Matched[i])
            {
                Precision = Measure.Ratio(Matched[i], Second[i], whenEmpty),
                Recall = Measure.Ratio(Matched[i], First[i], whenEmpty),
                F1 = Measure.Ratio(2.0 * Matched[i], First[i] + Second[i], whenEmpty),
            }),
        ];
        double[] defined = [.. scores.Select(score => score.F1.Value).OfType<double>()];
        return new ThresholdScores(scores, Measure.Ratio(defined.Sum(), defined.Length, whenEmpty));
    }

    /// <summary>Writes or reads the counts.</summary>
    public void Sync(SavedState state)
    {
        state.Sync(Matched);
        state.Sync(First);
        state.Sync(Second);
    }
}
