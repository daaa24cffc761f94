using System.CommandLine;
using GeometryEngine.Formats;
using GeometryEngine.Reporting;

namespace GeometryEngine.Cli;

/// <summary>The options of <c>geom export</c> that choose what is painted, and how.</summary>
internal sealed class ExportOptions
{
    private readonly DefaultedOption<MaskKind> _kind = CommonOptions.Choice(
        "--as",
        "What a pixel says: the category, the object, the segment, one object against the rest; or a picture, without or with the photograph",
        ("semantic", MaskKind.Semantic),
        ("instance", MaskKind.Instance),
        ("panoptic", MaskKind.Panoptic),
        ("binary", MaskKind.Binary),
        ("color", MaskKind.Color),
        ("overlay", MaskKind.Overlay));

    private readonly DefaultedOption<MaskFile> _file = CommonOptions.Choice(
        "--file", "PNG images, NumPy arrays, or JSON with COCO's RLE of each value", ("png", MaskFile.Png), ("npy", MaskFile.Npy), ("rle", MaskFile.Rle));

    private readonly DefaultedOption<CategoryValue> _values = CommonOptions.Choice(
        "--values", "The value of a category is its id, or its place from 1 on", ("id", CategoryValue.Id), ("index", CategoryValue.Index));

    private readonly Option<string[]> _map = new("--map")
    {
        Description = "The value of a category by name or id, or a file of such lines; negative leaves the category out. Repeatable",
        HelpName = "OLD=NEW|FILE",
    };

    private readonly DefaultedOption<InstanceRule> _instances = CommonOptions.Choice(
        "--instances",
        "Instances are numbered from 1, or as Cityscapes does: 1000 times the category's value and a number from 0",
        ("number", InstanceRule.Number),
        ("cityscapes", InstanceRule.Cityscapes));

    private readonly DefaultedOption<PaintOrder> _paintOrder = CommonOptions.Paint();

    private readonly DefaultedOption<int> _bits = CommonOptions.Choice(
        "--bits", "Bits of a pixel; auto is 16 for instances and 8 for the rest; 1 for binary masks", ("auto", 0), ("1", 1), ("8", 8), ("16", 16));

    private readonly DefaultedOption<int> _background =
        CommonOptions.Number("--background", 0, 0, ushort.MaxValue, "VALUE", "The value of pixels of no object");

    private readonly Option<int?> _ignoreValue = new("--ignore-value")
    {
        Description = "The value of pixels that do not count [default: the largest]",
        HelpName = "VALUE",
    };

    private readonly DefaultedOption<int> _voidWidth = CommonOptions.Number(
        "--void-width", 0, 0, 100, "PIXELS", "Width of the band of ignored pixels on each side of every edge; 2 is about as in VOC");

    private readonly Option<bool> _ignoreCrowds = new("--ignore-crowds") { Description = "Paint crowd regions with the ignore value" };

    private readonly DefaultedOption<MaskPalette> _palette = CommonOptions.Choice(
        "--palette",
        "Colours of the values: none, VOC's, or the data set's where it has some",
        ("none", MaskPalette.None),
        ("voc", MaskPalette.Voc),
        ("dataset", MaskPalette.Dataset));

    private readonly DefaultedOption<Unit> _unit = CommonOptions.Choice(
        "--per", "Binary masks are one of each object, or one of each category", ("object", Unit.Object), ("category", Unit.Category));

    private readonly Option<string?> _images = new("--images") { Description = "The folder of the photographs, for overlays", HelpName = "DIR" };
    private readonly Option<ImageSize?> _size = CommonOptions.Size("--size", "HxW", "Height and width of every image, whatever the data set says");
    private readonly Option<string[]> _subsets = new("--subset") { Description = "Export the images of this subset only. Repeatable", HelpName = "NAME" };
    private readonly Option<bool> _small = new("--small") { Description = "Write the smallest PNGs, for archives; a hundred times slower" };

    private enum Unit
    {
        Object,
        Category,
    }

    /// <summary>All options; <c>--as</c> is required.</summary>
    public ExportOptions() => _kind.Required = true;

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All =>
    [
        _kind, _file, _values, _map, _instances, _paintOrder, _bits, _background, _ignoreValue, _voidWidth, _ignoreCrowds, _palette, _unit,
        _images, _size, _subsets, _small,
    ];

    /// <summary>The choices of a command line.</summary>
    public MaskExportOptions Of(Invocation invocation)
    {
        MaskKind kind = invocation.Get(_kind);
        int bits = invocation.Get(_bits);
        string[] map = invocation.Get(_map), subsets = invocation.Get(_subsets);
        var options = new MaskExportOptions
        {
            Kind = kind,
            File = invocation.Get(_file),
            Values = invocation.Get(_values),
            Map = map is [_, ..] ? CategoryMap.Parse(map) : null,
            Instances = invocation.Get(_instances),
            PaintOrder = invocation.Get(_paintOrder),
            Bits = bits > 0 ? bits : kind == MaskKind.Instance ? 16 : 8,
            Background = invocation.Get(_background),
            IgnoreValue = invocation.Get(_ignoreValue),
            VoidWidth = invocation.Get(_voidWidth),
            IgnoreCrowds = invocation.Get(_ignoreCrowds),
            Palette = invocation.Get(_palette),
            BinaryPerCategory = invocation.Get(_unit) == Unit.Category,
            Drawing = kind == MaskKind.Overlay ? new OverlayDrawing(invocation.Get(_images)) : null,
            Size = invocation.Get(_size) is { } size ? (size.Height, size.Width) : null,
            Subsets = subsets ?? [],
            Compression = invocation.Get(_small) ? PngCompression.Small : PngCompression.Fast,
        };
        if (options.Defect() is { } defect) Throw.Usage(defect);
        return options;
    }
}
