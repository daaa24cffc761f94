using System.Globalization;
using System.Text;

namespace GeometryEngine.Formats;

/// <summary>Reads the lines of a label file: a class, and shares of the image's width and height.</summary>
/// <param name="description">The classes and the shape of keypoints.</param>
/// <param name="task">What the numbers mean.</param>
/// <param name="image">The image; where its size is unknown the shares stay as they are.</param>
/// <param name="log">Where problems go.</param>
/// <param name="path">The file to name in problems.</param>
internal sealed class YoloLineParser(YoloDescription description, YoloTask task, YoloImage image, ProblemLog log, string path)
{
    private const int BoxNumbers = 4;
    private const double Outside = 1; // objects may stick out of the image; what lies further away was hardly meant as a share
    private const double Tolerance = 1e-6;

    private readonly List<double> _numbers = [];
    private readonly double _width = Math.Max(1, image.Width), _height = Math.Max(1, image.Height);

    /// <summary>Reads all lines; what cannot be used is reported and left out.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="take">Receives the class and the annotation without it.</param>
    public void Read(ReadOnlySpan<byte> text, Action<int, Annotation> take)
    {
        var lines = new TextLines(text);
        while (lines.Next(out ReadOnlySpan<byte> line))
        {
            line = line.Trim(" \t,"u8);
            if (line.IsEmpty) continue;
            try
            {
                (int index, Annotation annotation) = Parse(line, lines.Place);
                take(index, annotation); // a line that comes twice is two objects: two annotators may well agree
            }
            catch (InputException failure) when (!log.Strict)
            {
                log.Report(failure.Problem);
            }
        }
    }

    /// <summary>The corners of a line that is a class and four points; null for other lines.</summary>
    public static double[]? Corners(ReadOnlySpan<byte> line, YoloImage image)
    {
        var fields = new TextFields(line);
        var corners = new double[8];
        if (!fields.Next(out _)) return null;
        for (int i = 0; i < corners.Length; i++)
        {
            if (!fields.Next(out ReadOnlySpan<byte> field) || !TextFields.TryNumber(field, out double number)) return null;
            corners[i] = number * Math.Max(1, i % 2 == 0 ? image.Width : image.Height);
        }
        return fields.Next(out _) ? null : corners;
    }

    private (int Index, Annotation Annotation) Parse(ReadOnlySpan<byte> line, string place)
    {
        _numbers.Clear();
        var fields = new TextFields(line);
        fields.Next(out ReadOnlySpan<byte> first);
        if (!TextFields.TryNumber(first, out double index) || index < 0 || index != Math.Truncate(index) || index > int.MaxValue)
            Fail(place, $"class '{Encoding.UTF8.GetString(first)}'", "a whole number from 0 on");
        if (description.ClassCount > 0 && index >= description.ClassCount)
            log.Report(path, place, $"class {index}", $"0 to {description.ClassCount - 1}; it is read as a category of that number");
        while (fields.Next(out ReadOnlySpan<byte> field))
        {
            if (!TextFields.TryNumber(field, out double number)) Fail(place, $"'{Encoding.UTF8.GetString(field)}'", "a number");
            _numbers.Add(number);
        }
        return ((int)index, task == YoloTask.Pose ? Pose(place) : Shape(place));
    }

    // The box; the corners; or a polygon. One number more is the confidence of a prediction, and after that comes the track, where 6 numbers are no triangle.
    private Annotation Shape(string place)
    {
        int count = _numbers.Count;
        if (count is BoxNumbers or BoxNumbers + 1 || (count == BoxNumbers + 2 && task == YoloTask.Detect))
        {
            var annotation = new Annotation { Box = Box(place), Score = Score(place, BoxNumbers) };
            return count < BoxNumbers + 2 ? annotation : annotation with { Extras = [Track(_numbers[BoxNumbers + 1])] };
        }
        int points = count / 2;
        if (points < 3) Fail(place, $"{count + 1} numbers", "a class and a box of 4 numbers or 3 points or more");
        double[] coordinates = Points(place, 0, points);
        double? score = Score(place, points * 2);
        if (task != YoloTask.Obb || points != 4) return new Annotation { Polygon = new Polygon(coordinates, [0]), Score = score };
        if (RotatedBox.FromCorners(coordinates) is { } rectangle) return new Annotation { RotatedBox = rectangle, Score = score };
        return new Annotation { RotatedBox = RotatedBox.Around(coordinates), Polygon = new Polygon(coordinates, [0]), Score = score };
    }

