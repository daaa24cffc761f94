using System.Text;
using System.Text.Json.Nodes;
using static GeometryEngine.Tests.AgreementCase;

namespace GeometryEngine.Tests;

public class AgreementTests
{
    private readonly Engine _engine = Engine.Create();

    [Fact]
    public void Order_of_images_changes_no_bit() => Gen.Select(AgreementCase.Any, Gen.Int).Sample((data, seed) =>
    {
        int[] annotators = [.. Enumerable.Range(0, data.Info.Annotators.Count)];
        AgreementCase permuted = data.Permuted(Shuffled(seed, data.Items.Count), annotators);
        Assert.Equal(Json(data.Compute(_engine)), Json(permuted.Compute(_engine)));
    });

    // The order decides who is first of a pair, and so what is missing and what is extra; nothing else may change.
    [Fact]
    public void Order_of_annotators_changes_no_bit() => Gen.Select(AgreementCase.Any, Gen.Int).Sample((data, seed) =>
    {
        int[] images = [.. Enumerable.Range(0, data.Items.Count)];
        AgreementCase permuted = data.Permuted(images, Shuffled(seed, data.Info.Annotators.Count));
        Assert.Equal(WithoutOrder(data.Compute(_engine)), WithoutOrder(permuted.Compute(_engine)));
    });

    [Fact]
    public void Merged_parts_equal_one_pass() => Gen.Select(AgreementCase.Any, Gen.Int[0, 2].Array[6]).Sample((data, parts) =>
    {
        Agreement[] agreements = [new(data.Info, FewSamples), new(data.Info, FewSamples), new(data.Info, FewSamples)];
        foreach ((int index, DatasetItem item) in data.Items.Index()) agreements[parts[index]].Add(_engine, item);
        agreements[2].Merge(agreements[0]);
        agreements[2].Merge(agreements[1]);
        Assert.Equal(Json(data.Compute(_engine)), Json(agreements[2].Compute()));
    });

    [Fact]
    public void Number_of_threads_changes_no_bit()
    {
        AgreementCase[] cases = AgreementCase.Any.Where(data => data.Info.Annotators.Count == 4).Array[30].Single();
        // Images of one data set have names of their own, by which lists of items are ordered.
        DatasetItem[] items = [.. cases.SelectMany(data => data.Items).Select((item, index) => Renamed(item, $"image {index}.jpg"))];
        DatasetInfo info = AgreementCase.Of(4, 3).Info;
        foreach (int? sampled in new int?[] { null, 7 }) Assert.Single(Results(FewSamples with { AlphaImages = sampled }).Distinct());

        string[] Results(AgreementOptions options) => [OneByOne(options), .. new[] { 1, 2, 5 }.Select(threads =>
        {
            var agreement = new Agreement(info, options);
            var order = new List<DatasetItem>();
            agreement.AddAll(_engine, items.Length, i => items[i], threads, (item, image) => (item, image.Image), kept =>
            {
                Assert.Same(kept.item.Image, kept.Image);
                order.Add(kept.item);
            });
            Assert.Equal(items, order);
            return Json(agreement.Compute());
        })];

        string OneByOne(AgreementOptions options)
        {
            var agreement = new Agreement(info, options);
            foreach (DatasetItem item in items) agreement.Add(_engine, item);
            return Json(agreement.Compute());
        }
    }

    private static DatasetItem Renamed(DatasetItem item, string name) => new()
    {
        Image = item.Image with { FileName = name },
        Annotators = item.Annotators,
        Annotations = item.Annotations,
    };

    [Fact]
    public void An_annotator_agrees_with_itself() => AgreementCase.Any.Where(data => data.Items.Count > 0).Sample(data =>
    {
        Annotation[][] own = [.. data.Items.Select(item => item.Annotations.Where(annotation => annotation.Annotator == 0).ToArray())];
        AgreementCase twice = AgreementCase.Of(3, 3, [.. own.Select(annotations => new[] { annotations, annotations, annotations })]);
        AgreementReport report = twice.Compute(_engine);
        if (report.Instances is { } instances)
        {
            Assert.Equal((0, 0, 0), (instances.Total.Missing, instances.Total.Extra, instances.Total.LabelMismatch));
            Assert.Equal(Measure.Of(1), instances.MeanIou);
            Assert.Equal(Measure.Of(1), instances.F1);
        }
        if (report.Categories is { } categories)
        {
            Assert.Equal(Measure.Of(1), categories.PercentAgreement.Measure);
            Assert.Contains(categories.KrippendorffAlpha.ToString(), new[] { "1", "no-variation" });
            Assert.All(categories.Pairs, pair => Assert.Contains(pair.CohenKappa.ToString(), new[] { "1", "no-variation" }));
        }
        if (report.Pixels is { } pixels)
        {
            Assert.Contains(pixels.KrippendorffAlpha.ToString(), new[] { "1", "no-variation", "empty" });
            Assert.Contains(pixels.MeanIou.ToString(), new[] { "1", "empty" });
        }
        Assert.Empty(report.WorstImages);
    });

