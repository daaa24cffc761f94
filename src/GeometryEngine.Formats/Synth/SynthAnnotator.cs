using System.Globalization;

namespace GeometryEngine.Formats;

/// <summary>A made-up annotator: skill, bias, and what follows from them for every image.</summary>
internal sealed class SynthAnnotator
{
    private static readonly double[] Skills = [0.4, 1.0, 2.0]; // errors of the careful, the middling and the hasty, in proportion
    private static readonly int[] VertexHabits = [1, 0, -1];   // more vertices than the truth, as many, fewer

    private const double LargestMissRate = 0.95;
    private const double UnseenPerError = 0.2;
    private const double InventedPerError = 1.3; // about as many as are missed or unseen, so that counts stay near the truth's
    private const double FavouriteConfusion = 0.7;

    private readonly SynthOptions _options;
    private readonly int _index;
    private readonly double _error;
    private readonly SynthHand _hand;
    private readonly double[][] _confusion;

    /// <summary>The annotator of an index, counted from 0; the same for the same options.</summary>
    public SynthAnnotator(SynthOptions options, int index)
    {
        var random = new SynthRandom(options.Seed, -1, index);
        (_options, _index) = (options, index);
        _error = Math.Min(1, options.Noise * Skills[index % Skills.Length] * random.Between(0.85, 1.15));
        double side = index % 2 == 0 ? 1 : -1;
        _hand = new SynthHand
        {
            Enlargement = side * _error * random.Between(0.2, 0.5),
            OffsetX = 5 * _error * random.NextNormal(),
            OffsetY = 5 * _error * random.NextNormal(),
            Jitter = 0.2 * _error,
            VertexFactor = 1 + VertexHabits[index % VertexHabits.Length] * Math.Min(0.25, 2 * _error),
            Error = _error,
        };
        _confusion = Confusion(index, _error);
    }

    /// <summary>The annotator's name, which is also the name of the file.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"annotator-{_index + 1}");

    /// <summary>The known noise, as a JSON object.</summary>
    public string Describe()
    {
        (string Name, double Value)[] noise =
        [
            ("error", _error), ("enlargement", _hand.Enlargement), ("offset_x", _hand.OffsetX), ("offset_y", _hand.OffsetY),
            ("jitter", _hand.Jitter), ("vertex_factor", _hand.VertexFactor),
        ];
        IEnumerable<string> fields = noise.Select(it => string.Create(CultureInfo.InvariantCulture, $"\"{it.Name}\":{it.Value:0.####}"));
        return $$"""{"description":"synthetic annotator {{_index + 1}}, seed {{_options.Seed}}",{{string.Join(',', fields)}}}""";
    }

    /// <summary>What the annotator says about an image; null when the annotator has not seen it.</summary>
    public SynthAnswer? Annotate(SynthScene scene, int image, Engine engine)
    {
        var random = new SynthRandom(_options.Seed, image, _index + 1);
        if (random.Chance(UnseenPerError * _error)) return null;
        int label = Confuse(scene.Label, random);
        bool[] tags = [.. scene.Tags.Select(tag => tag ^ random.Chance(_error))];
        tags[1] = !tags[0];

        var annotations = new List<Annotation> { new() { Category = label } };
        foreach (SynthObject seen in scene.Objects)
        {
            if (!random.Chance(MissRate(seen)))
                annotations.Add(_hand.Draw(seen with { Category = Confuse(seen.Category, random) }, _options, random, engine));
            if (random.Chance(InventedPerError * _error))
                annotations.Add(_hand.Draw(SynthObject.Create(seen.Kind, _options, random), _options, random, engine));
        }
        return new SynthAnswer(label, tags, annotations);
    }

    // The error level for an object of 48 x 48 pixels; more for smaller ones, less for larger.
    private double MissRate(SynthObject seen) => Math.Min(LargestMissRate, _error * 64 / (16 + Math.Sqrt(seen.Area)));

    private int Confuse(int category, SynthRandom random)
    {
        double rest = random.NextDouble();
        double[] row = _confusion[category];
        for (int said = 0; said < row.Length; said++)
        {
            rest -= row[said];
            if (rest < 0) return said;
        }
        return category;
    }

    // For each true category, the probability of saying each: right but for the error; most of that goes to one other of the same kind.
    private static double[][] Confusion(int annotator, double error)
    {
        int count = SynthCategories.All.Count;
        var confusion = new double[count][];
        for (int category = 0; category < count; category++)
        {
            double[] row = confusion[category] = new double[count];
            ReadOnlySpan<int> alike = SynthCategories.OfKind(SynthCategories.KindOf(category));
            row[category] = 1;
            if (alike.Length < 2) continue;
            int others = alike.Length - 1;
            foreach (int other in alike) row[other] = error * (1 - FavouriteConfusion) / others;
            int favourite = alike[(alike.IndexOf(category) + 1 + annotator % others) % alike.Length];
            row[favourite] += error * FavouriteConfusion;
            row[category] = 1 - error;
        }
        return confusion;
    }
}
