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
            var no = NoOf(at);
            return Arrowed(at) ?? new(next with { Reading = YesOf(at, no) }, no);
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
        Origin.Inferred, confidence, DrawnWays.Arrow + (confidence > 0.8m ? "; yang kembali ke atas dibaca sebagai tidak." : "; yang ke baris berikut dibaca sebagai ya, yang melompat sebagai tidak."));

    private static ReadExits Drawn(SourceExits drawn) => drawn.No.IsEmpty
        ? new(new([drawn.Yes], Provenance.Printed))
        : new(new([drawn.Yes], drawn.Reading, Label(drawn.YesLabel, "Ya")), new(drawn.No, drawn.Reading, Label(drawn.NoLabel, "Tidak")));

    private static string? Label(string? drawn, string usual) => drawn is null || drawn == usual ? null : drawn;

    /// <summary>Printed where the text names who goes on in the next row, or tells the way of the no alone: all else goes on as rows do.</summary>
    private Provenance YesOf(int at, ReadBranch no) => rows[at].Condition is not { } condition
        ? new(Origin.Proposed, 0.8m, "Pemeriksaan tercetak tanpa cabang; yang benar diteruskan ke langkah berikut.")
        : no.Reading.Origin is Origin.Printed && string.IsNullOrWhiteSpace(ConditionParts.Of(condition).Yes) ? Provenance.Printed
        : at + 1 < rows.Length && names.Mentions(ConditionParts.Of(condition).Yes).Any(mention => TargetReader.IsGiven(mention) && Prints(rows[at + 1], mention.Lane))
            ? Provenance.Printed
            : new(Origin.Inferred, 0.85m, "Teks menyebut syaratnya; yang memenuhi diteruskan ke langkah berikut.");

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

    /// <summary>The text names to whom it goes back: the nearest row above that this lane does; printed where it does one alone.</summary>
    private ReadBranch? Named(string condition, int at)
    {
        foreach (var mention in names.Mentions(ConditionParts.Of(condition).No))
        {
            var (lane, his) = (mention.Lane, Enumerable.Range(0, at).Where(above => rows[above].Actor == mention.Lane || rows[above].Source.Marks.Contains(mention.Lane)).ToList());
            if (his is [var only] && Prints(rows[only], lane))
            {
                return new([only], Provenance.Printed);
            }

            if (his is [.., var nearest])
            {
                return new([nearest], new(Origin.Inferred, 0.85m, $"Teks mengembalikannya kepada {names.Printed[lane]}; langkah terdekat yang dikerjakannya dipilih."));
            }
        }

        return null;
    }

    /// <summary>True when the source itself says that a lane takes part in a row.</summary>
    private static bool Prints(RowReading row, int lane) => row.Source.Marks.Contains(lane) || (row.Actor == lane && row.Reading.Origin is Origin.Printed);

    /// <summary>The nearest row above that makes what is judged; the row above where none does; the row itself when it is the first.</summary>
    private int Maker(int at) =>
        Enumerable.Range(0, at).Reverse().FirstOrDefault(above => rows[above].Acts.Any(act => act.IsMaking()) && !rows[above].Decides, Math.Max(0, at - 1));
}
