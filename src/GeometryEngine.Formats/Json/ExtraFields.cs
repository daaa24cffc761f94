using System.Text;

namespace GeometryEngine.Formats;

/// <summary>Collects the properties of an object that the engine has no noun for.</summary>
internal struct ExtraFields(bool keep)
{
    private List<ExtraField>? _fields;

    /// <summary>What was kept, in file order.</summary>
    public readonly IReadOnlyList<ExtraField> Fields => _fields ?? (IReadOnlyList<ExtraField>)[];

    /// <summary>Drops a field that says what is known anyway.</summary>
    public readonly void Drop(string name, string json) => _fields?.Remove(new ExtraField(name, json));

    /// <summary>Takes the property's value, which must be JSON throughout whether it is kept or not.</summary>
    public void Read(ref JsonCursor cursor, ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> value = cursor.ReadRaw();
        if (keep) (_fields ??= []).Add(new ExtraField(Encoding.UTF8.GetString(name), JsonText.Compact(value)));
    }
}
