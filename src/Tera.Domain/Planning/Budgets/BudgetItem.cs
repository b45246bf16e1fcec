using NodaTime;
using Tera.Organisation;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Planning.Budgets;

/// <summary>What is known of a line of the budget.</summary>
/// <param name="Unit">Who spends it.</param>
/// <param name="Programme">Program.</param>
/// <param name="Activity">Kegiatan, within the programme.</param>
/// <param name="SubActivity">Subkegiatan, within the activity; null for a line that is not divided.</param>
/// <param name="Ceiling">What may be spent.</param>
/// <param name="Indicator">The one indicator it pays for, beside other lines or alone; null when no single one tells.</param>
public sealed record BudgetTerms(UnitId Unit, BudgetHeading Programme, BudgetHeading Activity, BudgetHeading? SubActivity, BudgetCeiling Ceiling, IndicatorId? Indicator);

/// <summary>A line of the agency's budget (DPA): programme, activity, sub-activity, ceiling; and the indicator it pays for, alone or beside others.</summary>
public sealed class BudgetItem
{
    private BudgetItem() { }

    /// <summary>Its id.</summary>
    public BudgetItemId Id { get; private set; }

    /// <summary>Whose.</summary>
    public AgencyId AgencyId { get; private set; }

    /// <summary>Tahun anggaran.</summary>
    public int FiscalYear { get; private set; }

    /// <summary>Who spends it.</summary>
    public UnitId UnitId { get; private set; }

    /// <summary>What it is spent for; null when no single indicator tells.</summary>
    public IndicatorId? IndicatorId { get; private set; }

    /// <summary>Code of the programme.</summary>
    public string ProgrammeCode { get; private set; } = null!;

    /// <summary>Name of the programme.</summary>
    public string Programme { get; private set; } = null!;

    /// <summary>Code of the activity.</summary>
    public string ActivityCode { get; private set; } = null!;

    /// <summary>Name of the activity.</summary>
    public string Activity { get; private set; } = null!;

    /// <summary>Code of the sub-activity; null where the activity is not divided.</summary>
    public string? SubActivityCode { get; private set; }

    /// <summary>Name of the sub-activity.</summary>
    public string? SubActivity { get; private set; }

    /// <summary>Pagu in rupiah as first enacted; 0 or more.</summary>
    public decimal CeilingOriginal { get; private set; }