    [Fact]
    public void Nothing_at_all()
    {
        AgreementReport report = AgreementCase.Of(2, 1).Compute(_engine);
        Assert.Equal((0, 0, 0), (report.Images, report.Annotations, report.SingleAnnotatorImages));
        Assert.Null(report.Categories);
        Assert.Null(report.Tags);
        Assert.Null(report.Instances);
        Assert.Null(report.Pixels);
        Assert.Empty(report.PerCategory);
        Assert.Empty(report.WorstImages);
    }

    [Fact]
    public void One_annotator_is_counted_apart_and_says_single_rater()
    {
        AgreementReport report = AgreementCase.Of(1, 2, [[BoxOf(0, 0, 5, 5), new Annotation { Category = 1 }]], [[]]).Compute(_engine);
        Assert.Equal((2, 2), (report.Images, report.SingleAnnotatorImages));
        Assert.Equal("single-rater", report.Instances!.F1.ToString());
        Assert.Equal("single-rater", report.Categories!.KrippendorffAlpha.ToString());
        Assert.Equal(1, report.Categories.Units);
    }

    [Fact]
    public void Annotators_who_never_met_say_no_overlap()
    {
        Annotation[] own = [BoxOf(0, 0, 5, 5), new Annotation { Category = 1 }];
        AgreementReport report = AgreementCase.Of(2, 2, [own, null], [null, own]).Compute(_engine);
        Assert.Equal(2, report.SingleAnnotatorImages);
        Assert.Equal("no-overlap", report.Instances!.F1.ToString());
        Assert.Equal("no-overlap", report.Categories!.FleissKappa.ToString());
        Assert.Empty(report.Instances.Pairs);
        Assert.Empty(report.Categories.Pairs);
    }

    [Fact]
    public void An_annotator_who_marked_nothing_has_seen_the_image()
    {
        AgreementReport report = AgreementCase.Of(2, 1, [[BoxOf(0, 0, 5, 5)], []]).Compute(_engine);
        Assert.Equal(0, report.SingleAnnotatorImages);
        Assert.Equal(1, report.Instances!.Total.Missing);
    }

    [Fact]
    public void Categories_that_only_objects_have_are_no_choice_for_the_image()
    {
        // Labels 0 and 1 of four categories; 2 marks objects, 3 is declared and unused: q = 3.
        Annotation[] one = [new() { Category = 0 }, BoxOf(0, 0, 5, 5, 2)], other = [new() { Category = 1 }];
        AgreementReport report = AgreementCase.Of(2, 4, [one, one], [one, other]).Compute(_engine);
        Assert.Equal((0.5 - 1 / 3.0) / (1 - 1 / 3.0), report.Categories!.BrennanPrediger.Value!.Value, 1e-15);
    }

    [Fact]
    public void Several_labels_by_one_annotator_make_tags()
    {
        Annotation first = new() { Category = 0 }, second = new() { Category = 1 };
        AgreementCase data = AgreementCase.Of(2, 3, [[first], [first, first]], [[second, first], [first, second]], [[second], []]);
        var agreement = new Agreement(data.Info);
        Measure[] perImage = [.. data.Items.Select(item => agreement.Add(_engine, item).LabelAgreement)];
        Assert.Equal([Measure.Of(1), Measure.Of(1), Measure.Undefined(MeasureStatus.SingleRater)], perImage);
        AgreementReport report = agreement.Compute();
        Assert.Null(report.Categories);
        Assert.Equal(3, report.Tags!.Units);
        Assert.Equal([("category 0", 2, 4), ("category 1", 2, 3)], report.Tags.PerTag.Select(tag => (tag.Label, tag.Units, tag.Count)));
    }

    [Fact]
    public void Label_agreement_of_an_image_is_the_share_of_pairs()
    {
        Annotation first = new() { Category = 0 }, second = new() { Category = 1 };
        AgreementCase data = AgreementCase.Of(4, 2, [[first], [second], [first], [first]]);
        Assert.Equal(Measure.Of(0.5), new Agreement(data.Info).Add(_engine, data.Items[0]).LabelAgreement);
    }

