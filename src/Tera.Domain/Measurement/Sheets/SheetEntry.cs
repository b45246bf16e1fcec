using NodaTime;
using NodaTime.Text;
using Tera.Organisation;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Measurement.Sheets;

/// <summary>One row of a sheet: an indicator of a unit in a quarter. Its id names the value for ever; its place never changes.</summary>
public sealed class SheetEntry
{
    /// <summary>Letters a checker's note may have.</summary>
    public const int LongestNote = 1000;

    private const string Yes = "ya", JudgedField = "judged";

    private SheetEntry()
    {
    }

    /// <summary>Name of the value.</summary>
    public EntryId Id { get; private init; }

    /// <summary>The indicator.</summary>
    public IndicatorId IndicatorId { get; private init; }

    /// <summary>The card it is computed with; another one once the plan says so while the quarter is open.</summary>
    public IndicatorCardId CardId { get; private set; }

    /// <summary>Whose.</summary>
    public AgencyId AgencyId { get; private init; }

    /// <summary>The unit that answers.</summary>
    public UnitId UnitId { get; private init; }

    /// <summary>Tahun anggaran.</summary>
    public int FiscalYear { get; private init; }

    /// <summary>1 to 4.</summary>
    public int Quarter { get; private init; }

    /// <summary>What is known.</summary>
    public EntryState State { get; private set; }

    /// <summary>The figure; null when it is words or there is none.</summary>
    public decimal? Number { get; private set; }

    /// <summary>A rating, a day as <c>2026-03-31</c>, <c>ya</c> or <c>tidak</c>, or words; null for numbers.</summary>
    public string? Words { get; private set; }

    /// <summary>What a checker gave for the words, 0 to 1000 percent; null while nobody has judged the words that stand here, and for figures.</summary>
    public decimal? JudgedPercent { get; private set; }

    /// <summary>Who judged.</summary>
    public PersonId? JudgedBy { get; private set; }

    /// <summary>When.</summary>
    public Instant? JudgedAt { get; private set; }

    /// <summary>Why the figure does not exist; null unless it is not available.</summary>
    public string? Reason { get; private set; }

    /// <summary>Rupiah spent up to the end of the quarter; null when not told.</summary>
    public decimal? Spent { get; private set; }

    /// <summary>Faktor pendorong.</summary>
    public string Enabling { get; private set; } = "";

    /// <summary>Faktor penghambat.</summary>
    public string Inhibiting { get; private set; } = "";

    /// <summary>Tindak lanjut.</summary>
    public string FollowUp { get; private set; } = "";

    /// <summary>Why a number out of the usual is right, for the numbers that stand here; empty for nothing said.</summary>
    public string Assurance { get; private set; } = "";

    /// <summary>Who said so; null while nobody has.</summary>
    public PersonId? AssuredBy { get; private set; }

    /// <summary>When.</summary>
    public Instant? AssuredAt { get; private set; }

    /// <summary>A reviewer's remark that waits for a change; null for none.</summary>
    public string? ReturnNote { get; private set; }

    /// <summary>Who made the remark.</summary>
    public PersonId? ReturnedBy { get; private set; }

    /// <summary>When.</summary>
    public Instant? ReturnedAt { get; private set; }

    /// <summary>Who changed it last; null while nobody has.</summary>
    public PersonId? ChangedBy { get; private set; }

    /// <summary>When.</summary>
    public Instant? ChangedAt { get; private set; }

    /// <summary>Who wrote the value that stands here; null while nobody has, and for one from before this was kept.</summary>
    public PersonId? ValueBy { get; private set; }

    /// <summary>Who wrote the money spent; null as for the value.</summary>
    public PersonId? SpentBy { get; private set; }

    /// <summary>Grows with every change; documents quote it.</summary>
    public int Version { get; private set; }

    /// <summary>The version a checker accepted last; null while nobody has.</summary>
    public int? AcceptedVersion { get; private set; }

