namespace GeometryEngine.Formats;

/// <summary>What is known of a label.</summary>
/// <param name="Label">The label.</param>
/// <param name="Name">Its name.</param>
/// <param name="Color">Its colour; null where only the label is known.</param>
/// <param name="IsThing">Whether single objects are told apart; null where that is not said.</param>
internal readonly record struct LabelName(int Label, string Name, Rgb? Color = null, bool? IsThing = null)
{
    /// <summary>The name of a label that is no category, where its file has one.</summary>
    public const string Background = "_background_";

    /// <summary>Whether it is the name of what is no category: background, void.</summary>
    public bool IsBackground => Name.Trim('_').ToUpperInvariant() is "BACKGROUND" or "VOID" or "UNLABELED" or "UNLABELLED";

    /// <summary>The label as a category.</summary>
    public Category ToCategory()
    {
        var extras = new List<ExtraField>();
        if (Color is var (red, green, blue)) extras.Add(new ExtraField(KnownFields.Color, $"[{red},{green},{blue}]"));
        if (IsThing is { } isThing) extras.Add(KnownFields.Of(KnownFields.IsThing, isThing ? 1L : 0L));
        return new Category { Id = new SourceId(Label), Name = Name, Extras = extras };
    }
}
