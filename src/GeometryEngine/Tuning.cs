namespace GeometryEngine;

/// <summary>Every threshold at which the engine changes its way or gives up, each with what set it. None changes a result that is given.</summary>
internal static class Tuning
{
    /// <summary>
    /// Words of 64 pixels of one side of an intersection matrix, 128 MiB: more masks are compared block by block. Far above what a normal image
    /// takes (100 objects of 160x160 pixels in 1080p are 0.4 MiB), and low enough that both sides fit beside everything else.
    /// </summary>
    public const long MaxBatchWords = 1 << 24;

    /// <summary>Keys from which on digits sort faster than insertion: below, clearing 2,048 counters takes longer than the keys do.</summary>
    public const int LeastDigitSort = 96;

    /// <summary>Most labels that weights are made for: beyond, q^2 numbers no longer fit the caches, and 32 MB no longer seem little.</summary>
    public const int MostWeightedLabels = 2048;

    /// <summary>Most labels that are numbers and are listed one by one, each against all others.</summary>
    public const int MostListedNumbers = 100;

    /// <summary>Patterns of ratings that bootstrap samples visit together by default: about half a second.</summary>
    public const long BootstrapVisits = 5_000_000;

    /// <summary>Pairs of values that bootstrap samples of ratio alpha compare together at most: about a second.</summary>
    public const double BootstrapPairs = 1e9;

    /// <summary>Most numbers in a table of raters by labels: half a gigabyte.</summary>
    public const long MostMargins = 1 << 26;

    /// <summary>
    /// Most distinct values of ratio alpha, whose expected disagreement looks at each two of them: 2^31 pairs, some seconds.
    /// </summary>
    public const int MostRatioValues = 1 << 16;

    /// <summary>Most votes times labels of a consensus that is computed for the annotators' skills alone: up to 1,000 rounds of a millisecond.</summary>
    public const long SkillVotes = 500_000;

    /// <summary>
    /// Pixels for each run of a label map up to which pixels are counted 64 at a time rather than run by run. A run takes about 14 ns of a sweep over
    /// five maps; on bit planes 3 ns, and each pixel 1 ns.
    /// </summary>
    public const long PixelsPerRun = 10;

    /// <summary>Widest image whose runs of labels are read off painted bands of 8 rows: such a band of 32-bit labels takes half a gigabyte.</summary>
    public const int MostBandWidth = 1 << 24;

    /// <summary>
    /// Words of 64 pixels of the polygons of a scene that are painted together: what the cache of a core, and a little of the next one, holds. More
    /// polygons are painted over them afterwards.
    /// </summary>
    public const int SceneWords = 1 << 18;

    /// <summary>
    /// Words of 64 pixels from which on a polygon's toggles are marked, so that only few of the words are read and cleared: a mark takes half a
    /// nanosecond for each toggle, a word that the cache of a core does not hold a quarter.
    /// </summary>
    public const int MarkedWords = 1 << 17;

    /// <summary>
    /// Bytes of a dense map from which on whole lines of the cache are written past it: no cache holds the map until it is read, and a line that is
    /// not read before it is written takes half the time.
    /// </summary>
    public const long StreamedBytes = 1 << 25;

    /// <summary>
    /// Most objects, a mask counted as 16 and each annotator's set as 4 more, of the images that are all compared with one another for the alpha of
    /// sets: about a second.
    /// </summary>
    public const long SetAlphaCost = 1 << 14;
}
