using System.Globalization;
using System.Numerics;
using Parquet;
using Parquet.Schema;

namespace GeometryEngine.Formats;

/// <summary>The columns of a row group: geometry, and the others as JSON.</summary>
/// <param name="Geometry">The bytes of each row's geometry; null where it has none.</param>
/// <param name="Values">Of each other column that is no list or group, the JSON of each row's value; null where it has none.</param>
internal sealed record GeoColumns(byte[]?[] Geometry, IReadOnlyDictionary<string, string?[]> Values)
{
    /// <summary>Reads a row group.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="group">The row group.</param>
    /// <param name="path">The file to name in problems.</param>
    /// <param name="geometry">The column of geometry.</param>
    /// <exception cref="InputException">There is no such column of bytes.</exception>
    public static GeoColumns Read(ParquetReader reader, ParquetRowGroupReader group, string path, string geometry)
    {
        byte[]?[]? shapes = null;
        var values = new Dictionary<string, string?[]>(StringComparer.Ordinal);
        foreach (DataField field in reader.Schema.GetDataFields())
        {
            if (field.MaxRepetitionLevel > 0 || field.Path.Length > 1) continue;
            if (field.Name == geometry && IsBytes(field))
            {
                shapes = new byte[]?[group.RowCount];
                Wait(group.ReadAsync(field, shapes.AsMemory()!));
            }
            else if (ReadJson(group, field) is { } json) values.Add(field.Name, json);
        }
        if (shapes is null) Throw.Input(path, "", $"no column '{geometry}' of bytes", "the column that the file's metadata names as that of geometry");
        return new GeoColumns(shapes!, values);
    }

    /// <summary>What a row says in the first of some columns that it has: a text, or a number as it is written.</summary>
    public string? Text(int row, params ReadOnlySpan<string> columns)
    {
        foreach (string column in columns)
            if (Values.TryGetValue(column, out string?[]? values) && values[row] is { } json) return KnownFields.Text([new ExtraField(column, json)], column);
        return null;
    }

    /// <summary>A number; null where the row has none.</summary>
    public double? Number(int row, string column) =>
        Values.TryGetValue(column, out string?[]? values) && double.TryParse(values[row], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    private static bool IsBytes(DataField field) => field.ClrType == typeof(ReadOnlyMemory<byte>) || field.ClrType == typeof(byte[]);

    private static string?[]? ReadJson(ParquetRowGroupReader group, DataField field)
    {
        Type type = field.ClrType;
        if (type == typeof(ReadOnlyMemory<char>) || type == typeof(string))
        {
            var texts = new string?[group.RowCount];
            Wait(group.ReadAsync(field, texts.AsMemory()!));
            return [.. texts.Select(text => text is null ? null : KnownFields.Of("", text).Json)];
        }
        if (type == typeof(long)) return Numbers<long>(group, field);
        if (type == typeof(int)) return Numbers<int>(group, field);
        if (type == typeof(double)) return Numbers<double>(group, field);
        if (type == typeof(float)) return Numbers<float>(group, field);
        return type == typeof(bool) ? Written<bool>(group, field, value => value ? "true" : "false") : null;
    }

    private static string?[] Numbers<T>(ParquetRowGroupReader group, DataField field) where T : struct, INumber<T> =>
        Written<T>(group, field, value => T.IsFinite(value) ? value.ToString(null, CultureInfo.InvariantCulture) : null);

    private static string?[] Written<T>(ParquetRowGroupReader group, DataField field, Func<T, string?> write) where T : struct
    {
        if (field.IsNullable)
        {
            var values = new T?[group.RowCount];
            Wait(group.ReadAsync(field, values.AsMemory()));
            return [.. values.Select(value => value is { } given ? write(given) : null)];
        }
        var all = new T[group.RowCount];
        Wait(group.ReadAsync(field, all.AsMemory()));
        return [.. all.Select(write)];
    }

    private static void Wait(ValueTask task) => task.AsTask().GetAwaiter().GetResult();
}
