using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Organisation.Contracts;
using Tera.Planning.Agreements;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Platform.Components;
using Tera.Platform.Data;
using Tera.Platform.Texts;
using Tera.Shared;

namespace Tera.Measurement.Examples;

/// <summary>A target and an actual on the rule of a card, reckoned in words.</summary>
/// <param name="Card">By whose rule.</param>
/// <param name="Origin">Where the figures come from, as a sentence.</param>
/// <param name="Typed">The fields as they stand.</param>
/// <param name="Faults">What is wrong with them.</param>
/// <param name="Outcome">What comes of them; null where they could not be read.</param>
/// <param name="Others">What other rules make of the same.</param>
/// <param name="Edges">What the rule answers at zero and below.</param>
public sealed record WorkedExample(
    IndicatorCard Card,
    string Origin,
    ExampleFields Typed,
    Faults Faults,
    AchievementOutcome? Outcome,
    IReadOnlyList<OtherRule> Others,
    IReadOnlyList<EdgeCase> Edges)
{
    /// <summary>The word for what comes of them, as a recapitulation of the day would print it; null where nothing does.</summary>
    public ExampleWord? Word { get; init; }
}

/// <summary>Target and actual as somebody typed them, or as the form offers them.</summary>
/// <param name="Upper">Upper bound of a range; empty elsewhere.</param>
public sealed record ExampleFields(string Target, string Upper, string Actual)
{
    public const string TargetName = "target", UpperName = "batas-atas", ActualName = "realisasi";

    /// <summary>Null where the address asks for nothing.</summary>
    public static ExampleFields? In(IQueryCollection asked) => asked.ContainsKey(ActualName)
        ? new(asked[TargetName].ToString().Trim(), asked[UpperName].ToString().Trim(), asked[ActualName].ToString().Trim())
        : null;

    /// <summary>As they are read back: money with three decimals would be asked about otherwise, and more decimals than a person types are rounded away.</summary>
    public static ExampleFields Of(TargetValue target, ActualValue actual, ValueKind kind) => target is TargetValue.Range { Low: var low, High: var high }
        ? new(TypedTarget.Write(low, kind), TypedTarget.Write(high, kind), TextOf(actual, kind))
        : new(TypedTarget.Write(target, kind), "", TextOf(actual, kind));

    private static string TextOf(ActualValue actual, ValueKind kind) => actual switch
    {
        ActualValue.Amount(var number) => TypedTarget.Write(Math.Round(number, IndonesianNumber.MaximumDecimals, MidpointRounding.AwayFromZero), kind),
        ActualValue.Predicate predicate => predicate.Label,
        ActualValue.Date(var day) => NodaTime.Text.LocalDatePattern.Iso.Format(day),
        ActualValue.YesNo(var done) => done ? "ya" : "tidak",
        _ => "",
    };
}

/// <summary>One combination at which arithmetic is mute.</summary>
public sealed record EdgeCase(string Situation, AchievementOutcome Outcome);

/// <summary>Shows on an indicator's page what its rule makes of real or typed figures, and what other rules would make of them.</summary>
public sealed class WorkedExamples(TeraDbContext db, PlanReader plans, AgreedExamples agreed, ExampleWording wording, RegionClock days, Sentences sentences) : IIndicatorExhibit
{
    public Type Component => typeof(WorkedExampleView);

    public async Task<object?> LoadAsync(IndicatorQuestion question, CancellationToken ct)
    {
        var card = question.Card;
        if (card.Kind is ValueKind.Text)
        {
            // A person judges the words; there is nothing to reckon.
            return null;
        }

        if (ExampleFields.In(question.Asked) is { } typed)
        {
            return await WordedAsync(Reckoned(card, "Angka yang Anda isi.", typed), period: null, ct);
        }

        var (origin, offered, period) = await ReportedAsync(question.Indicator, card, ct) ?? await OfferedAsync(card, ct);
        return await WordedAsync(offered.Exact is var (promised, reached) ? Reckoned(card, origin, offered.Fields, promised, reached) : Reckoned(card, origin, offered.Fields), period, ct);
    }

    private async Task<WorkedExample> WordedAsync(WorkedExample example, FiscalPeriod? period, CancellationToken ct) =>
        example with { Word = await wording.OfAsync(example.Card, example.Outcome, period?.LastDay ?? await days.TodayAsync(ct), ct) };

    private WorkedExample Reckoned(IndicatorCard card, string origin, ExampleFields fields)
    {
        var target = TypedTarget.Read(fields.Target, fields.Upper, card.Rule);
        var actual = TypedFigure.Actual(fields.Actual, card.Rule);
        if (target.Accepted(out var promised, out var noTarget) & actual.Accepted(out var reached, out var noActual))
        {
            return Reckoned(card, origin, fields, promised!, reached!);
        }

        var faults = new[] { (ExampleFields.TargetName, noTarget), (ExampleFields.ActualName, noActual) }
            .Where(one => one.Item2 is not null).Select(one => new Fault(one.Item1, sentences.For(one.Item2!)));
        return new(card, origin, fields, Faults.Of(faults), Outcome: null, [], EdgesOf(card));
    }