    /// <summary>Who accepted it.</summary>
    public PersonId? AcceptedBy { get; private set; }

    /// <summary>When.</summary>
    public Instant? AcceptedAt { get; private set; }

    /// <summary>True while the row is as it was accepted. Acceptance is of a version, so no change can keep it by mistake.</summary>
    public bool IsAccepted => AcceptedVersion == Version;

    /// <summary>Something is told, and no checker has accepted or noted it as it is.</summary>
    public bool IsUnjudged => State is EntryState.Value or EntryState.NotAvailable && ReturnNote is null && !IsAccepted;

    /// <summary>An empty row: not due where the card is measured yearly and the year is not over.</summary>
    public static SheetEntry Blank(IndicatorCard card, AgencyId agency, UnitId unit, FiscalPeriod period) => new()
    {
        Id = EntryId.New(),
        IndicatorId = card.Indicator,
        CardId = card.Id,
        AgencyId = agency,
        UnitId = unit,
        FiscalYear = period.Year.Value,
        Quarter = period.Quarter.Number,
        State = EmptyState(card, period.Quarter),
    };

    /// <summary>
    /// Takes the card that holds for the quarter now. What was written stays, also where it does not fit the new card: then it is not assessable until
    /// somebody mends it. An empty row becomes due or not as the card says.
    /// </summary>
    /// <returns>Whether it was another card.</returns>
    public bool TakeCard(IndicatorCard card)
    {
        if (card.Id == CardId)
        {
            return false;
        }

        CardId = card.Id;
        State = State is EntryState.NotDue or EntryState.NotReported ? EmptyState(card, new(Quarter)) : State;
        Version++;
        return true;
    }

    private static EntryState EmptyState(IndicatorCard card, Quarter quarter) =>
        card.Accumulation is AccumulationMode.YearlyOnly && quarter != Shared.Quarter.Fourth ? EntryState.NotDue : EntryState.NotReported;

    /// <summary>The cell as the calculator reads it.</summary>
    public MeasuredValue Measured(IndicatorCard card) => State switch
    {
        EntryState.NotDue => MeasuredValue.NotDue.Instance,
        EntryState.NotReported => MeasuredValue.NotReported.Instance,
        EntryState.NotAvailable when MeasuredValue.NotAvailable.Because(Reason ?? "").Accepted(out var none, out _) => none,
        EntryState.Value when Actual(card) is { } actual => new MeasuredValue.Value(actual),
        _ => new MeasuredValue.NotAssessable(NotAssessableReason.KindMismatch),
    };

    /// <summary>Takes what somebody wrote; refuses a figure of another kind than the card's, and one that is not due.</summary>
    /// <param name="card">The card of the row.</param>
    /// <param name="content">What is to stand there.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When.</param>
    /// <returns>What changed, for the history; empty when nothing did, and then the row keeps its version.</returns>
    public Result<IReadOnlyList<EntryChange>> Write(IndicatorCard card, EntryContent content, PersonId by, Instant at)
    {
        if (State is EntryState.NotDue && content.Measured is MeasuredValue.Value or MeasuredValue.NotAvailable)
        {
            return EntryRejections.NotDue(card.Name);
        }

        if (content.Measured is MeasuredValue.Value(var actual) && actual.MisfitOn(card) is { } misfit)
        {
            return misfit;
        }

        if (content.Spent < 0)
        {
            return EntryRejections.SpentNegative(content.Spent.Value);
        }

        var (valueBefore, before) = (ValueText, this.Texts());
        Take(content.Measured);
        var spentBefore = Spent;
        (Spent, Enabling, Inhibiting, FollowUp) = (content.Spent, content.Enabling.Trim(), content.Inhibiting.Trim(), content.FollowUp.Trim());
        (ValueBy, SpentBy) = (ValueText != valueBefore ? by : ValueBy, Spent != spentBefore ? by : SpentBy);
        Assure(content.Assurance.Trim(), ValueText != valueBefore || Spent != spentBefore, by, at);
        List<EntryChange> changes =
        [
            .. new[] { new EntryChange("value", valueBefore, ValueText) }.Concat(before.Zip(this.Texts(), (old, now) => new EntryChange(old.Field, old.Text, now.Text)))
                .Where(change => change.Before != change.After),
        ];
        if (ValueText != valueBefore && JudgedPercent is { } judged)
        {
            // A judgement is of the words it was given for.
            changes.Add(new(JudgedField, Percent(judged), ""));
            (JudgedPercent, JudgedBy, JudgedAt) = (null, null, null);
        }

        if (changes.Count > 0)
        {
            (ChangedBy, ChangedAt, ReturnNote, ReturnedBy, ReturnedAt) = (by, at, null, null, null);
            Version++;
        }

        return changes;
    }

