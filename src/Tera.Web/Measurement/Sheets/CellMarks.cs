using System.Security.Cryptography;
using System.Text;

namespace Tera.Measurement.Sheets;

/// <summary>A cell of a row; each is somebody's to change while another changes the next one.</summary>
public enum RowField
{
    Value,
    Spent,
    Enabling,
    Inhibiting,
    FollowUp,
    Assurance,
}

/// <summary>Fingerprints of the cells of a row as a form showed them, small enough to travel with it: what differs from them was typed.</summary>
public sealed class CellMarks
{
    private readonly string[] _marks;

    private CellMarks(string[] marks) => _marks = marks;

    /// <summary>Every cell, in the order of the marks.</summary>
    public static IReadOnlyList<RowField> Fields { get; } = Enum.GetValues<RowField>();

    /// <summary>Of the texts of a row.</summary>
    public static CellMarks Of(TypedRow row) => new([.. Fields.Select(field => MarkOf(row, field))]);

    /// <summary>As <see cref="ToString"/> wrote them; of anything else no cell bears the mark.</summary>
    public static CellMarks Read(string text) => new(text.Split('.') is var marks && marks.Length == Fields.Count ? marks : new string[Fields.Count]);

    /// <summary>Whether the cell of the row is as it was shown.</summary>
    public bool Fits(TypedRow row, RowField field) => _marks[(int)field] == MarkOf(row, field);

    /// <summary>The same, as if the cell of the row had been shown.</summary>
    public CellMarks With(RowField field, TypedRow row) => new([.. _marks.Select((mark, at) => at == (int)field ? MarkOf(row, field) : mark)]);

    /// <summary>The same, with the marks that others have for some cells.</summary>
    public CellMarks With(IReadOnlyCollection<RowField> fields, CellMarks others) => new([.. _marks.Select((mark, at) => fields.Contains((RowField)at) ? others._marks[at] : mark)]);

    public override string ToString() => string.Join('.', _marks);

    private static string MarkOf(TypedRow row, RowField field) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.Text(field))).AsSpan(0, 6));
}