    private static WorkedExample Reckoned(IndicatorCard card, string origin, ExampleFields fields, TargetValue promised, ActualValue reached)
    {
        var measured = new MeasuredValue.Value(reached);
        return new(
            card, origin, fields, Faults.None, AchievementCalculator.Calculate(card, promised, measured), OtherRules.Of(card.Rule, promised, measured), EdgesOf(card));
    }

    /// <summary>The latest quarter with a figure; null where none fits the card.</summary>
    private async Task<(string Origin, OfferedFigures Figures, FiscalPeriod? Period)?> ReportedAsync(Indicator indicator, IndicatorCard card, CancellationToken ct)
    {
        var latest = await db.Set<SheetEntry>().AsNoTracking().TagWith("Measurement: latest figure of an indicator")
            .Where(entry => entry.IndicatorId == indicator.Id && entry.State == EntryState.Value)
            .OrderByDescending(entry => entry.FiscalYear).ThenByDescending(entry => entry.Quarter).FirstOrDefaultAsync(ct);
        var period = latest is null
            ? new FiscalPeriod(FiscalYear.Of(await days.TodayAsync(ct)), Quarter.Fourth)
            : new FiscalPeriod(new FiscalYear(latest.FiscalYear), new Quarter(latest.Quarter));
        var plan = (await plans.OfAsync(indicator.AgencyId, period, ct)).Indicators.FirstOrDefault(one => one.Indicator.Id == indicator.Id);
        if (latest is null || plan is null)
        {
            return null;
        }

        var entries = await db.Set<SheetEntry>().AsNoTracking().TagWith("Measurement: entries of an indicator")
            .Where(entry => entry.IndicatorId == indicator.Id && entry.UnitId == plan.Unit && entry.FiscalYear == latest.FiscalYear && entry.Quarter <= latest.Quarter)
            .ToDictionaryAsync(entry => entry.Quarter, ct);
        var figures = RecapMaking.Figures.Of(plan, entries, period.Quarter);
        return figures is { Target: { } target, Measured: MeasuredValue.Value(var actual) } && target.MisfitOn(card) is null && actual.MisfitOn(card) is null
            ? ($"Target dan realisasi sampai dengan {period}.", new(ExampleFields.Of(target, actual, card.Kind), (target, actual)), period)
            : null;
    }

    /// <summary>The agreed target of the year where there is one; figures of our own only where there is none.</summary>
    private async Task<(string Origin, OfferedFigures Figures, FiscalPeriod? Period)> OfferedAsync(IndicatorCard card, CancellationToken ct) => await agreed.OfAsync(card, ct) is var (year, fields)
        ? ($"Target perjanjian tahun {year.Value}; belum ada realisasi yang dilaporkan, jadi realisasinya contoh.", new(fields, Exact: null), null)
        : ("Angka contoh: tahun ini belum ada target perjanjian yang cocok dengan kartunya.", new(Invented(card), Exact: null), null);

    /// <param name="Fields">As the form offers them.</param>
    /// <param name="Exact">What is reckoned: a mean of quarters may have no end, its field has; null where the fields say it all.</param>
    private sealed record OfferedFigures(ExampleFields Fields, (TargetValue Target, ActualValue Actual)? Exact);

    /// <summary>Figures of our own, chosen so that the rules differ.</summary>
    internal static ExampleFields Invented(IndicatorCard card) => card.Kind switch
    {
        ValueKind.Date => new("2026-06-30", "", "2026-07-15"),
        ValueKind.YesNo => new("ya", "", "tidak"),
        ValueKind.Predicate => new(card.Predicates!.Levels[^1].Label, "", card.Predicates.Levels[^2].Label),
        _ when card.Polarity is Polarity.Range => new("80", "90", "70"),
        _ => new("10", "", "12"),
    };

    internal static IReadOnlyList<EdgeCase> EdgesOf(IndicatorCard card)
    {
        if (card.Polarity is Polarity.Range || AchievementCalculator.Calculate(card, new TargetValue.Amount(1), new ActualValue.Amount(1)) is AchievementOutcome.NotAssessable)
        {
            return [];
        }

        EdgeCase Case(string situation, decimal target, decimal actual) =>
            new(situation, AchievementCalculator.Calculate(card, new TargetValue.Amount(target), new ActualValue.Amount(actual)));
        return
        [
            Case("Target 0, realisasi 0", 0, 0),
            Case("Target 0, realisasi 1", 0, 1),
            Case("Target 1, realisasi 0", 1, 0),
            Case("Target 1, realisasi −1", 1, -1),
            Case("Target −1, realisasi −2", -1, -2),
        ];
    }
}
