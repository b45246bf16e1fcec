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

/// <summary>Says where each row leads: by its drawing, else by the number, the lane or the person its words name, else as rows follow one another.</summary>
internal sealed class BranchReader
{
    private const int MostArrows = 8;
    private const string Offered = "Naskah menandai jalan ini sebagai usulan.";

    private readonly LaneNames _names;
    private readonly ImmutableArray<RowReading> _rows;
    private readonly ImmutableArray<SaidWays> _said;
    private readonly HashSet<int> _kept = [];
    private readonly ImmutableArray<ReadExits> _exits;

    public BranchReader(LaneNames names, ImmutableArray<RowReading> rows)
    {
        (_names, _rows) = (names, rows);
        _said = [.. rows.Select(row => SaidWays.Of(row.Source))];
        _exits = All();
        // A printed jump over rows to which nothing else leads would leave them behind for ever: it is asked instead.
        while (Unreached() is { } left && Enumerable.Range(0, left).LastOrDefault(row => !_kept.Contains(row) && JumpOf(row) > left, -1) is >= 0 and var jump)
        {
            _kept.Add(jump);
            _exits = All();
        }
    }

    public ReadExits Of(int at) => _exits[at];

    /// <summary>Ways of a drawing or of words that say something else than what was read; null for none.</summary>
    public string? Unread()
    {
        var told = _rows.Index().SelectMany(row => row.Item.Source.Arrows.Where(down => down != 1 && !(row.Item.Decides && Arrowed(row.Index) is not null)).Select(down => (From: row.Index, To: row.Index + down)))
            .Where(arrow => arrow.To >= 0 && arrow.To < _rows.Length).Select(arrow => $"dari {Name(arrow.From)} ke {Name(arrow.To)}").ToList();
        var arrows = told.Count == 0 ? null : $"Panah yang tidak dibaca, karena tidak berawal dari keputusan atau tidak jelas ya dan tidaknya: {string.Join("; ", told.Take(MostArrows))}{(told.Count > MostArrows ? "; dan lainnya" : "")}.";
        var jumps = _kept.Where(row => !_rows[row].Decides).Order().Select(row => $"dari {Name(row)} ke {Name(RowsOf(SaidWays.Onward(_rows[row].Source)[0])[^1])}").ToList();
        var left = jumps.Count == 0 ? null : $"Lanjutan tercetak yang tidak dipakai, karena langkah di antaranya lalu tidak pernah dituju: {string.Join("; ", jumps.Take(MostArrows))}.";
        return arrows is null ? left : left is null ? arrows : $"{arrows} {left}";
    }

    private ImmutableArray<ReadExits> All() => [.. Enumerable.Range(0, _rows.Length).Select(Read)];

    private ReadExits Read(int at)
    {
        var row = _rows[at];
        if (row.Source.Exits is { } drawn)
        {
            return Drawn(drawn);
        }

        if (row.Decides)
        {
            var no = NoOf(at);
            return (_said[at].NoNumbers.IsEmpty ? Arrowed(at) : null) ?? new(YesOf(at, no), no);
        }

        var next = new ReadBranch([!_kept.Contains(at) && JumpOf(at) is { } to ? to : at + 1], Provenance.Printed);
        return row.Acts.Contains(ActKind.Sign) && at > 0
            ? new(next, Refusal: Numbered(at) ?? new([Maker(at)], new(Origin.Proposed, 0.6m, "Tanda tangan tercetak tanpa jalan bila ditolak; dokumen kembali ke penyusunnya.")))
            : new(next);
    }

    private string Name(int row) => _rows[row].Source.Number is { } number ? $"langkah {number.Trim('(', ')', '.', ' ')}" : $"baris ke-{row + 1}";

