using System.Globalization;
using BitMiracle.LibTiff.Classic;

namespace GeometryEngine.Formats;

/// <summary>Keeps what the decoder says is wrong, for the thread that decodes, instead of printing it. Warnings are of fields that it does not know.</summary>
internal sealed class TiffErrors : TiffErrorHandler
{
    [ThreadStatic]
    private static string? _first;

    /// <summary>Puts the handler in place.</summary>
    public static void Install() => Tiff.SetErrorHandler(new TiffErrors());

    /// <summary>The first error since this was asked last; null when there was none.</summary>
    public static string? Take()
    {
        string? first = _first;
        _first = null;
        return first;
    }

    public override void ErrorHandler(Tiff tif, string method, string format, params object[] args) =>
        _first ??= string.Format(CultureInfo.InvariantCulture, format, args);

    public override void WarningHandler(Tiff tif, string method, string format, params object[] args) { }
}
