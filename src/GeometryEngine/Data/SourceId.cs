using System.Globalization;

namespace GeometryEngine;

/// <summary>An identifier as its file writes it: a whole number or a text. 7 and "7" have the same <see cref="ToString"/>, and are equal.</summary>
public readonly struct SourceId : IEquatable<SourceId>
{
    private readonly string? _text;
    private readonly long _number;

    /// <summary>A numeric id.</summary>
    /// <param name="number">Any 64-bit number, 0 and negatives included.</param>
    public SourceId(long number) => _number = number;

    /// <summary>A textual id.</summary>
    /// <param name="text">Any text; kept as it is.</param>
    public SourceId(string text) => _text = text ?? throw new ArgumentNullException(nameof(text));

    /// <summary>Whether the file writes the id as a number.</summary>
    public bool IsNumber => _text is null;

    /// <summary>The number; 0 for a textual id.</summary>
    public long Number => _number;

    /// <summary>The id as text, whichever form the file uses.</summary>
    public override string ToString() => _text ?? _number.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool Equals(SourceId other) =>
        _text is null && other._text is null ? _number == other._number : string.Equals(ToString(), other.ToString(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SourceId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        TryNumber(out long number) ? number.GetHashCode() : string.GetHashCode(_text, StringComparison.Ordinal);

    /// <summary>Equality of the written form.</summary>
    public static bool operator ==(SourceId left, SourceId right) => left.Equals(right);

    /// <summary>Inequality of the written form.</summary>
    public static bool operator !=(SourceId left, SourceId right) => !left.Equals(right);

    // "7" must hash as 7 does; "07" and "+7" are other texts and may hash as they like.
    private bool TryNumber(out long number)
    {
        number = _number;
        return _text is null || long.TryParse(_text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }
}