    /// <summary>A checker says what words reached in words are worth, or takes that back. Nobody judges what he wrote himself.</summary>
    /// <param name="card">The card of the row; only one of words is judged.</param>
    /// <param name="percent">0 to 1000; null takes an earlier one back.</param>
    /// <param name="seen">The version the checker looked at.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When.</param>
    /// <returns>What changed, for the history; empty when it was judged so already.</returns>
    public Result<IReadOnlyList<EntryChange>> Judge(IndicatorCard card, decimal? percent, int seen, PersonId by, Instant at)
    {
        if (percent == JudgedPercent)
        {
            return Array.Empty<EntryChange>();
        }

        var refused = seen != Version ? EntryRejections.ChangedSinceShown(card.Name)
            : card.Kind is not ValueKind.Text || State is not EntryState.Value ? EntryRejections.NothingToJudge(card.Name)
            : WroteFigures(by) ? EntryRejections.OwnAcceptance(card.Name)
            : percent is { } given && ActualValue.Text.Of(Words ?? "", given).Rejection is { } no ? no
            : null;
        if (refused is not null)
        {
            return refused;
        }

        EntryChange[] changes = [new(JudgedField, JudgedPercent is { } before ? Percent(before) : "", percent is { } after ? Percent(after) : "")];
        (JudgedPercent, JudgedBy, JudgedAt) = (percent, percent is null ? null : by, percent is null ? null : at);
        Version++;
        return changes;
    }

    private static string Percent(decimal percent) => $"{IndonesianNumber.Format(percent)} %";

    /// <summary>A reviewer asks for a change of this row.</summary>
    public Result<SheetEntry> Remark(string note, PersonId by, Instant at)
    {
        if (string.IsNullOrWhiteSpace(note))
        {
            return EntryRejections.NoteMissing;
        }

        (ReturnNote, ReturnedBy, ReturnedAt) = (note.Trim(), by, at);
        Version++;
        return this;
    }

    /// <summary>A checker finds it right. A remark that stood beside it is settled; nobody accepts what he wrote himself.</summary>
    /// <param name="name">Of the indicator, for refusals.</param>
    /// <param name="seen">The version the checker looked at.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When.</param>
    /// <returns>What changed, for the history; empty when it was accepted already.</returns>
    public Result<IReadOnlyList<EntryChange>> Accept(string name, int seen, PersonId by, Instant at)
    {
        if (seen != Version)
        {
            return EntryRejections.ChangedSinceShown(name);
        }

        if (State is not (EntryState.Value or EntryState.NotAvailable))
        {
            return EntryRejections.NothingToAccept(name);
        }

        if (WroteFigures(by))
        {
            return EntryRejections.OwnAcceptance(name);
        }

        if (IsAccepted)
        {
            return Array.Empty<EntryChange>();
        }

        List<EntryChange> changes = [new("accept", "", ValueText)];
        if (ReturnNote is { } note)
        {
            changes.Insert(0, new("return", note, ""));
            DropRemark();
        }

        (AcceptedVersion, AcceptedBy, AcceptedAt) = (Version, by, at);
        return changes;
    }

