using System.Text.Json;
using GeometryEngine.TestSupport;
using GeometryEngine.TestSupport.Oracles;

namespace GeometryEngine.Tests;

/// <summary>Sets of tags: golden values of NLTK with and without its rounded weights, and every pair compared.</summary>
public class TagAgreementTests
{
    private static readonly Gen<int[]?[][]> Items =
        from raters in Gen.Int[2, 4]
        from set in Gen.Int[0, 7].Select(Gen.Int[0, 4], (bits, missing) => missing == 0 ? null : Tags(bits)).Array[raters].Array[1, 8]
        select set;

    [Fact]
    public void Tag_sets_of_NLTK()
    {
        JsonElement golden = GoldenLabels.Set("ml_open");
        JsonElement[] rows = [.. golden.GetProperty("rows_rater_item_labels").EnumerateArray()];
        int raters = rows.Max(row => row[0].GetInt32()) + 1, items = rows.Max(row => row[1].GetInt32()) + 1;
        int[]?[][] sets = [.. Enumerable.Range(0, items).Select(_ => new int[]?[raters])];
        foreach (JsonElement row in rows)
            sets[row[1].GetInt32()][row[0].GetInt32()] = [.. row[2].EnumerateArray().Select(tag => tag.GetInt32())];
        TagAgreement tags = Compute(sets, 5);
        Assert.Equal(golden.GetProperty("alpha_nltk_nominal_on_sets").GetDouble(), tags.AlphaNominal.Value!.Value, 1e-12);
        Assert.Equal(golden.GetProperty("alpha_jaccard").GetDouble(), tags.AlphaJaccard.Value!.Value, 1e-12);
        Assert.Equal(golden.GetProperty("alpha_masi_exact_2/3_1/3").GetDouble(), tags.AlphaMasi.Value!.Value, 1e-12);
        double[] perTag = golden.GetProperty("alpha_binary_per_label").Doubles();
        Assert.Equal(perTag.Length, tags.PerTag.Count);
        foreach ((double expected, LabelSummary tag) in perTag.Zip(tags.PerTag))
            Assert.Equal(expected, tag.KrippendorffAlpha.Value!.Value, 1e-12);
    }

    [Fact]
    public void Alphas_equal_all_pairs_compared() => Items.Sample(items =>
    {
        // Sets as bits, which double as names of the sets.
        double[][] units = [.. items.Select(sets => sets.OfType<int[]>().Select(set => (double)set.Sum(tag => 1 << tag)).ToArray())];
        if (!items.SelectMany(sets => sets).Any(set => set?.Length > 1) || !units.Any(unit => unit.Length > 1)) return;
        TagAgreement tags = Compute(items, 3);
        Same(AlphaOracle.Alpha(units, (a, b) => NaiveSets.Jaccard((int)a, (int)b)), tags.AlphaJaccard);
        Same(AlphaOracle.Alpha(units, (a, b) => NaiveSets.Masi((int)a, (int)b)), tags.AlphaMasi);
        Same(AlphaOracle.Alpha(units, (a, b) => a == b ? 0 : 1), tags.AlphaNominal);
    });

    [Fact]
    public void Two_empty_sets_agree()
    {
        TagAgreement tags = Compute([[[], []], [[0, 1], [0, 1]], [[], [0]]], 2);
        Assert.Equal(3, tags.Units);
        Assert.Equal(0, SetDistance.Masi([], []));
        Assert.Equal(0, SetDistance.Jaccard([], []));
        Assert.Equal(1, SetDistance.Masi([], [0]));
        Assert.InRange(tags.AlphaMasi.Value!.Value, 0, 1);
    }

    private static TagAgreement Compute(int[]?[][] items, int tags)
    {
        Annotation[]?[][] images = [.. items.Select(sets => sets.Select(set => set?.Select(tag => new Annotation { Category = tag }).ToArray()).ToArray())];
        using Engine engine = Engine.Create();
        return AgreementCase.Of(items[0].Length, tags, images).Compute(engine).Tags!;
    }

    private static int[] Tags(int bits) => [.. Enumerable.Range(0, 3).Where(tag => (bits >> tag & 1) == 1)];

    private static void Same(double expected, Coefficient actual)
    {
        if (double.IsNaN(expected)) Assert.Equal(MeasureStatus.NoVariation, actual.Status);
        else Assert.Equal(expected, actual.Value!.Value, 1e-12);
    }
}
