namespace GeometryEngine.Formats.Tests.Contracts;

/// <summary>Random small data sets of everything the hub can hold: all forms of geometry, beside each other too, and all fields.</summary>
internal static class HubGen
{
    private static readonly string[] Names =
        ["cat", "Dog", "traffic light", "a,b", "q\"uote", "<tag> & co", "größe", "猫", "x-1_2.3", "o'neil", "50%", "#9"];

    private static readonly string[] Files =
        ["a.png", "b.jpg", "sub/c.png", "Sub/d e.jpeg", "deep/er/f.1.png", "g(2).png", "ünï.png", "IMG_0001.JPG"];

    /// <summary>A data set of one annotator who is not named, or of two who are.</summary>
    public static Gen<(DatasetInfo Info, List<DatasetItem> Items)> Dataset { get; } =
        Gen.Select(Gen.UInt, Gen.Int[1, 3], Gen.Int[1, 2]).Select((seed, images, annotators) => new Draw(seed, annotators).Dataset(images));

    private sealed class Draw(uint seed, int annotators)
    {
        private readonly Random _random = new((int)seed);
        private int _ids;

        public (DatasetInfo Info, List<DatasetItem> Items) Dataset(int images)
        {
            string[] names = Shuffled(Names), files = Shuffled(Files);
            var info = new DatasetInfo
            {
                Categories = [.. names.Take(3).Select((name, i) => Category(name, i))],
                Annotators = [.. ((string[])["Ann", "Ben B."]).Take(annotators)],
                HasNamedAnnotators = annotators > 1,
                ImageCount = images,
                Extras = Maybe() ? [new ExtraField("info", "{\"year\":2026}")] : [],
            };
            return (info, [.. Enumerable.Range(0, images).Select(i => Item(files[i], i))]);
        }

        private Category Category(string name, int index) => new()
        {
            Id = new SourceId(index * 7),
            Name = name,
            Supercategory = Maybe() ? "things" : null,
            KeypointNames = index == 0 ? ["head", "left hand", "tail"] : [],
            Skeleton = index == 0 ? [(0, 1), (1, 2)] : [],
            Extras = Maybe() ? [new ExtraField(KnownFields.Color, "[10,200,30]")] : [],
        };

        private DatasetItem Item(string file, int index)
        {
            int height = _random.Next(8, 40), width = _random.Next(8, 40);
            var image = new ImageInfo
            {
                Id = new SourceId(index * 3 + 1),
                FileName = file,
                Height = height,
                Width = width,
                Subset = Maybe() ? "train" : Maybe() ? "val" : null,
                Extras = [.. Maybe() ? (ExtraField[])[new ExtraField("license", "3")] : [], .. Seldom() ? (ExtraField[])[VoidRegion.ToField(Mask(height, width, mayBeEmpty: false))] : []],
            };
            var annotations = new List<Annotation>();
            for (int annotator = 0; annotator < annotators; annotator++)
                for (int count = _random.Next(5); count > 0; count--) annotations.Add(Annotation(annotator, height, width));
            return new DatasetItem { Image = image, Annotators = [.. Enumerable.Range(0, annotators)], Annotations = annotations };
        }

        private Annotation Annotation(int annotator, int height, int width)
        {
            var annotation = new Annotation
            {
                Id = new SourceId(++_ids * 5),
                Annotator = annotator,
                Category = _random.Next(3),
                IsCrowd = _random.Next(6) == 0,
                Score = Maybe() ? null : _random.Next(1, 100) / 100.0,
                ZOrder = Maybe() ? 0 : _random.Next(-2, 5),
                Extras = Extras(),
            };
            annotation = Shape(annotation, _random.Next(9), height, width);
            if (annotation is { IsObject: true, HasSegmentation: false } && Seldom()) annotation = Shape(annotation, _random.Next(8), height, width);
            if (annotation.IsObject && annotation.Box is null && Maybe()) annotation = annotation with { Box = Whole(annotation.Bounds(), height, width) };
            return annotation.IsObject && Maybe() ? annotation with { Area = Math.Round(_random.NextDouble() * 100, 2) } : annotation;
        }

