using System.Globalization;
using System.Net;

namespace GeometryEngine.Reporting;

/// <summary>A piece of HTML. Text becomes one by being escaped, so that no name from a file can add markup.</summary>
/// <param name="Html">The piece.</param>
internal readonly record struct Markup(string Html)
{
    /// <summary>Text, escaped; control characters as <c>\uXXXX</c>.</summary>
    public static implicit operator Markup(string text) => new(WebUtility.HtmlEncode(Printable.Line(text)));

    /// <summary>Pieces one after another.</summary>
    public static Markup Join(params IEnumerable<Markup> pieces) => new(string.Concat(pieces.Select(piece => piece.Html)));

    /// <summary>An element.</summary>
    /// <param name="tag">Its name and its attributes, as they stand between the brackets; numbers and escaped text alone.</param>
    /// <param name="content">What it holds.</param>
    public static Markup Element(FormattableString tag, params IEnumerable<Markup> content)
    {
        string open = tag.ToString(CultureInfo.InvariantCulture), name = open.Split(' ')[0];
        return new($"<{open}>{Join(content).Html}</{name}>");
    }

    /// <summary>A name from a file, which may run from right to left.</summary>
    public static Markup Name(string name) => Element($"bdi", name);

    /// <summary>The piece.</summary>
    public override string ToString() => Html;
}