    [Fact]
    public void What_does_not_belong_is_refused()
    {
        AgreementCase data = AgreementCase.Of(2, 1, [[BoxOf(0, 0, 5, 5, 7)], []]);
        Assert.Contains("category 7", Assert.Throws<ArgumentException>(() => data.Compute(_engine)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Agreement(data.Info, new AgreementOptions { IouThreshold = 0 }));
        var options = new AgreementOptions { IouThreshold = 0.7 };
        Assert.Throws<ArgumentException>(() => new Agreement(data.Info).Merge(new Agreement(data.Info, options)));
        Assert.Throws<ArgumentException>(() => new Agreement(data.Info).Merge(new Agreement(AgreementCase.Of(3, 1).Info)));
        Assert.Throws<ArgumentException>(() => new Agreement(data.Info).Merge(new Agreement(AgreementCase.Of(2, 2).Info)));
        AgreementCase sizes = AgreementCase.Of(2, 1, [[new Annotation { Mask = Rle.Empty(3, 3) }], []]);
        Assert.Contains("a mask of 3x3", Assert.Throws<ArgumentException>(() => sizes.Compute(_engine)).Message, StringComparison.Ordinal);
    }

    internal static string Json(AgreementReport report)
    {
        using var stream = new MemoryStream();
        AgreementJson.Write(stream, report);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // The report with pairs named in one order, their missing and extra exchanged where need be, and lists of annotators and pairs sorted.
    private static string WithoutOrder(AgreementReport report)
    {
        JsonNode json = JsonNode.Parse(Json(report))!;
        json["annotators"] = new JsonArray([.. report.Annotators.Order(StringComparer.Ordinal).Select(name => JsonValue.Create(name))]);
        Sort(json, "per_annotator", row => row["annotator"]!.ToString());
        foreach (string section in new[] { "categories", "tags", "instances", "pixels", "keypoints" })
        {
            if (json[section] is not { } node) continue;
            foreach (JsonNode? pair in node["pairs"]!.AsArray())
            {
                pair!["bias"]?.AsObject().Remove("size_ratio"); // one is the inverse of the other, up to rounding
                if (string.CompareOrdinal(pair["a"]!.ToString(), pair["b"]!.ToString()) <= 0) continue;
                Exchange(pair, "a", "b");
                if (pair["missing"] is not null) ExchangeObjects(pair);
                if (pair["pixels"] is not null) Exchange(pair, "frequency_weighted_iou_a", "frequency_weighted_iou_b");
                if (pair["oks_a_as_truth"] is not null) Exchange(pair, "oks_a_as_truth", "oks_b_as_truth");
                foreach (JsonNode? cell in pair["confusion"]?.AsArray() ?? []) Exchange(cell!, "a", "b");
                if (pair["confusion"] is not null) Sort(pair, "confusion", cell => cell["a"] + "|" + cell["b"]);
            }
            Sort(node, "pairs", row => row["a"] + "|" + row["b"]);
        }
        foreach (string section in new[] { "categories", "tags" })
            foreach (string list in new[] { "worst_items", "order_one_more_vote" })
                foreach (JsonNode? item in json[section]?[list]?.AsArray() ?? []) Sort(item!, "labels", label => label["annotator"]!.ToString());
        // Sums over pairs: only missing and extra together are free of order.
        IEnumerable<JsonNode?> sums = [json["instances"], .. json["per_category"]!.AsArray(), .. json["worst_images"]?.AsArray() ?? []];
        foreach (JsonNode sum in sums.OfType<JsonNode>().Where(sum => sum["missing"] is not null))
        {
            sum["missing"] = sum["missing"]!.GetValue<long>() + sum["extra"]!.GetValue<long>();
            sum["extra"] = 0;
        }
        return json.ToJsonString();
    }

    private static void ExchangeObjects(JsonNode pair)
    {
        Exchange(pair, "missing", "extra");
        foreach (JsonNode? score in (JsonNode?[])[pair, .. pair["at_thresholds"]!.AsArray()]) Exchange(score!, "precision", "recall");
        foreach (string offset in new[] { "offset_x", "offset_y" })
            if (pair["bias"]![offset]!["value"] is { } value) pair["bias"]![offset]!["value"] = 0 - value.GetValue<double>();
    }

    private static void Exchange(JsonNode node, string one, string other)
    {
        JsonNode first = node[one]!.DeepClone(), second = node[other]!.DeepClone();
        (node[one], node[other]) = (second, first);
    }

    private static void Sort(JsonNode node, string name, Func<JsonNode, string> key)
    {
        var sorted = node[name]!.AsArray().OrderBy(row => key(row!), StringComparer.Ordinal);
        node[name] = new JsonArray([.. sorted.Select(row => row!.DeepClone())]);
    }

    private static int[] Shuffled(int seed, int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        new Random(seed).Shuffle(order);
        return order;
    }
}
