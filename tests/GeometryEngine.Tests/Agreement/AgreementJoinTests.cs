namespace GeometryEngine.Tests;

/// <summary>Parts of a data set whose tables name other annotators and categories, in other orders, added up.</summary>
public class AgreementJoinTests
{
    private static readonly Engine Engine = Engine.Create();

    // Fewer items than the lists of the worst hold.
    private static readonly Gen<(string Annotator, string Label)[][]> Items =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], (annotator, label) => ($"annotator {annotator}", $"label {label}")).Array[0, 8].Array[1, 9];

    [Fact]
    public void Parts_with_their_own_tables_add_up_to_the_whole() => Gen.Select(Items, Gen.Int[1, 4], Gen.Int).Sample((items, count, seed) =>
    {
        var random = new Random(seed);
        List<(int, (string Annotator, string Label)[])>[] parts = [.. Enumerable.Range(0, count).Select(_ => new List<(int, (string, string)[])>())];
        foreach ((int i, var labels) in items.Index()) parts[random.Next(count)].Add((i, labels));
        Agreement[] counted = [.. parts.Select(Counted)];
        Agreement joint = Agreement.Join(counted), whole = Counted([.. parts.SelectMany(part => part)]);
        Assert.Equal(whole.Info.Annotators, joint.Info.Annotators);
        Assert.Equal(AgreementTests.Json(whole.Compute()), AgreementTests.Json(joint.Compute()));
        Assert.Equal(AgreementTests.Json(Counted(parts[0]).Compute()), AgreementTests.Json(counted[0].Compute())); // parts stay as they are
    }, iter: 300);

    [Fact]
    public void Merging_takes_what_the_tables_hold_alone()
    {
        Agreement small = Counted([(0, [("ann", "x"), ("ben", "y")])]), large = Counted([(1, [("eve", "z"), ("ben", "y"), ("ann", "x")])]);
        large.Merge(small);
        Assert.Equal(2, large.Compute().Images);
        ArgumentException refused = Assert.Throws<ArgumentException>(() => small.Merge(large));
        Assert.Contains("annotator 1: eve; ann is allowed, and Join takes all", refused.Message);
        Assert.Equal(1, small.Compute().Images);
    }

    // Tables in order of appearance, as of a table of ratings.
    private static Agreement Counted(List<(int Item, (string Annotator, string Label)[] Labels)> items)
    {
        string[] annotators = [.. items.SelectMany(item => item.Labels.Select(label => label.Annotator)).Distinct()];
        string[] labels = [.. items.SelectMany(item => item.Labels.Select(label => label.Label)).Distinct()];
        var agreement = new Agreement(new DatasetInfo
        {
            Annotators = annotators,
            Categories = [.. labels.Select((name, i) => new Category { Id = new SourceId(i + 1), Name = name })],
        });
        foreach ((int i, (string Annotator, string Label)[] own) in items)
        {
            agreement.Add(Engine, new DatasetItem
            {
                Image = new ImageInfo { Id = new SourceId(i) },
                Annotators = [.. own.Select(label => Array.IndexOf(annotators, label.Annotator)).Distinct().Order()],
                Annotations = [.. own.Select(label => new Annotation { Annotator = Array.IndexOf(annotators, label.Annotator), Category = Array.IndexOf(labels, label.Label) })],
            });
        }
        return agreement;
    }
}
