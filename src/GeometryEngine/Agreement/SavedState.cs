using System.Diagnostics.CodeAnalysis;

namespace GeometryEngine;

/// <summary>
/// The state of an accumulator on its way to a file or back: one method names each field once, and both directions follow from it. Whatever has no
/// order of its own is written in ascending order, so that equal states give equal bytes.
/// </summary>
internal sealed class SavedState
{
    private readonly BinaryWriter? _writer;
    private readonly BinaryReader? _reader;

    /// <summary>A state to write.</summary>
    public SavedState(BinaryWriter writer) => _writer = writer;

    /// <summary>A state to read.</summary>
    public SavedState(BinaryReader reader) => _reader = reader;

    /// <summary>Writes or reads one field.</summary>
    public delegate void Field<T>(SavedState state, ref T value);

    /// <summary>Whether the state is read.</summary>
    [MemberNotNullWhen(true, nameof(_reader))]
    [MemberNotNullWhen(false, nameof(_writer))]
    public bool IsLoading => _reader is not null;

    /// <summary>A whole number.</summary>
    public void Sync(ref long value)
    {
        if (IsLoading) value = _reader.ReadInt64();
        else _writer.Write(value);
    }

    /// <summary>A whole number.</summary>
    public void Sync(ref int value)
    {
        if (IsLoading) value = _reader.ReadInt32();
        else _writer.Write(value);
    }

    /// <summary>Yes or no.</summary>
    public void Sync(ref bool value)
    {
        if (IsLoading) value = _reader.ReadBoolean();
        else _writer.Write(value);
    }

    /// <summary>A number, bit for bit.</summary>
    public void Sync(ref double value)
    {
        if (IsLoading) value = _reader.ReadDouble();
        else _writer.Write(value);
    }

    /// <summary>A text.</summary>
    public void Sync(ref string value)
    {
        if (IsLoading) value = _reader.ReadString();
        else _writer.Write(value);
    }

    /// <summary>A large whole number.</summary>
    public void Sync(ref Int128 value)
    {
        long high = (long)(value >> 64), low = (long)(ulong)value;
        Sync(ref high);
        Sync(ref low);
        value = (Int128)high << 64 | (ulong)low;
    }

    /// <summary>A sum.</summary>
    public void Sync(ref FixedPointSum value)
    {
        Int128 units = value.Units;
        Sync(ref units);
        value = FixedPointSum.OfUnits(units);
    }

    /// <summary>Numbers of a known count.</summary>
    public void Sync(long[] values)
    {
        for (int i = 0; i < values.Length; i++) Sync(ref values[i]);
    }

    /// <summary>How many entries follow; never more than bytes do.</summary>
    public int SyncCount(int count)
    {
        Sync(ref count);
        if (IsLoading && (count < 0 || count > _reader.BaseStream.Length - _reader.BaseStream.Position)) Throw.SavedCount(count);
        return count;
    }

    /// <summary>A list, in its order.</summary>
    public T[] Sync<T>(IReadOnlyList<T> list, Field<T> field)
    {
        T[] entries = IsLoading ? new T[SyncCount(0)] : [.. list];
        if (!IsLoading) SyncCount(entries.Length);
        for (int i = 0; i < entries.Length; i++) field(this, ref entries[i]);
        return entries;
    }

    /// <summary>A dictionary, ascending by key; read into an empty one.</summary>
    public void Sync<TKey, TValue>(Dictionary<TKey, TValue> map, Field<TKey> key, Field<TValue> value, IComparer<TKey>? order = null) where TKey : notnull
    {
        KeyValuePair<TKey, TValue>[] entries = [.. map.OrderBy(entry => entry.Key, order)];
        int count = SyncCount(entries.Length);
        for (int i = 0; i < count; i++)
        {
            (TKey entryKey, TValue entryValue) = IsLoading ? (default!, default!) : (entries[i].Key, entries[i].Value);
            key(this, ref entryKey);
            value(this, ref entryValue);
            if (IsLoading) map.Add(entryKey, entryValue);
        }
    }

    /// <summary>Two indexes.</summary>
    public static void Pair(SavedState state, ref (int, int) value)
    {
        state.Sync(ref value.Item1);
        state.Sync(ref value.Item2);
    }

    /// <summary>A text as an entry of a list.</summary>
    public static void Text(SavedState state, ref string value) => state.Sync(ref value);

    /// <summary>A whole number as an entry of a list.</summary>
    public static void Whole(SavedState state, ref long value) => state.Sync(ref value);

    /// <summary>A whole number as an entry of a list.</summary>
    public static void Index(SavedState state, ref int value) => state.Sync(ref value);

    /// <summary>A number as an entry of a list.</summary>
    public static void Number(SavedState state, ref double value) => state.Sync(ref value);

    /// <summary>A rating as an entry of a list.</summary>
    public static void Rating(SavedState state, ref Rating value)
    {
        (int rater, int label) = (value.Rater, value.Label);
        state.Sync(ref rater);
        state.Sync(ref label);
        value = new Rating(rater, label);
    }
}
