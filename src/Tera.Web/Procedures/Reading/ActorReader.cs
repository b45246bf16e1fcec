using System.Collections.Immutable;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Reading;

/// <summary>A row with what was read between its lines. Lanes are named by their place.</summary>
/// <param name="Source">As the source gives it.</param>
/// <param name="Acts">What is done in it; never empty.</param>
/// <param name="Actor">The lane that does it.</param>
/// <param name="Reading">Why that lane.</param>
internal sealed record RowReading(SourceRow Source, ImmutableArray<ActKind> Acts, int Actor, Provenance Reading)
{
    /// <summary>Lanes that take part beside the actor.</summary>
    public ImmutableArray<int> Others { get; init; } = [];

    /// <summary>Lanes that receive.</summary>
    public ImmutableArray<int> Recipients { get; init; } = [];

    /// <summary>By whom it is done at the same time; null when by one.</summary>
    public Participation? Each { get; init; }

    /// <summary>The lane that may close a collection.</summary>
    public int Coordinator { get; init; }

    /// <summary>Acts that no word of the row names.</summary>
    public ImmutableArray<ActKind> Proposes { get; init; } = [];

    /// <summary>What is decided in words; null for nothing.</summary>
    public string? Condition { get; init; }

    public bool Decides => Acts.Contains(ActKind.Check);
}

/// <summary>Says who does each row: by its marks, else by its words, else by the rules of <c>docs/sop-file.md</c>.</summary>
internal sealed class ActorReader(LaneNames names)
{
    private const string MarkedReason = "Tanda pada kolom pelaksana.";

    /// <summary>Words before one who receives.</summary>
    private static readonly HashSet<string> Giving = ["kepada", "ke", "pada", "memerintahkan", "memerintah", "pemerintahkan", "menugaskan", "mengundang"];

    public IEnumerable<RowReading> Read(ImmutableArray<SourceRow> rows)
    {
        RowReading? before = null;
        foreach (var row in rows)
        {
            before = Read(row, before);
            yield return before;
        }
    }

    private RowReading Read(SourceRow row, RowReading? before)
    {
        var wording = ActWording.Read(row.Text);
        var acts = WithDecision(row, wording);
        var mentions = names.Mentions(wording.Main);
        ImmutableArray<int> recipients = [.. mentions.Where(mention => Giving.Contains(mention.Before)).Select(mention => mention.Lane)];
        var (actor, reading) = ActorOf(row, acts, mentions, recipients, before);
        ImmutableArray<int> others = row.Marks.Length > 1 ? row.Marks
            : acts.Contains(ActKind.Meet) ? [.. mentions.Select(mention => mention.Lane)]
            : Subjects(mentions);
        var nature = LaneNames.NatureOf(names.Printed[actor]).Nature;
        Participation? each = nature switch
        {
            LaneNature.EachEmployee when acts.Contains(ActKind.Collect) => Participation.EachEmployee,
            LaneNature.EachUnit when acts.Contains(ActKind.Collect) => Participation.EachUnit,
            _ => row.IsEach && acts.Contains(ActKind.Collect) ? Participation.EachUnit : null,
        };
        return new RowReading(row, acts, actor, reading)
        {
            Others = [.. others.Where(lane => lane != actor)],
            Recipients = [.. recipients.Where(lane => lane != actor)],
            Each = each,
            Coordinator = recipients.FirstOrDefault(before?.Actor ?? actor),
            Proposes = wording.Acts.IsEmpty ? acts : [],
            Condition = wording.Condition,
        };
    }

    private static ImmutableArray<ActKind> WithDecision(SourceRow row, RowWording wording)
    {
        var acts = wording.Acts;
        var decides = row.IsDecision || row.HasAnswers || row.Exits is { No.IsEmpty: false };
        if (decides && !acts.Contains(ActKind.Check))
        {
            acts = acts.Contains(ActKind.Sign) ? acts.Insert(acts.IndexOf(ActKind.Sign), ActKind.Check) : acts.Add(ActKind.Check);
        }

        // A drawing that leads on one way has decided that nothing is decided here.
        if (row.Exits is { No.IsEmpty: true })
        {
            acts = [.. acts.Select(kind => kind is ActKind.Check ? ActKind.Process : kind).Distinct()];
        }

        return acts.IsEmpty ? [row.IsEach ? ActKind.Collect : ActKind.Prepare] : row.IsEach && !acts.Contains(ActKind.Collect) ? acts.Insert(0, ActKind.Collect) : acts;
    }

    /// <summary>Those who stand at the head of the sentence: <c>Kepala Dinas, Sekretaris, bersama Tim SAKIP menganalisa</c>.</summary>
    private static ImmutableArray<int> Subjects(IReadOnlyList<LaneMention> mentions)
    {
        var subjects = ImmutableArray.CreateBuilder<int>();
        var end = 0;
        foreach (var mention in mentions)
        {
            if (mention.At > end + 1 || Giving.Contains(mention.Before))
            {
                break;
            }

            subjects.Add(mention.Lane);
            end = mention.At + mention.Words;
        }

        return subjects.ToImmutable();
    }