    /// <summary>Where the arrows of a drawing lead that are fastened to the diamond; null where they do not say which way is which.</summary>
    private ReadExits? Arrowed(int at)
    {
        List<int> targets = [.. _rows[at].Source.Arrows.Select(down => at + down).Where(target => target >= 0 && target < _rows.Length).Order()];
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
        : new(new([drawn.Yes], drawn.Reading, Label(drawn.YesLabel, "Ya")), new(drawn.No, drawn.NoReading ?? drawn.Reading, Label(drawn.NoLabel, "Tidak")));

    private static string? Label(string? drawn, string usual) => drawn is null || drawn == usual ? null : drawn;

    /// <summary>Printed where the text numbers its row, names who goes on in the next one, or tells the way of the no alone: all else goes on as rows do.</summary>
    private ReadBranch YesOf(int at, ReadBranch no)
    {
        var said = _said[at];
        if (JumpOf(at) is { } to)
        {
            return _kept.Contains(at)
                ? new([at + 1], new(Origin.Inferred, 0.5m, $"Teks melanjutkannya ke {Name(to)}, tetapi langkah di antaranya lalu tidak pernah dituju; dipilih langkah berikut."))
                : new([to], Provenance.Printed);
        }

        return new([at + 1], no.Reading.Origin is Origin.Printed && said.Yes.Length == 0 ? Provenance.Printed
            : _rows[at].Condition is not { } condition
                ? said.No.Length > 0 && (!said.NoNumbers.IsEmpty || said.Whom is not null)
                    ? new(Origin.Inferred, 0.85m, "Naskah hanya menyebut jalan Tidak; yang benar diteruskan ke langkah berikut.")
                    : new(Origin.Proposed, 0.8m, "Pemeriksaan tercetak tanpa cabang; yang benar diteruskan ke langkah berikut.")
            : at + 1 < _rows.Length && _names.Mentions(ConditionParts.Of(condition).Yes).Any(mention => TargetReader.IsGiven(mention) && Prints(_rows[at + 1], mention.Lane))
                ? Provenance.Printed
                : new(Origin.Inferred, 0.85m, "Teks menyebut syaratnya; yang memenuhi diteruskan ke langkah berikut."));
    }

    /// <summary>The row further down to which the words of a row lead on by its number; null where they do not.</summary>
    private int? JumpOf(int at)
    {
        var numbers = _rows[at] switch
        {
            { Source.Exits: not null } => [],
            { Decides: true } => _said[at].YesNumbers,
            { Source: var source } => SaidWays.Onward(source),
        };
        return numbers is [var number] && RowsOf(number) is [var only] && only > at ? only : null;
    }

    private ReadBranch NoOf(int at)
    {
        var (row, said) = (_rows[at], _said[at]);
        if ((Numbered(at) ?? Named(at)) is { } told)
        {
            return told;
        }

        return (said.NoNumbers, said.Whom) switch
        {
            ([var number, ..], _) => new([Maker(at)], new(Origin.Inferred, 0.5m, $"Teks menyebut langkah {number}, yang tidak ada; dipilih langkah yang menyusunnya.")),
            (_, { } whom) when LaneRanks.Of(whom) is LaneRank.Outside && at + 1 < _rows.Length =>
                new([_rows.Length], new(Origin.Inferred, 0.7m, $"Teks mengembalikannya kepada {whom}, yang bukan kolom pelaksana; alur selesai di situ.")),
            (_, { } whom) => new([Maker(at)], new(Origin.Inferred, 0.5m, $"Teks mengembalikannya kepada {whom}, yang bukan kolom pelaksana; dipilih langkah yang menyusunnya.")),
            _ when row.Condition is not null => new([Maker(at)], new(Origin.Inferred, 0.65m, "Teks tidak menyebut ke mana dikembalikan; dipilih langkah yang menyusunnya.")),
            _ => new([Maker(at)], new(Origin.Proposed, 0.6m, "Pemeriksaan tercetak tanpa jalan Tidak; dipilih langkah yang menyusunnya.")),
        };
    }

    /// <summary>The words number the rows it goes back to, or mean the row above; null where they do not, or where no row has the number.</summary>
    private ReadBranch? Numbered(int at)
    {
        var said = _said[at];
        if (said.NoNumbers.IsEmpty)
        {
            if (said.EndsOnNo && at + 1 < _rows.Length)
            {
                return new([_rows.Length], said.IsNoProposed ? new(Origin.Proposed, 0.6m, Offered) : Provenance.Printed);
            }

            return said.IsOneBack && at > 0 ? new([at - 1], Provenance.Printed) : null;
        }

        var found = said.NoNumbers.Select(RowsOf).ToList();
        if (found.Exists(rows => rows.IsEmpty))
        {
            return null;
        }

        ImmutableArray<int> targets = [.. found.Select(rows => rows.LastOrDefault(row => row < at, rows[0])).Distinct()];
        return new(targets, said.IsNoProposed ? new(Origin.Proposed, 0.6m, Offered)
            : found.Exists(rows => rows.Length > 1) ? new(Origin.Inferred, 0.8m, $"Teks menyebut langkah {string.Join(" atau ", said.NoNumbers)}; nomor itu ada pada beberapa baris, dan yang terdekat di atasnya dipilih.")
            : Provenance.Printed);
    }

    private ImmutableArray<int> RowsOf(string number) =>
        [.. _rows.Index().Where(row => string.Equals(row.Item.Source.Number?.Trim('(', ')', '.', ' '), number, StringComparison.OrdinalIgnoreCase)).Select(row => row.Index)];

    /// <summary>The text names to whom it goes back: the nearest row above that this lane does; printed where it does one alone.</summary>
    private ReadBranch? Named(int at)
    {
        foreach (var mention in _names.Mentions(_said[at].No))
        {
            var (lane, his) = (mention.Lane, Enumerable.Range(0, at).Where(above => _rows[above].Actor == mention.Lane || _rows[above].Source.Marks.Contains(mention.Lane)).ToList());
            if (his is [var only] && Prints(_rows[only], lane))
            {
                return new([only], Provenance.Printed);
            }

            if (his is [.., var nearest])
            {
                return new([nearest], new(Origin.Inferred, 0.85m, $"Teks mengembalikannya kepada {_names.Printed[lane]}; langkah terdekat yang dikerjakannya dipilih."));
            }
        }

        return null;
    }

    /// <summary>True when the source itself says that a lane takes part in a row.</summary>
    private static bool Prints(RowReading row, int lane) => row.Source.Marks.Contains(lane) || (row.Actor == lane && row.Reading.Origin is Origin.Printed);

    /// <summary>The nearest row above that makes what is judged; the row above where none does; the row itself when it is the first.</summary>
    private int Maker(int at) =>
        Enumerable.Range(0, at).Reverse().FirstOrDefault(above => _rows[above].Acts.Any(act => act.IsMaking()) && !_rows[above].Decides, Math.Max(0, at - 1));

    /// <summary>The first row to which no way leads; null where all are reached.</summary>
    private int? Unreached()
    {
        var seen = new HashSet<int>();
        var waiting = new Stack<int>([0]);
        while (waiting.TryPop(out var at))
        {
            if (at < _rows.Length && seen.Add(at))
            {
                foreach (var to in _exits[at].Yes.Targets.Concat(_exits[at].No?.Targets ?? []))
                {
                    waiting.Push(to);
                }
            }
        }

        return Enumerable.Range(0, _rows.Length).Where(row => !seen.Contains(row)).Select(row => (int?)row).FirstOrDefault();
    }
}