        private Annotation Shape(Annotation annotation, int form, int height, int width) => form switch
        {
            0 => annotation with { Box = Box(height, width) },
            1 => annotation with { RotatedBox = new RotatedBox(width / 2.0 + Offset(), height / 2.0 + Offset(), 4 + Offset(), 3 + Offset(), Angle()) },
            2 => annotation with { Ellipse = new Ellipse(width / 2.0 + Offset(), height / 2.0 + Offset(), 2.5 + Offset(), 2 + Offset(), Maybe() ? 0 : Angle()) },
            3 => annotation with { Polyline = new Polyline(Points(_random.Next(2, 5), 0, 0, width, height)) },
            4 or 5 => annotation with { Polygon = Polygon(height, width) },
            6 => annotation with { Mask = Mask(height, width) },
            7 => annotation with { Category = 0, Keypoints = new Keypoints(Triplets(height, width)) },
            _ => annotation,
        };

        private Box Box(int height, int width)
        {
            double x = Number(width - 4), y = Number(height - 4);
            return new Box(x, y, 1 + Number(width - x - 1), 1 + Number(height - y - 1));
        }

        private Polygon Polygon(int height, int width)
        {
            double middle = width / 2.0;
            var rings = new List<double[]> { Rectangle(1, 1, middle - 0.5, height - 1) };
            if (Maybe()) rings.Add(Rectangle(2, 3, middle - 1.5, height - 2));
            bool isHole = rings.Count > 1;
            if (Maybe()) rings.Add(Points(_random.Next(3, 6), middle, 0, width, height));
            int[] starts = [.. rings.Select((_, i) => rings.Take(i).Sum(ring => ring.Length))];
            return new Polygon([.. rings.SelectMany(ring => ring)], starts, isHole ? [.. rings.Select((_, i) => i == 1)] : null);
        }

        private static double[] Rectangle(double left, double top, double right, double bottom) => [left, top, right, top, right, bottom, left, bottom];

        private double[] Points(int count, double left, double top, double right, double bottom) =>
            [.. Enumerable.Range(0, count).SelectMany(_ => (double[])[left + Number(right - left), top + Number(bottom - top)])];

        private Rle Mask(int height, int width, bool mayBeEmpty = true)
        {
            if (mayBeEmpty && _random.Next(8) == 0) return Rle.Empty(height, width);
            var pixels = new byte[height * width];
            int top = _random.Next(height - 3), left = _random.Next(width - 3);
            for (int row = top; row < Math.Min(height, top + 5); row++)
                for (int column = left; column < Math.Min(width, left + 6); column++) pixels[row * width + column] = (byte)(_random.Next(4) > 0 ? 1 : 0);
            pixels[top * width + left] = 1;
            return Rle.Encode(pixels, height, width, PixelOrder.RowMajor);
        }

        private double[] Triplets(int height, int width)
        {
            int[] visibilities = [2, _random.Next(3), _random.Next(3)];
            return [.. visibilities.SelectMany(v => v == 0 ? (double[])[0, 0, 0] : [Number(width), Number(height), v])];
        }

        private List<ExtraField> Extras()
        {
            var extras = new List<ExtraField>();
            if (Seldom()) extras.Add(KnownFields.Of(KnownFields.Occluded, true));
            if (Seldom()) extras.Add(KnownFields.Of(KnownFields.Truncated, true));
            if (Seldom()) extras.Add(KnownFields.Of(KnownFields.Difficult, true));
            if (Seldom()) extras.Add(KnownFields.Of(KnownFields.Group, _random.Next(1, 4)));
            if (Seldom()) extras.Add(KnownFields.Of(KnownFields.Track, _random.Next(1, 9)));
            if (Seldom()) extras.Add(new ExtraField(KnownFields.Attributes, """{"colour":"red","age":3,"wet":true}"""));
            if (Seldom()) extras.Add(new ExtraField("note", "\"by hand\""));
            return extras;
        }

        // A declared box is larger than the bounds by what is no rounding.
        private static Box Whole(in Box bounds, int height, int width)
        {
            double left = Math.Max(0, Math.Floor(bounds.X) - 1), top = Math.Max(0, Math.Floor(bounds.Y) - 1);
            return new Box(left, top, Math.Min(width, Math.Ceiling(bounds.Right) + 1) - left, Math.Min(height, Math.Ceiling(bounds.Bottom) + 1) - top);
        }

        private double Number(double below) => Math.Round(_random.NextDouble() * below, 2);

        private double Offset() => Math.Round(_random.NextDouble(), 2);

        // Not 0: a box that is not turned is a plain one to most formats.
        private double Angle() => Math.Round(_random.NextDouble() * 180 - 90, 1) is var angle and not 0 ? angle : 45;

        private bool Maybe() => _random.Next(2) == 0;

        private bool Seldom() => _random.Next(5) == 0;

        private string[] Shuffled(string[] values)
        {
            string[] copy = [.. values];
            _random.Shuffle(copy);
            return copy;
        }
    }
}