    private (int Actor, Provenance Reading) ActorOf(
        SourceRow row, ImmutableArray<ActKind> acts, IReadOnlyList<LaneMention> mentions, ImmutableArray<int> recipients, RowReading? before)
    {
        if (row.Marks is [var marked, ..])
        {
            // Several symbols side by side: the one that decides was put first; of equals the first in the text.
            var first = row.IsDecision || row.Marks.Length == 1 ? marked : mentions.Select(mention => mention.Lane).FirstOrDefault(row.Marks.Contains, marked);
            return (first, row.Marks.Length == 1 || row.IsDecision ? Provenance.Printed : new(Origin.Inferred, 0.75m, MarkedReason + " Beberapa kolom bertanda; yang pertama disebut memutuskan."));
        }

        if (Subjects(mentions) is [var subject, ..] subjects)
        {
            var many = subjects.FirstOrDefault(lane => acts.Contains(ActKind.Collect) && IsMany(lane), -1);
            return (many >= 0 ? many : subject, Provenance.Printed);
        }

        return ByRank(acts, recipients)
            ?? ByAct(row, acts)
            ?? ByHandOver(before, recipients)
            ?? ByWork(acts, before)
            ?? ByOrder(before);
    }

    private bool IsMany(int lane) => LaneNames.NatureOf(names.Printed[lane]).Nature is LaneNature.EachUnit or LaneNature.EachEmployee;

    /// <summary>Rule 2: who orders X is the superior of X, who gives to X is not X.</summary>
    private (int, Provenance)? ByRank(ImmutableArray<ActKind> acts, ImmutableArray<int> recipients)
    {
        if (acts[0] is not ActKind.Instruct)
        {
            return null;
        }

        if (recipients is not [var ordered, ..] || ordered == 0)
        {
            return (0, Inferred(0.85m, $"Perintah diberikan pejabat tertinggi pada SOP ini, {names.Printed[0]} (aturan 2)."));
        }

        var above = Enumerable.Range(0, ordered).Reverse().FirstOrDefault(lane => LaneNames.NatureOf(names.Printed[lane]).Nature is LaneNature.Position, 0);
        return (above, Inferred(0.9m, $"Yang memerintahkan {names.Printed[ordered]} adalah atasannya, {names.Printed[above]} (aturan 2)."));
    }

    /// <summary>Rule 3: some acts reserve who does them.</summary>
    private (int, Provenance)? ByAct(SourceRow row, ImmutableArray<ActKind> acts)
    {
        if (acts.Contains(ActKind.Sign))
        {
            return (0, Inferred(0.95m, $"Tanda tangan adalah wewenang {names.Printed[0]} (aturan 3)."));
        }

        var types = row.Text.Contains("mengetik", StringComparison.OrdinalIgnoreCase);
        var clerk = names.First(head => head.Contains("staf", StringComparison.Ordinal) || head.Contains("pengadministrasi", StringComparison.Ordinal));
        if (types && clerk >= 0)
        {
            return (clerk, Inferred(0.95m, $"Mengetik dikerjakan {names.Printed[clerk]} (aturan 3)."));
        }

        var office = names.First(head => head.Contains("subbag", StringComparison.Ordinal) || head.Contains("sekretariat", StringComparison.Ordinal) || head.Contains("tata usaha", StringComparison.Ordinal));
        return office >= 0 && acts.Any(kind => kind is ActKind.Minute or ActKind.Dispatch or ActKind.Archive)
            ? (office, Inferred(0.8m, $"Notulen, surat pengantar, dan arsip dikerjakan sekretariat: {names.Printed[office]} (aturan 3)."))
            : null;
    }

    /// <summary>Rule 4: who received in the row above goes on.</summary>
    private (int, Provenance)? ByHandOver(RowReading? before, ImmutableArray<int> recipients) =>
        before is { Recipients: [var receiver, ..] } && !recipients.Contains(receiver)
            ? (receiver, Inferred(0.75m, $"{names.Printed[receiver]} menerimanya pada baris sebelumnya (aturan 4)."))
            : null;

    /// <summary>Rule 5: what is made is made by a team or by staff in every SOP seen, not by the head.</summary>
    private (int, Provenance)? ByWork(ImmutableArray<ActKind> acts, RowReading? before)
    {
        if (!acts[0].IsMaking() || before is { Actor: > 0 })
        {
            return null;
        }

        var maker = Enumerable.Range(0, names.Printed.Length).OrderBy(lane => LaneNames.NatureOf(names.Printed[lane]).Nature switch
        {
            LaneNature.Team => 0,
            LaneNature.Staff => 1,
            _ => 2,
        }).ThenByDescending(lane => lane).First();
        return (maker, Inferred(0.5m, $"Pada SOP lain pekerjaan ini dikerjakan tim atau staf; dipilih {names.Printed[maker]} (aturan 5)."));
    }

    /// <summary>Rule 6: the order of the columns, which is the weakest.</summary>
    private static (int, Provenance) ByOrder(RowReading? before) => before is null
        ? (0, Inferred(0.5m, "Langkah pertama dimulai kolom pertama (aturan 6)."))
        : (before.Actor, Inferred(0.4m, "Pelaksana tidak disebut; diteruskan pelaksana baris sebelumnya (aturan 6)."));

    private static Provenance Inferred(decimal confidence, string reason) => new(Origin.Inferred, confidence, reason);
}
