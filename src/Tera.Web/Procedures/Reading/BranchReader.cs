using System.Collections.Immutable;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Reading;

/// <summary>A way out of a row as it was read. Places of rows from 0; the number of rows is the end.</summary>
internal sealed record ReadBranch(ImmutableArray<int> Targets, Provenance Reading, string? Label = null);

/// <summary>All ways out of a row.</summary>
/// <param name="Yes">The only way on, or that of a yes.</param>
/// <param name="No">That of a no; null where nothing is decided.</param>
/// <param name="Refusal">Where a refused signature leads; null where nothing is signed or something is decided.</param>
internal sealed record ReadExits(ReadBranch Yes, ReadBranch? No = null, ReadBranch? Refusal = null);

/// <summary>Says where each row leads.</summary>
internal sealed class BranchReader(LaneNames names, ImmutableArray<RowReading> rows)
{
    private const int MostArrows = 8;

    public ReadExits Of(int at)
    {
        var row = rows[at];
        if (row.Source.Exits is { } drawn)
        {
            return Drawn(drawn);
        }

        var next = new ReadBranch([at + 1], Provenance.Printed);
        if (row.Decides)
        {
            return Arrowed(at) ?? new(next with { Reading = YesOf(row) }, NoOf(at));
        }

        return row.Acts.Contains(ActKind.Sign) && at > 0
            ? new(next, Refusal: new([Maker(at)], new(Origin.Proposed, 0.6m, "Tanda tangan tercetak tanpa jalan bila ditolak; dokumen kembali ke penyusunnya.")))
            : new(next);
    }

    /// <summary>Arrows of a drawing that say something else than what was read; null for none.</summary>
    public string? Unread()
    {
        var told = rows.Index().SelectMany(row => row.Item.Source.Arrows.Where(down => down != 1 && !(row.Item.Decides && Arrowed(row.Index) is not null)).Select(down => (From: row.Index, To: row.Index + down)))
            .Where(arrow => arrow.To >= 0 && arrow.To < rows.Length).Select(arrow => $"dari {Name(arrow.From)} ke {Name(arrow.To)}").ToList();
        return told.Count == 0 ? null : $"Panah yang tidak dibaca, karena tidak berawal dari keputusan atau tidak jelas ya dan tidaknya: {string.Join("; ", told.Take(MostArrows))}{(told.Count > MostArrows ? "; dan lainnya" : "")}.";
    }

    private string Name(int row) => rows[row].Source.Number is { } number ? $"langkah {number.Trim('(', ')', '.', ' ')}" : $"baris ke-{row + 1}";

    /// <summary>Where the arrows of a drawing lead that are fastened to the diamond; null where they do not say which way is which.</summary>
    private ReadExits? Arrowed(int at)
    {
        List<int> targets = [.. rows[at].Source.Arrows.Select(down => at + down).Where(target => target >= 0 && target < rows.Length).Order()];
        var (back, on) = (targets.Where(target => target < at).ToList(), targets.Where(target => target > at).ToList());
        return (back, on) switch
        {
            ([var no], [] or [_]) => new(new([on is [var yes] ? yes : at + 1], Arrow(0.9m)), new([no], Arrow(0.9m))),
            ([], [var near, var far]) when near == at + 1 => new(new([near], Arrow(0.6m)), new([far], Arrow(0.6m))),
            _ => null,
        };
    }

    private static Provenance Arrow(decimal confidence) => new(
        Origin.Inferred, confidence, confidence > 0.8m ? "Panah pada gambar; yang kembali ke atas dibaca sebagai tidak." : "Panah pada gambar; yang ke baris berikut dibaca sebagai ya, yang melompat sebagai tidak.");

    private static ReadExits Drawn(SourceExits drawn) => drawn.No.IsEmpty
        ? new(new([drawn.Yes], Provenance.Printed))
        : new(new([drawn.Yes], drawn.Reading, Label(drawn.YesLabel, "Ya")), new(drawn.No, drawn.Reading, Label(drawn.NoLabel, "Tidak")));

    private static string? Label(string? drawn, string usual) => drawn is null || drawn == usual ? null : drawn;

    private static Provenance YesOf(RowReading row) => row.Condition is not null
        ? new(Origin.Inferred, 0.85m, "Teks menyebut syaratnya; yang memenuhi diteruskan ke langkah berikut.")
        : new(Origin.Proposed, 0.8m, "Pemeriksaan tercetak tanpa cabang; yang benar diteruskan ke langkah berikut.");

    private ReadBranch NoOf(int at)
    {
        var row = rows[at];
        if (row.Condition is { } condition && Named(condition, at) is { } named)
        {
            return named;
        }

        return row.Condition is not null
            ? new([Maker(at)], new(Origin.Inferred, 0.65m, "Teks tidak menyebut ke mana dikembalikan; dipilih langkah yang menyusunnya."))
            : new([Maker(at)], new(Origin.Proposed, 0.6m, "Pemeriksaan tercetak tanpa jalan Tidak; dipilih langkah yang menyusunnya."));
    }

    /// <summary>The text names to whom it goes back: the nearest row above that this lane does.</summary>
    private ReadBranch? Named(string condition, int at)
    {
        var no = condition.IndexOf("tidak", StringComparison.OrdinalIgnoreCase) is >= 0 and var tidak ? tidak
            : condition.IndexOf("belum", StringComparison.OrdinalIgnoreCase) is >= 0 and var belum ? belum : condition.IndexOf("perbaikan", StringComparison.OrdinalIgnoreCase);
        if (no < 0)
        {
            return null;
        }

        foreach (var mention in names.Mentions(condition[no..]))
        {
            var target = Enumerable.Range(0, at).Reverse().FirstOrDefault(above => rows[above].Actor == mention.Lane, -1);
            if (target >= 0)
            {
                return new([target], new(Origin.Inferred, 0.85m, $"Teks mengembalikannya kepada {names.Printed[mention.Lane]}; langkah terdekat yang dikerjakannya dipilih."));
            }
        }

        return null;
    }

    /// <summary>The nearest row above that makes what is judged; the row above where none does; the row itself when it is the first.</summary>
    private int Maker(int at) =>
        Enumerable.Range(0, at).Reverse().FirstOrDefault(above => rows[above].Acts.Any(act => act.IsMaking()) && !rows[above].Decides, Math.Max(0, at - 1));
}
