using Parquet;
using Parquet.Schema;

namespace GeometryEngine.Formats;

/// <summary>Reads the columns that this format writes.</summary>
internal static class OwnColumns
{
    /// <summary>Reads those of a row group.</summary>
    /// <typeparam name="T">The columns of the table.</typeparam>
    /// <param name="file">The file.</param>
    /// <param name="group">The row group.</param>
    /// <param name="path">The file to name in problems.</param>
    /// <exception cref="InputException">A column is missing, or of another type.</exception>
    public static T Read<T>(ParquetReader file, ParquetRowGroupReader group, string path) where T : IParquetColumns, new()
    {
        var columns = new T();
        Dictionary<string, DataField> own = file.Schema.GetDataFields().ToDictionary(field => field.Path.ToString(), StringComparer.Ordinal);
        foreach (ParquetColumn column in columns.All)
        {
            DataField field = column.Field is ListField list ? (DataField)list.Item : (DataField)column.Field;
            if (!own.TryGetValue(PathOf(column.Field), out DataField? found) || found.ClrType != field.ClrType)
                Throw.Input(path, "", $"no column {column.Field.Name} of {field.ClrType.Name}", "the columns that this format writes");
            column.Read(group, found).AsTask().GetAwaiter().GetResult();
        }
        return columns;
    }

    private static string PathOf(Field field) => field is ListField ? $"{field.Name}/list/element" : field.Name;
}