    /// <summary>Changes of it, in order of their days.</summary>
    public IReadOnlyList<BudgetRevision> Revisions { get; private set; } = [];

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }

    /// <summary>What may be spent after the last change, in rupiah.</summary>
    public decimal Ceiling => CeilingRevised ?? CeilingOriginal;

    /// <summary>Pagu in rupiah after the last change; null while there was none.</summary>
    public decimal? CeilingRevised => Revisions is [.., var last] ? last.Ceiling : null;

    /// <summary>What may be spent, with every change.</summary>
    public BudgetCeiling Ceilings => BudgetCeiling.Of(CeilingOriginal, Revisions).Accepted(out var ceiling, out var no) ? ceiling : throw new InvalidOperationException($"A kept line of the budget is broken: {no.Code}.");

    /// <summary>The code of the line itself, unique in the agency's year.</summary>
    public string Code => SubActivityCode ?? ActivityCode;

    /// <summary>The name of the line itself.</summary>
    public string Name => SubActivity ?? Activity;

    /// <summary>A new line; refused as by <see cref="Change"/>.</summary>
    public static Result<BudgetItem> Enter(BudgetItemId id, AgencyId agency, FiscalYear year, BudgetTerms terms, BudgetSurroundings around) =>
        new BudgetItem { Id = id, AgencyId = agency, FiscalYear = year.Value }.Change(terms, around);

    /// <summary>
    /// Takes other terms. Refuses codes that do not lie within each other, a code in use, a code that another line names otherwise, and whatever
    /// would change a closed quarter: a line joins or leaves an indicator only where that had no money of it. Several lines may pay for one indicator.
    /// </summary>
    /// <param name="terms">What is known of it now.</param>
    /// <param name="around">What it is held against.</param>
    public Result<BudgetItem> Change(BudgetTerms terms, BudgetSurroundings around)
    {
        var lines = around.Lines.Where(other => other.Id != Id).ToList();
        var own = terms.SubActivity ?? terms.Activity;
        if ((Stray(terms) ?? Untimely(terms, around.LastClosed)) is { } stray)
        {
            return stray;
        }

        if (lines.Exists(other => other.Code == own.Code.Text))
        {
            return BudgetRejections.CodeTaken(own.Code.Text);
        }

        if (Misnamed(terms, lines) is { } misnamed)
        {
            return misnamed;
        }

        (UnitId, IndicatorId) = (terms.Unit, terms.Indicator);
        (ProgrammeCode, Programme) = (terms.Programme.Code.Text, terms.Programme.Name.Text);
        (ActivityCode, Activity) = (terms.Activity.Code.Text, terms.Activity.Name.Text);
        (SubActivityCode, SubActivity) = (terms.SubActivity?.Code.Text, terms.SubActivity?.Name.Text);
        (CeilingOriginal, Revisions) = (terms.Ceiling.Original, terms.Ceiling.Revisions);
        return this;
    }

    /// <summary>The line as it stood on a day: a later revision is not there yet.</summary>
    public BudgetItem AsOf(LocalDate day)
    {
        var then = (BudgetItem)MemberwiseClone();
        then.Revisions = [.. Revisions.Where(one => one.From <= day)];
        return then;
    }

    /// <summary>A budget may change again after a quarter was closed, as long as every closed quarter keeps the ceiling it was reckoned with.</summary>
    private Rejection? Untimely(BudgetTerms terms, LocalDate? lastClosed)
    {
        if (terms.Ceiling.Revisions.Any(one => one.From.Year != FiscalYear))
        {
            return BudgetRejections.RevisionElsewhere(FiscalYear);
        }

        if (lastClosed is not { } closed || closed.Year < FiscalYear)
        {
            return null;
        }

        // A line that is not there yet may join a closed quarter only with nothing in it.
        var ends = new FiscalYear(FiscalYear).Quarters.Select(quarter => quarter.LastDay).Where(end => end <= closed).ToList();
        return terms.Ceiling.Original != CeilingOriginal || ends.Exists(end => terms.Ceiling.On(end) != Ceilings.On(end)) || (terms.Indicator != IndicatorId && ends.Exists(end => Ceilings.On(end) > 0))
            ? BudgetRejections.QuarterClosed(closed)
            : null;
    }

    private static Rejection? Stray(BudgetTerms terms) =>
        !terms.Activity.Code.IsWithin(terms.Programme.Code) ? BudgetRejections.Elsewhere(terms.Activity.Code, terms.Programme.Code)
        : terms.SubActivity is { } sub && !sub.Code.IsWithin(terms.Activity.Code) ? BudgetRejections.Elsewhere(sub.Code, terms.Activity.Code)
        : null;

    private static Rejection? Misnamed(BudgetTerms terms, List<BudgetItem> lines)
    {
        var programme = lines.Find(other => other.ProgrammeCode == terms.Programme.Code.Text && other.Programme != terms.Programme.Name.Text);
        var activity = lines.Find(other => other.ActivityCode == terms.Activity.Code.Text && other.Activity != terms.Activity.Name.Text);
        return programme is not null ? BudgetRejections.NamedOtherwise(programme.ProgrammeCode, programme.Programme)
            : activity is not null ? BudgetRejections.NamedOtherwise(activity.ActivityCode, activity.Activity)
            : null;
    }
}

/// <summary>What a line of the budget is held against.</summary>
/// <param name="Lines">The lines of the agency's year; the line itself may be among them.</param>
/// <param name="LastClosed">Last day of the last quarter whose figures are closed; null for none.</param>
public sealed record BudgetSurroundings(IReadOnlyCollection<BudgetItem> Lines, LocalDate? LastClosed);

/// <summary>A code and what it is called.</summary>
/// <param name="Code">As in SIPD.</param>
/// <param name="Name">As printed in the budget.</param>
public sealed record BudgetHeading(BudgetCode Code, PrintedLine Name);
