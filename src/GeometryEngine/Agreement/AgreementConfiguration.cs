using System.Globalization;

namespace GeometryEngine;

/// <summary>How the configuration of an <see cref="Agreement"/> is saved: what it needs of the tables of the data set, and its options.</summary>
internal static class AgreementConfiguration
{
    /// <summary>Writes or reads tables.</summary>
    /// <returns>The tables, without what no report needs.</returns>
    public static DatasetInfo Sync(SavedState state, DatasetInfo info) => info with
    {
        Annotators = state.Sync(info.Annotators, SavedState.Text),
        Categories = state.Sync(info.Categories, static (SavedState state, ref Category category) =>
        {
            (string name, string id, bool isNumber) = category is null ? ("", "", false) : (category.Name, category.Id.ToString(), category.Id.IsNumber);
            state.Sync(ref name);
            state.Sync(ref id);
            state.Sync(ref isNumber);
            string[] keypoints = state.Sync(category?.KeypointNames ?? [], SavedState.Text);
            SourceId source = isNumber && long.TryParse(id, CultureInfo.InvariantCulture, out long number) ? new SourceId(number) : new SourceId(id);
            category = new Category { Id = source, Name = name, KeypointNames = keypoints };
        }),
    };

    /// <summary>Writes or reads options.</summary>
    /// <returns>The options.</returns>
    public static AgreementOptions Sync(SavedState state, AgreementOptions options) => options with
    {
        HasReference = Sync(state, options.HasReference ? 1L : 0) == 1,
        IouThreshold = Sync(state, options.IouThreshold),
        LowOverlap = Sync(state, options.LowOverlap),
        Match = (MatchMethod)Sync(state, (long)options.Match),
        Sigmas = Sync(state, options.Sigmas),
        PaintOrder = (PaintOrder)Sync(state, (long)options.PaintOrder),
        WorstImages = (int)Sync(state, (long)options.WorstImages),
        LabelOrder = new LabelOrder(state.Sync(options.LabelOrder.Labels, SavedState.Text)),
        Confidence = Sync(state, options.Confidence),
        BootstrapSamples = Sync(state, options.BootstrapSamples),
        AlphaImages = Sync(state, options.AlphaImages),
        Seed = (int)Sync(state, (long)options.Seed),
    };

    private static int? Sync(SavedState state, int? value)
    {
        const long None = -1;
        long number = Sync(state, value ?? None);
        return number == None ? null : (int)number;
    }

    private static KeypointSigmas Sync(SavedState state, KeypointSigmas sigmas)
    {
        double[] values = state.Sync<double>(sigmas.Values.ToArray(), SavedState.Number);
        return values.Length == 0 ? KeypointSigmas.Default : new KeypointSigmas(values);
    }

    private static long Sync(SavedState state, long value)
    {
        state.Sync(ref value);
        return value;
    }

    private static double Sync(SavedState state, double value)
    {
        state.Sync(ref value);
        return value;
    }
}
