using System.Globalization;

namespace GeometryEngine;

/// <summary>Fuses one image.</summary>
internal sealed class ItemFusion(Engine engine, ConsensusOptions options, LabelModels models, IReadOnlyList<string> annotators, DatasetItem item)
{
    private readonly List<Annotation> _annotations = [];
    private readonly List<double> _confidences = [];
    private readonly List<double> _entropies = [];

    /// <summary>The fused image.</summary>
    public ItemConsensus Run()
    {
        DatasetItem apart = FusedApart(item, options);
        var objects = new ImageObjects(engine, apart);
        FusedPixels? pixels = options.Pixels ? PixelFusion.Fuse(new ImageObjects(engine, item), item.Annotators, options) : null;
        if (pixels is not null) AddRegions(pixels);
        IReadOnlyList<IReadOnlyList<int>> clusters = ObjectClusters.Find(options, annotators, apart, objects);
        ItemVotes votes = ItemVotes.Of(apart, clusters);
        var fusion = new ObjectFusion(engine, options);
        ClusterOutcome[] outcomes = [.. clusters.Select((cluster, i) => Fuse(fusion, objects, cluster, votes.Objects[i]))];
        LabelVerdict[] labels = [.. models.Decide(votes)];
        foreach (LabelVerdict label in labels) AddLabel(label);
        Measure confidence = item.Annotators.Count == 0
            ? Measure.Undefined(MeasureStatus.Empty)
            : Measure.Of(_confidences.Count == 0 ? 1 : _confidences.Order().Average());
        return new ItemConsensus
        {
            Item = new DatasetItem { Image = WithConfidence(item.Image, confidence), Annotators = [0], Annotations = _annotations, Problems = item.Problems },
            Confidence = confidence,
            Entropy = _entropies.Order().Sum(), // sorted, so that the last digit does not depend on the order of annotators
            Pixels = pixels,
            Objects = outcomes,
            Labels = labels,
        };
    }

    /// <summary>The image without the objects whose label maps are fused.</summary>
    public static DatasetItem FusedApart(DatasetItem item, ConsensusOptions options) => !options.Pixels ? item : new DatasetItem
    {
        Image = item.Image,
        Annotators = item.Annotators,
        Annotations = [.. item.Annotations.Where(annotation => !annotation.HasSegmentation)],
        Problems = item.Problems,
    };

    private void AddRegions(FusedPixels pixels)
    {
        _entropies.Add(pixels.Entropy);
        foreach (FusedRegion region in pixels.Regions)
        {
            _confidences.Add(region.Confidence);
            _annotations.Add(new Annotation
            {
                Category = region.Category,
                Mask = region.Mask,
                Box = region.Mask.BoundingBox(),
                Area = region.Mask.Area(),
                Score = region.Confidence,
                Extras = [Field("voters", pixels.Raters.Length)],
            });
        }
    }

    private ClusterOutcome Fuse(ObjectFusion fusion, ImageObjects objects, IReadOnlyList<int> cluster, Rating[] votes)
    {
        int voters = item.Annotators.Count;
        double support = (double)votes.Length / voters;
        Verdict label = models.Objects.Model.Decide(votes);
        _entropies.Add(Entropy(support));
        bool isIn = options.Quorum is { } quorum ? votes.Length >= quorum : 2 * votes.Length > voters;
        if (!isIn)
        {
            _confidences.Add(1 - support);
            return new ClusterOutcome(votes, label, null, IsTie: options.Quorum is null && 2 * votes.Length == voters);
        }
        FusedShape shape = fusion.Fuse(objects, cluster);
        double score = support * label.Confidence;
        _entropies.Add(label.Entropy);
        _confidences.Add(score);
        _annotations.Add(shape.Shape with
        {
            Category = label.Label,
            Score = score,
            Extras = [.. Fields(votes.Length, label), Field("label_confidence", label.Confidence), Field("mean_iou", shape.Ious.Average()), .. Spread(shape)],
        });
        return new ClusterOutcome(votes, label, shape, IsTie: false);
    }

    private void AddLabel(LabelVerdict label)
    {
        _entropies.Add(label.Verdict.Entropy);
        _confidences.Add(label.Verdict.Confidence);
        if (!label.IsGiven) return;
        int votes = label.Votes.Count(vote => vote.Label == label.Verdict.Label);
        _annotations.Add(new Annotation { Category = label.Category, Score = label.Verdict.Confidence, Extras = Fields(votes, label.Verdict, label.Votes.Length) });
    }

    private ExtraField[] Fields(int votes, in Verdict verdict, int? voters = null)
    {
        ExtraField[] fields = [Field("votes", votes), Field("voters", voters ?? item.Annotators.Count)];
        return verdict.Tie ? [.. fields, new ExtraField("tie", "true")] : fields;
    }

    private static ExtraField[] Spread(FusedShape shape)
    {
        if (shape.Spread.Count == 0) return [];
        string values = string.Join(',', shape.Spread.Select(spread => spread?.ToString(CultureInfo.InvariantCulture) ?? "null"));
        return [new ExtraField("keypoint_spread", $"[{values}]")];
    }

    private static ImageInfo WithConfidence(ImageInfo image, Measure confidence)
    {
        IEnumerable<ExtraField> others = image.Extras.Where(field => field.Name != "confidence");
        return image with { Extras = confidence.Value is { } value ? [.. others, Field("confidence", value)] : [.. others] };
    }

    private static ExtraField Field(string name, double value) => new(name, value.ToString(CultureInfo.InvariantCulture));

    // Of a thing that is so with a probability, in bits.
    private static double Entropy(double probability) =>
        probability is 0 or 1 ? 0 : -probability * Math.Log2(probability) - (1 - probability) * Math.Log2(1 - probability);
}
