namespace GeometryEngine;

/// <summary>An order of labels that are no numbers, ascending, such as low, medium, high. Equal when the labels are, in the same order.</summary>
public sealed class LabelOrder : IEquatable<LabelOrder>
{
    /// <summary>An order.</summary>
    /// <param name="labels">The labels, each once; none for no order.</param>
    /// <exception cref="ArgumentException">A label stands twice.</exception>
    public LabelOrder(params IReadOnlyList<string> labels)
    {
        Throw.IfRepeated(labels, nameof(labels));
        Labels = labels;
    }

    /// <summary>No order: labels are numbers, or mere names.</summary>
    public static LabelOrder None { get; } = new();

    /// <summary>The labels, ascending.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <inheritdoc/>
    public bool Equals(LabelOrder? other) => other is not null && Labels.SequenceEqual(other.Labels);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LabelOrder);

    /// <inheritdoc/>
    public override int GetHashCode() => string.Join('\0', Labels).GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Labels.Count == 0 ? "none" : string.Join(" < ", Labels);
}