    /// <summary>A file or a word beside the figures makes nobody their author, and frees no author from four eyes.</summary>
    private bool WroteFigures(PersonId person) => ValueBy is null && SpentBy is null ? ChangedBy == person : ValueBy == person || SpentBy == person;

    /// <summary>The remark was answered in words or taken back.</summary>
    public void DropRemark()
    {
        (ReturnNote, ReturnedBy, ReturnedAt) = (null, null, null);
        Version++;
    }

    /// <summary>Something beside the figure changed, such as its evidence: whoever saw the row before must look again.</summary>
    public void Touch(PersonId by, Instant at)
    {
        (ChangedBy, ChangedAt, ReturnNote, ReturnedBy, ReturnedAt) = (by, at, null, null, null);
        Version++;
    }

    /// <summary>The value as history keeps it: the plain number, the words, or the state.</summary>
    public string ValueText => State switch
    {
        EntryState.Value => Number is { } number ? IndonesianNumber.FormatPlain(number) : Words ?? "",
        EntryState.NotAvailable => $"tidak tersedia: {Reason}",
        _ => "",
    };

    /// <summary>Every field whose changes history keeps, under its name there, with what stands in it now.</summary>
    public IReadOnlyList<(string Field, string Text)> Written =>
        [("value", ValueText), (JudgedField, JudgedPercent is { } judged ? Percent(judged) : ""), .. Texts()];

    private IReadOnlyList<(string Field, string Text)> Texts() =>
    [
        ("spent", Spent is { } spent ? IndonesianNumber.Format(spent) : ""), ("enabling", Enabling), ("inhibiting", Inhibiting), ("follow-up", FollowUp), ("assurance", Assurance),
    ];

    /// <summary>A reason holds for the numbers it was given for: other numbers need their own.</summary>
    private void Assure(string words, bool numbersMoved, PersonId by, Instant at)
    {
        if (words == Assurance && numbersMoved)
        {
            words = "";
        }

        if (words != Assurance)
        {
            (Assurance, AssuredBy, AssuredAt) = (words, words.Length == 0 ? null : by, words.Length == 0 ? null : at);
        }
    }

    private void Take(MeasuredValue measured)
    {
        if (State is EntryState.NotDue)
        {
            return;
        }

        (Number, Words, Reason) = (null, null, null);
        switch (measured)
        {
            case MeasuredValue.Value(var actual):
                State = EntryState.Value;
                (Number, Words) = Kept(actual);
                break;
            case MeasuredValue.NotAvailable missing:
                (State, Reason) = (EntryState.NotAvailable, missing.Reason);
                break;
            default:
                State = EntryState.NotReported;
                break;
        }
    }

    private static (decimal? Number, string? Words) Kept(ActualValue actual) => actual switch
    {
        ActualValue.Amount(var number) => (number, null),
        ActualValue.Predicate predicate => (null, predicate.Label),
        ActualValue.Date(var day) => (null, LocalDatePattern.Iso.Format(day)),
        ActualValue.YesNo(var done) => (null, done ? Yes : "tidak"),
        ActualValue.Text text => (null, text.Words),
        _ => throw new System.Diagnostics.UnreachableException($"Nothing to keep of {actual.GetType().Name}."),
    };

    private ActualValue? Actual(IndicatorCard card) => (Number, card.Kind) switch
    {
        ({ } number, _) => new ActualValue.Amount(number),
        (_, ValueKind.Predicate) when ActualValue.Predicate.Of(Words ?? "").Accepted(out var rating, out _) => rating,
        (_, ValueKind.Date) when LocalDatePattern.Iso.Parse(Words ?? "") is { Success: true, Value: var day } => new ActualValue.Date(day),
        (_, ValueKind.YesNo) => new ActualValue.YesNo(Words == Yes),
        (_, ValueKind.Text) when ActualValue.Text.Of(Words ?? "", JudgedPercent).Accepted(out var words, out _) => words,
        _ => null,
    };
}
