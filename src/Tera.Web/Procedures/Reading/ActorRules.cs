using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Reading;

/// <summary>What the rules look at in a row that names nobody who acts.</summary>
/// <param name="Row">As the source gives it.</param>
/// <param name="Acts">What is done in it.</param>
/// <param name="Wording">Its text, taken apart.</param>
/// <param name="Mentions">Lanes of its main text, every place.</param>
/// <param name="Targets">To whom it gives.</param>
internal sealed record RowSense(SourceRow Row, ImmutableArray<ActKind> Acts, RowWording Wording, IReadOnlyList<LaneMention> Mentions, RowTargets Targets);

/// <summary>The rules of <c>docs/sop-file.md</c> for who acts, strongest first. Rank is read from titles, never from the place of a column.</summary>
/// <remarks>Nine tenths and more may be confirmed unread: only where two rules say the same, or an act that belongs to the one head.</remarks>
internal sealed partial class ActorRules(LaneNames names, LaneOrder order)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Words before a unit that is no maker: what is made comes from it or goes to it.</summary>
    private static readonly HashSet<string> Other = ["dari", "kepada", "ke", "pada", "di", "dengan", "bersama", "untuk", "dan", "antar"];

    private readonly OfficeRule _office = new(names, order);

    public (int Actor, Provenance Reading) Of(RowSense row, IReadOnlyList<RowReading> above)
    {
        var handed = HandedTo(row, above);
        return ByNamed(row)
            ?? ByOrder(row, above, handed)
            ?? ByReserved(row, handed)
            ?? ByHandOver(row, above, handed)
            ?? ByCheck(row, above)
            ?? ByGiving(row, above)
            ?? ByInvitation(row, above)
            ?? _office.Of(row)
            ?? ByWork(row, above, handed)
            ?? ByColumns(row, above);
    }

    /// <summary>Rule 1, where the name stands not at the head: <c>dilakukan oleh Bidang</c>, or a group goes by another word.</summary>
    private (int, Provenance)? ByNamed(RowSense row)
    {
        if (row.Mentions.FirstOrDefault(mention => mention.Before == "oleh" && !Clause().IsMatch(row.Wording.Main)) is { } by)
        {
            return (by.Lane, Inferred(0.85m, $"Teks menyebut pekerjaan ini dilakukan oleh {names.Printed[by.Lane]} (aturan 1)."));
        }

        ImmutableArray<int> staff = [.. order.Lanes.Where(lane => order.NatureOf(lane) is LaneNature.Staff or LaneNature.EachEmployee)];
        return Employees().Match(row.Row.Text) is { Success: true } who && staff is [var only]
            ? (only, Inferred(0.8m, $"“{who.Value.Trim()}” bukan kepala kolom; satu-satunya kolom pegawai adalah {names.Printed[only]} (aturan 1)."))
            : null;
    }

    /// <summary>Rule 2: who orders X is the superior of X. Whom an order without a name comes from, the flow says: its head at the start, later who received.</summary>
    private (int, Provenance)? ByOrder(RowSense row, IReadOnlyList<RowReading> above, int? handed)
    {
        if (!row.Acts.Contains(ActKind.Instruct) || (row.Acts[0] is not ActKind.Instruct && (row.Targets.Given.IsEmpty || row.Acts.Contains(ActKind.Sign))))
        {
            return null;
        }

        if (row.Targets.Given is [var ordered, ..])
        {
            var superiors = Others(order.SuperiorsOf(ordered), row);
            return superiors.IsEmpty ? null
                : handed is { } got && superiors.Contains(got) ? (got, Inferred(0.95m, $"Yang memerintahkan {names.Printed[ordered]} adalah atasannya; {names.Printed[got]} menerimanya pada baris sebelumnya (aturan 2 dan 4)."))
                : superiors is [var only] ? (only, Inferred(above.Count == 0 && only == order.Top ? 0.95m : 0.85m, $"Yang memerintahkan {names.Printed[ordered]} adalah atasannya, {names.Printed[only]} (aturan 2)."))
                : (Latest(superiors, above), Inferred(0.7m, $"Yang memerintahkan {names.Printed[ordered]} adalah atasannya; dari {superiors.Length} yang setingkat dipilih {names.Printed[Latest(superiors, above)]} (aturan 2)."));
        }

        return above.Count == 0 ? (order.Top, Inferred(order.IsTopSure ? 0.9m : 0.6m, $"Perintah pertama diberikan pejabat tertinggi pada SOP ini, {names.Printed[order.Top]} (aturan 2)."))
            : handed is { } receiver && order.IsOfficial(receiver) ? (receiver, Received(receiver, 0.7m))
            : order.IsOfficial(above[^1].Actor) && !above[^1].Decides ? (above[^1].Actor, Inferred(0.5m, $"Yang diperintah tidak disebut; {names.Printed[above[^1].Actor]} pejabat terakhir yang memegangnya (aturan 4)."))
            : (order.Top, Inferred(0.6m, $"Yang diperintah tidak disebut; dipilih pejabat tertinggi pada SOP ini, {names.Printed[order.Top]} (aturan 2)."));
    }

    /// <summary>Rule 3, what only the head or only a clerk does.</summary>
    private (int, Provenance)? ByReserved(RowSense row, int? handed)
    {
        var signs = row.Acts.Contains(ActKind.Sign);
        if ((signs || Approval().IsMatch(row.Wording.Said)) && !row.Targets.Given.Contains(order.Top))
        {
            var another = handed is { } other && other != order.Top && order.IsOfficial(other) ? other : (int?)null;
            var sure = another is not null || !order.IsTopSure ? 0.7m : handed == order.Top || signs ? 0.95m : 0.85m;
            return (order.Top, Inferred(sure, $"{(signs ? "Tanda tangan" : "Persetujuan")} adalah wewenang {names.Printed[order.Top]} (aturan 3){(another is { } receiver ? $", walau {names.Printed[receiver]} yang menerimanya pada baris sebelumnya" : "")}."));
        }

        if (!Types().IsMatch(row.Wording.Said))
        {
            return null;
        }

        var clerks = Others(order.Lanes.Where(lane => order.RankOf(lane) is LaneRank.Staff), row);
        return clerks.IsEmpty ? null
            : clerks is [var only] ? (only, Inferred(handed == only ? 0.95m : 0.85m, $"Mengetik dikerjakan {names.Printed[only]} (aturan 3)."))
            : handed is { } got && clerks.Contains(got) ? (got, Inferred(0.9m, $"Mengetik dikerjakan staf; {names.Printed[got]} menerimanya pada baris sebelumnya (aturan 3 dan 4)."))
            : (clerks[0], Inferred(0.6m, $"Mengetik dikerjakan staf; dari {clerks.Length} kolom staf dipilih {names.Printed[clerks[0]]} (aturan 3)."));
    }

    /// <summary>Rule 4: who received in the row above goes on; a team that was formed there begins. A leader who is to make something has it made.</summary>
    private (int, Provenance)? ByHandOver(RowSense row, IReadOnlyList<RowReading> above, int? handed)
    {
        if (above is [.., { Acts: var acts }] && acts.Contains(ActKind.FormTeam) && order.Lanes.FirstOrDefault(lane => order.RankOf(lane) is LaneRank.Team, -1) is >= 0 and var team && !row.Targets.Contains(team))
        {
            return (team, Inferred(0.8m, $"{names.Printed[team]} dibentuk pada baris sebelumnya (aturan 4)."));
        }

        return handed is not { } receiver || (order.Leads(receiver) && row.Acts[0].IsMaking()) || (row.Acts.Contains(ActKind.Check) && row.Targets.Returned.Any(lane => order.RankOf(lane) >= order.RankOf(receiver)))
            ? null
            : above[^1].Recipients.Contains(receiver) ? (receiver, Received(receiver, 0.75m)) : (receiver, Inferred(0.6m, $"Perintah pada baris sebelumnya tidak menyebut penerimanya; {names.Printed[receiver]} bawahan langsung yang memerintah (aturan 4)."));
    }

    /// <summary>Rule 3: nobody checks or initials his own work; an official above its maker does, and below who gets it.</summary>
    private (int, Provenance)? ByCheck(RowSense row, IReadOnlyList<RowReading> above)
    {
        if (above.Count == 0 || !row.Acts.Any(kind => kind is ActKind.Check or ActKind.Initial))
        {
            return null;
        }

        var maker = row.Targets.Returned is [_, ..] returned ? returned.MaxBy(order.RankOf) : above[^1].Actor;
        var fit = order.Lanes.Where(lane => order.IsOfficial(lane) && order.RankOf(lane) > order.RankOf(maker));
        if (row.Targets.Given.FirstOrDefault(order.IsOfficial, -1) is >= 0 and var receiver)
        {
            var between = Others(order.Highest(fit.Where(lane => order.RankOf(lane) < order.RankOf(receiver))), row);
            if (between.IsEmpty && order.RankOf(maker) >= LaneRank.Section && order.RankOf(maker) < order.RankOf(receiver) && row.Targets.Returned.IsEmpty)
            {
                return null;
            }

            var checker = between.IsEmpty ? receiver : Latest(between, above);
            return (checker, Inferred(between.IsEmpty ? 0.55m : 0.75m, between.IsEmpty
                ? $"Tidak ada pejabat antara {names.Printed[maker]} dan {names.Printed[receiver]}; dipilih {names.Printed[receiver]} (aturan 3)."
                : $"Yang memeriksa sebelum {names.Printed[receiver]} adalah bawahan langsungnya, {names.Printed[checker]} (aturan 2 dan 3)."));
        }

        var next = Others(order.Lowest(fit), row);
        return next.IsEmpty ? null : (Latest(next, above), Inferred(0.6m, $"Yang memeriksa bukan yang mengerjakan; pejabat pertama di atas {names.Printed[maker]} adalah {names.Printed[Latest(next, above)]} (aturan 3)."));
    }

    /// <summary>Rule 2: what goes up comes from just below who receives, what goes down from just above.</summary>
    private (int, Provenance)? ByGiving(RowSense row, IReadOnlyList<RowReading> above)
    {
        if (above is not [.., { Actor: var holder }] || row.Acts[0].IsMaking() || !row.Acts.Any(kind => kind is ActKind.HandOver or ActKind.Report or ActKind.Initial or ActKind.Check)
            || row.Targets.Given.FirstOrDefault(order.IsOfficial, -1) is not (>= 0 and var receiver))
        {
            return null;
        }

        var goesDown = order.RankOf(holder) > order.RankOf(receiver);
        var near = Others(goesDown ? order.SuperiorsOf(receiver) : order.InferiorsOf(receiver), row);
        if (near.IsEmpty)
        {
            return null;
        }

        var giver = Latest(near, above);
        return (giver, Inferred(giver == holder ? 0.8m : 0.6m, $"Yang menyampaikan kepada {names.Printed[receiver]} bukan {names.Printed[receiver]}, melainkan {(goesDown ? "atasan" : "bawahan")} langsungnya, {names.Printed[giver]} (aturan 2)."));
    }

    /// <summary>Rule 3: a letter of invitation is an official's; a team has none of its own.</summary>
    private (int, Provenance)? ByInvitation(RowSense row, IReadOnlyList<RowReading> above)
    {
        if (row.Acts[0] is not ActKind.Invite || (above is [.., { Actor: var last }] && order.IsOfficial(last) && !row.Targets.Contains(last)))
        {
            return null;
        }

        return row.Targets.Given.FirstOrDefault(order.IsOfficial, -1) is >= 0 and var guest && Others(order.InferiorsOf(guest).Where(order.IsOfficial), row) is [var host, ..]
            ? (host, Inferred(0.55m, $"Undangan untuk {names.Printed[guest]} diterbitkan bawahan langsungnya, {names.Printed[host]}, bukan tim (aturan 3)."))
            : null;
    }

    /// <summary>Rule 5: what is made is made by the unit whose it is, by a team or by staff in every SOP seen, not by a leader.</summary>
    private (int, Provenance)? ByWork(RowSense row, IReadOnlyList<RowReading> above, int? handed)
    {
        if (!row.Acts[0].IsMaking())
        {
            return null;
        }

        if (row.Acts[0] is ActKind.Prepare && row.Mentions.FirstOrDefault(mention => order.NatureOf(mention.Lane) is LaneNature.EachUnit && !Other.Contains(mention.Before)) is { } owner)
        {
            return (owner.Lane, Inferred(0.6m, $"Yang disusun adalah milik {names.Printed[owner.Lane]}, yang disebut teks (aturan 5)."));
        }

        var holder = handed ?? (above is [.., { Actor: var last }] ? last : null);
        if (holder is { } who && order.IsInside(who) && !order.Leads(who) && !row.Targets.Contains(who))
        {
            return null;
        }

        var makers = Others(order.Lanes.Where(order.IsInside), row).OrderBy(lane => order.RankOf(lane) switch
        {
            LaneRank.Team => 0,
            LaneRank.Staff => 1,
            LaneRank.Unit => (int)LaneRank.Region,
            var rank => (int)rank,
        }).ThenByDescending(lane => lane).ToList();
        return makers is [var maker, ..] ? (maker, Inferred(0.5m, $"Pada SOP lain pekerjaan ini dikerjakan tim atau staf; dipilih {names.Printed[maker]} (aturan 5).")) : null;
    }

    /// <summary>Rule 6: the order of the columns, which is the weakest.</summary>
    private (int, Provenance) ByColumns(RowSense row, IReadOnlyList<RowReading> above)
    {
        if (above is [.., { Actor: var last }] && !row.Targets.Contains(last) && order.IsInside(last))
        {
            return (last, Inferred(0.4m, "Pelaksana tidak disebut; diteruskan pelaksana baris sebelumnya (aturan 6)."));
        }

        var applies = above.Count == 0 && Applies().IsMatch(row.Row.Text);
        var first = order.Lanes.Where(lane => order.IsInside(lane) != applies && !row.Targets.Contains(lane)).FirstOrDefault(Others(order.Lanes, row).FirstOrDefault());
        return (first, applies && !order.IsInside(first) ? Inferred(0.6m, $"Permohonan datang dari {names.Printed[first]} (aturan 3).")
            : above.Count == 0 ? Inferred(0.5m, "Langkah pertama dimulai kolom pertama (aturan 6).")
            : Inferred(0.3m, $"Pelaksana tidak disebut dan yang sebelumnya menerima; dipilih kolom pertama yang lain, {names.Printed[first]} (aturan 6)."));
    }

    /// <summary>Who received in the row above, and is not given to in this one.</summary>
    private int? HandedTo(RowSense row, IReadOnlyList<RowReading> above)
    {
        if (above is not [.., var last])
        {
            return null;
        }

        ImmutableArray<int> got = last.Recipients.IsEmpty && last.Acts is [.., ActKind.Instruct] ? order.InferiorsOf(last.Actor) is [var next] ? [next] : [] : last.Recipients;
        return got.Where(lane => order.IsInside(lane) && !row.Targets.Contains(lane)).Select(lane => (int?)lane).FirstOrDefault();
    }

    /// <summary>Of several the one who acted last, else the first.</summary>
    private static int Latest(ImmutableArray<int> lanes, IReadOnlyList<RowReading> above) => above.Reverse().Select(row => row.Actor).FirstOrDefault(lanes.Contains, lanes[0]);

    private static ImmutableArray<int> Others(IEnumerable<int> lanes, RowSense row) => [.. lanes.Where(lane => !row.Targets.Contains(lane))];

    private Provenance Received(int lane, decimal confidence) => Inferred(confidence, $"{names.Printed[lane]} menerimanya pada baris sebelumnya (aturan 4).");

    internal static Provenance Inferred(decimal confidence, string reason) => new(Origin.Inferred, confidence, reason);

    /// <summary>Somebody else's work, spoken of: <c>data yang disusun oleh Bidang</c>.</summary>
    [GeneratedRegex(@"\byang\s+(?:\w+\s+){1,2}oleh\b", Options)]
    private static partial Regex Clause();

    [GeneratedRegex(@"^\W*(?:(?:para|setiap|masing-masing|seluruh)\s+)?(?:pegawai(?:\s+fungsional)?|pejabat\s+fungsional|asn|staff?)\b", Options)]
    private static partial Regex Employees();

    [GeneratedRegex(@"(?<!(?:meminta|memohon|mohon|mengajukan|mendapatkan|memperoleh)\s)(?:\bpersetujuan\b|\bmenyetujui\b)", Options)]
    private static partial Regex Approval();

    [GeneratedRegex(@"\bmengetik\b", Options)]
    private static partial Regex Types();

    [GeneratedRegex(@"^\W*(?:mengajukan|mendaftar\w*|memohon|melapor(?:kan)?|mengadukan|menyampaikan\s+(?:surat\s+)?(?:permohonan|pengaduan|laporan)|menyerahkan\s+(?:berkas|permohonan)|mengisi\s+formulir)\b", Options)]
    private static partial Regex Applies();
}