    private Annotation Pose(string place)
    {
        int rest = _numbers.Count - BoxNumbers;
        if (rest < 0) Fail(place, $"{_numbers.Count + 1} numbers", "a class, a box and keypoints");
        int each = description.KeypointValues > 0 ? description.KeypointValues : rest % 3 <= 1 ? 3 : 2;
        int count = description.KeypointCount > 0 ? description.KeypointCount : rest / each;
        Box box = Box(place);
        if (rest <= 1) return new Annotation { Box = box, Score = Score(place, BoxNumbers) };
        if (rest != count * each && rest != count * each + 1) Fail(place, $"{rest} numbers behind the box", $"{count} keypoints of {each} numbers");
        var triplets = new double[count * 3];
        for (int i = 0; i < count; i++)
        {
            int at = BoxNumbers + i * each;
            double visibility = each == 3 ? _numbers[at + 2] : _numbers[at] == 0 && _numbers[at + 1] == 0 ? 0 : 2;
            if (visibility is < 0 or > 2 || visibility != Math.Truncate(visibility)) visibility = visibility > 0 ? 2 : 0; // predictions have a confidence there
            Points(place, at, 1).CopyTo(triplets, i * 3);
            triplets[i * 3 + 2] = visibility;
        }
        var keypoints = new Keypoints(triplets);
        double? score = Score(place, BoxNumbers + count * each);
        if (keypoints.LabelledCount == 0) return new Annotation { Box = box, Score = score };
        return new Annotation { Box = IsDerived(box, keypoints.Bounds()) ? null : box, Keypoints = keypoints, Score = score };
    }

    // A box that only repeats the bounds of the keypoints was made up by the writer, as the format has no keypoints without.
    private static bool IsDerived(in Box box, in Box bounds) =>
        Math.Abs(box.X - bounds.X) + Math.Abs(box.Y - bounds.Y) + Math.Abs(box.Right - bounds.Right) + Math.Abs(box.Bottom - bounds.Bottom) < Tolerance;

    private Box Box(string place)
    {
        double x = Share(place, _numbers[0]) * _width, y = Share(place, _numbers[1]) * _height, width = _numbers[2] * _width, height = _numbers[3] * _height;
        if (width < 0 || height < 0) Fail(place, $"a box of {_numbers[2]} x {_numbers[3]}", "a width and height of 0 or more");
        Share(place, _numbers[2]);
        Share(place, _numbers[3]);
        return new Box(x - width / 2, y - height / 2, width, height);
    }

    private double[] Points(string place, int start, int count)
    {
        var points = new double[count * 2];
        for (int i = 0; i < points.Length; i++) points[i] = Share(place, _numbers[start + i]) * (i % 2 == 0 ? _width : _height);
        return points;
    }

    /// <summary>Whether a number may be a share of an image's width or height.</summary>
    public static bool IsShare(double value) => value is >= -Outside and <= 1 + Outside;

    private double Share(string place, double value)
    {
        if (!IsShare(value)) Fail(place, $"{value.ToString(CultureInfo.InvariantCulture)}", "a share of the image's width or height, 0 to 1");
        return value;
    }

    private double? Score(string place, int at)
    {
        if (at >= _numbers.Count) return null;
        if (_numbers[at] is < 0 or > 1) Fail(place, $"confidence {_numbers[at].ToString(CultureInfo.InvariantCulture)}", "0 to 1");
        return _numbers[at];
    }

    private static ExtraField Track(double number) =>
        number == Math.Truncate(number) && Math.Abs(number) < 1e15 ? KnownFields.Of(KnownFields.Track, (long)number)
            : new ExtraField(KnownFields.Track, number.ToString("R", CultureInfo.InvariantCulture));

    private void Fail(string place, string found, string allowed) => Throw.Input(path, place, found, allowed);
}
