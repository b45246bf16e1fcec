using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tera.Documents.Acts;

namespace Tera.Documents.Dispatches;

/// <summary>One thing that is sent, as the table of a cover letter prints it.</summary>
public sealed class DispatchLine
{
    public required DispatchId DispatchId { get; init; }

    /// <summary>Place in the table, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Naskah dinas yang dikirim.</summary>
    public required string What { get; init; }

    /// <summary>Banyaknya: “2 (dua) berkas”.</summary>
    public required string Quantity { get; init; }

    /// <summary>Keterangan; null for what the wording of the office says.</summary>
    public string? Remark { get; init; }

    /// <summary>In one sentence, as registers tell it.</summary>
    internal string Told => Remark is { } remark ? $"{What}: {Quantity} ({remark})" : $"{What}: {Quantity}";
}

/// <summary>A row as typed.</summary>
internal sealed record TypedLine(string What, string Quantity, string? Remark);

/// <summary>The rows of the table in the form of a cover letter.</summary>
internal static class DispatchRows
{
    public static readonly Input WhatInput = new("Naskah", "Naskah yang dikirim");
    public static readonly Input QuantityInput = new("Banyaknya", "Banyaknya");
    public static readonly Input RemarkInput = new("KeteranganNaskah", "Keterangan");

    public const int Most = 20;
    public const int LongestWhat = 600;
    public const int LongestQuantity = 60;
    public const int LongestRemark = 500;

    /// <summary>What most letters carry.</summary>
    public const string OneFile = "1 (satu) berkas";

    /// <summary>Empty rows count for nothing; none at all where every row is empty.</summary>
    public static IReadOnlyList<TypedLine> Read(FormReader reader)
    {
        List<TypedLine> lines = [];
        for (var at = 0; at < Most; at++)
        {
            var what = reader.Optional(WhatInput.Row(at), LongestWhat);
            var quantity = reader.Optional(QuantityInput.Row(at), LongestQuantity);
            var remark = reader.Optional(RemarkInput.Row(at), LongestRemark);
            if (what is not null)
            {
                lines.Add(new(what, quantity ?? OneFile, remark));
            }
            else if (remark is not null || (quantity is not null && at > 0))
            {
                reader.Fault("documents.dispatch.thing-missing", WhatInput.Row(at), at + 1);
            }
        }

        return lines;
    }
}

internal sealed class DispatchLineMapping : IEntityTypeConfiguration<DispatchLine>
{
    public void Configure(EntityTypeBuilder<DispatchLine> builder)
    {
        builder.ToTable("dispatch_line", "documents").HasKey(row => new { row.DispatchId, row.Ordinal });
        builder.Ignore(row => row.Told);
        builder.HasOne<Dispatch>().WithMany().HasForeignKey(row => row.DispatchId);
    }
}
