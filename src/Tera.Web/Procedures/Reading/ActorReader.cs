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

    /// <summary>Acts that no word of the row names, or one that may mean others, each with the reason.</summary>
    public ImmutableDictionary<ActKind, string> Guesses { get; init; } = ImmutableDictionary<ActKind, string>.Empty;

    /// <summary>What is decided in words; null for nothing.</summary>
    public string? Condition { get; init; }

    public bool Decides => Acts.Contains(ActKind.Check);
}

/// <summary>Says who does each row: by its marks, else by its words, else by the rules of <c>docs/sop-file.md</c>.</summary>
internal sealed class ActorReader
{
    private const string MarkedReason = "Tanda pada kolom pelaksana.";

    /// <summary>The one word that may stand before or between those at the head of a sentence; a verb there makes what follows its object.</summary>
    private static readonly HashSet<string> Joining = ["dan", "serta", "bersama", "beserta", "dengan", "para", "setiap", "tiap", "masing", "seluruh", "semua", "laporan", "usul", "usulan", "arahan", "disposisi"];

    private readonly LaneNames _names;
    private readonly LaneOrder _order;
    private readonly ActorRules _rules;

    public ActorReader(LaneNames names)
    {
        _names = names;
        _order = new LaneOrder(names);
        _rules = new ActorRules(names, _order);
    }

    public ImmutableArray<RowReading> Read(ImmutableArray<SourceRow> rows)
    {
        List<RowReading> read = [];
        foreach (var row in rows)
        {
            read.Add(Read(row, read));
        }

        return [.. read];
    }

    /// <summary>A row, with those above it as they were read.</summary>
    public RowReading Read(SourceRow row, IReadOnlyList<RowReading> above)
    {
        var wording = ActWording.Read(row.Text);
        var acts = WithDecision(row, wording);
        var mentions = _names.AllMentions(wording.Main);
        var sense = new RowSense(row, acts, wording, mentions, TargetReader.Read(_names, _order, row.Text, wording));
        var (actor, reading) = ActorOf(sense, above);
        ImmutableArray<int> others = [.. OthersOf(sense, actor).Where(lane => lane != actor).Distinct()];
        var collects = acts.Contains(ActKind.Collect);
        return new RowReading(row, acts, actor, reading)
        {
            Others = others,
            Recipients = [.. sense.Targets.Given.Where(lane => lane != actor)],
            Each = !collects ? null : _order.NatureOf(actor) switch
            {
                LaneNature.EachEmployee => Participation.EachEmployee,
                LaneNature.EachUnit => Participation.EachUnit,
                _ => row.IsEach ? Participation.EachUnit : null,
            },
            Coordinator = sense.Targets.Given.FirstOrDefault(above is [.., var before] ? before.Actor : actor),
            Guesses = wording.Acts.IsEmpty
                ? acts.Where(kind => kind is not ActKind.Check).ToImmutableDictionary(kind => kind, _ => ActGuess.Unknown)
                : wording.Unsure.Where(act => acts.Contains(act.Key)).ToImmutableDictionary(act => act.Key, act => ActGuess.Of(act.Value, act.Key)),
            Condition = wording.Condition,
        };
    }

    private ImmutableArray<int> OthersOf(RowSense row, int actor)
    {
        if (row.Row.Marks.Length > 1)
        {
            return row.Row.Marks;
        }

        if (!row.Acts.Contains(ActKind.Meet))
        {
            return Subjects(row.Mentions);
        }

        // Nobody meets with himself: another of his title is meant.
        if (row.Mentions.Any(mention => mention.Lane == actor && mention.Before is "dengan" or "bersama" or "antar"))
        {
            var title = TitleOf(actor);
            return [.. row.Mentions.Select(mention => mention.Lane), .. _order.Lanes.Where(lane => TitleOf(lane) == title)];
        }

        return row.Mentions.Count > 0 || row.Row.Marks.Length == 1 || !row.Row.Text.Contains("rapat", StringComparison.OrdinalIgnoreCase)
            ? [.. row.Mentions.Select(mention => mention.Lane)]
            : [.. _order.Lanes.Where(lane => _order.RankOf(lane) >= LaneRank.Team)];
    }

    private string TitleOf(int lane) => LaneNames.Words(_names.Printed[lane]).FirstOrDefault("");

    private static ImmutableArray<ActKind> WithDecision(SourceRow row, RowWording wording)
    {
        var acts = wording.Acts;
        var decides = row.IsDecision || row.HasAnswers || row.Exits is { No.IsEmpty: false } || (!acts.Contains(ActKind.Sign) && SendsBack(row));
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

    /// <summary>Below its symbol, or in Keterangan as a case, stands where a no leads; of a signature, and below a box without a yes, that is a refusal.</summary>
    private static bool SendsBack(SourceRow row) =>
        row.Ways.Any(way => way.StartsWith("ya", StringComparison.OrdinalIgnoreCase) || (!row.IsBoxed && !way.StartsWith("selanjutnya", StringComparison.OrdinalIgnoreCase)))
        || (row.Remark is { } remark && !SaidWays.Of("", remark, []).NoNumbers.IsEmpty && ConditionParts.Of(remark).No.Length > 0);

    /// <summary>Those who stand at the head of the sentence: <c>Kepala Dinas, Sekretaris, bersama Tim SAKIP menganalisa</c>.</summary>
    private static ImmutableArray<int> Subjects(IReadOnlyList<LaneMention> mentions)
    {
        var subjects = ImmutableArray.CreateBuilder<int>();
        var end = 0;
        foreach (var mention in mentions)
        {
            if (mention.At > end + 1 || TargetReader.IsGiven(mention) || (mention.At == end + 1 && !Joining.Contains(mention.Before)))
            {
                break;
            }

            subjects.Add(mention.Lane);
            end = mention.At + mention.Words;
        }

        return subjects.ToImmutable();
    }

    private (int Actor, Provenance Reading) ActorOf(RowSense sense, IReadOnlyList<RowReading> above)
    {
        var (row, mentions) = (sense.Row, sense.Mentions);
        if (row.Marks is [var marked, ..])
        {
            // Several symbols side by side: the one that decides was put first; of equals the first in the text.
            var first = row.IsDecision || row.Marks.Length == 1 ? marked : mentions.Select(mention => mention.Lane).FirstOrDefault(row.Marks.Contains, marked);
            return (first, row.Marks.Length == 1 || row.IsDecision ? Provenance.Printed : new(Origin.Inferred, 0.75m, MarkedReason + " Beberapa kolom bertanda; yang pertama disebut memutuskan."));
        }

        if (Subjects(mentions) is [var subject, ..] subjects)
        {
            var many = subjects.FirstOrDefault(lane => sense.Acts.Contains(ActKind.Collect) && _order.NatureOf(lane) is LaneNature.EachUnit or LaneNature.EachEmployee, -1);
            return (many >= 0 ? many : subject, Provenance.Printed);
        }

        return _rules.Of(sense, above);
    }
}
