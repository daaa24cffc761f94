using System.Text.Json;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests;

/// <summary>Real ratings, through the whole accumulator: 39 workers, each of whom labelled 108 images.</summary>
public class BluebirdsTests
{
    [Fact]
    public void Agreement_of_the_bluebirds()
    {
        JsonElement golden = GoldenRows.Document("agreement", "bluebirds_expected.json");
        string file = Repository.Golden("agreement", "bluebirds_labels.csv");
        string[][] rows = [.. File.ReadLines(file).Skip(1).Select(line => line.Split(','))];
        string[] workers = [.. rows.Select(row => row[1]).Distinct()], labels = ["0", "1"];
        var agreement = new Agreement(new DatasetInfo
        {
            Annotators = workers,
            Categories = [.. labels.Select(label => new Category { Id = new SourceId(label), Name = label })],
        });
        using Engine engine = Engine.Create();
        foreach (var image in rows.GroupBy(row => row[0]))
        {
            Annotation[] ratings =
            [
                .. from row in image
                   select new Annotation { Annotator = Array.IndexOf(workers, row[1]), Category = Array.IndexOf(labels, row[2]) },
            ];
            agreement.Add(engine, new DatasetItem
            {
                Image = new ImageInfo { Id = new SourceId(image.Key) },
                Annotators = [.. ratings.Select(rating => rating.Annotator).Order()],
                Annotations = ratings,
            });
        }

        AgreementReport report = agreement.Compute();
        CategoryAgreement categories = report.Categories!;
        Assert.Equal(golden.GetProperty("n_ratings").GetInt64(), report.Annotations);
        Assert.Equal(golden.GetProperty("items").GetInt64(), categories.Units);
        Assert.Equal(39 * 38 / 2, categories.Pairs.Count);
        Assert.Equal(golden.GetProperty("alpha_nominal").GetDouble(), categories.KrippendorffAlpha.Value!.Value, 1e-9);
        Assert.Equal(golden.GetProperty("fleiss_kappa").GetDouble(), categories.FleissKappa.Value!.Value, 1e-9);
        Assert.Equal(golden.GetProperty("gwet_ac1").GetProperty("pa").GetDouble(), categories.PercentAgreement.Value!.Value, 1e-9);
        Assert.Equal(golden.GetProperty("gwet_ac1").GetProperty("ac1").GetDouble(), categories.GwetAc1.Value!.Value, 1e-9);
        Assert.Null(report.Instances);
    }
}
