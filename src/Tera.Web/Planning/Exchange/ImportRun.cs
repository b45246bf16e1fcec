using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Planning.Agreements;
using Tera.Planning.Keeping;
using Tera.Planning.Strategy;
using Tera.Planning.Tree;
using Tera.Platform.Data;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Planning.Exchange;

/// <summary>One going through a file: whose plan, what its rows name, and what came of each.</summary>
internal sealed class ImportRun(TeraDbContext db, PlanCall call, FiscalYear year)
{
    private readonly List<RowResult> _rows = [];
    private readonly List<CellFault> _faults = [];
    private Dictionary<StrategicPlanId, LocalDate> _firstDays = [];

    public AgencyId Agency => call.Agency;

    public FiscalYear Year => year;

    /// <summary>Units that stand, by name.</summary>
    public IReadOnlyDictionary<string, UnitId> Units { get; private set; } = new Dictionary<string, UnitId>();

    /// <summary>Positions that stand, by title.</summary>
    public IReadOnlyDictionary<string, PositionId> Positions { get; private set; } = new Dictionary<string, PositionId>();

    /// <summary>Strategic plans by title.</summary>
    public IReadOnlyDictionary<string, StrategicPlanId> Plans { get; private set; } = new Dictionary<string, StrategicPlanId>();

    /// <summary>Codes of indicators the file itself has a row for.</summary>
    public required IReadOnlySet<string> Announced { get; init; }

    public ImportOutcome Outcome => new([.. _rows], [.. _faults]);

    public async Task BeginAsync(CancellationToken ct)
    {
        Units = (await db.Set<Unit>().AsNoTracking().Where(unit => unit.AgencyId == call.Agency && unit.ClosedOn == null).OrderBy(unit => unit.Id).ToListAsync(ct))
            .DistinctBy(unit => unit.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(unit => unit.Name, unit => unit.Id, StringComparer.OrdinalIgnoreCase);
        Positions = (await PositionChoices.Of(db, call.Agency).OrderBy(position => position.Id).ToListAsync(ct))
            .DistinctBy(position => position.Title, StringComparer.OrdinalIgnoreCase).ToDictionary(position => position.Title, position => position.Id, StringComparer.OrdinalIgnoreCase);
        var plans = await db.Set<StrategicPlan>().AsNoTracking().Where(plan => plan.AgencyId == call.Agency).ToListAsync(ct);
        Plans = plans.ToDictionary(plan => plan.Title, plan => plan.Id, StringComparer.OrdinalIgnoreCase);
        _firstDays = plans.ToDictionary(plan => plan.Id, plan => new FiscalYear(plan.FirstYear).FirstDay);
    }

    /// <summary>First day of a strategic plan: where a new objective of it begins when its row does not say.</summary>
    public LocalDate FirstDayOf(StrategicPlanId plan) => _firstDays[plan];

    /// <summary>Null when the agency has no indicator of that code.</summary>
    public Task<Indicator?> FindAsync(string code, CancellationToken ct) =>
        db.Set<Indicator>().AsNoTracking().SingleOrDefaultAsync(one => one.AgencyId == call.Agency && EF.Functions.ILike(one.Code, Patterns.Literal(code), Patterns.Escape), ct);

    /// <summary>Null when the plan has no objective at that place.</summary>
    public Task<Objective?> ObjectiveAsync(StrategicPlanId plan, int ordinal, CancellationToken ct) =>
        db.Set<Objective>().AsNoTracking().SingleOrDefaultAsync(one => one.AgencyId == call.Agency && one.PlanId == plan && one.Ordinal == ordinal, ct);

    /// <summary>Notes what came of a command and lets the next row see it.</summary>
    public async Task DoneAsync(BookRow row, string column, string subject, string? before, Result<string> result, CancellationToken ct)
    {
        if (!result.Accepted(out _, out var no))
        {
            Fault(row, column, no);
            return;
        }

        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        Told(row, column, subject, before is null ? RowEffect.New : RowEffect.Changed, before is null ? null : $"semula {before}");
    }

    public void Told(BookRow row, string column, string subject, RowEffect effect, string? change = null) =>
        _rows.Add(new(row.Address(column), subject, effect, change));

    public void Fault(BookRow row, string column, Rejection no) => _faults.Add(new(row.Address(column), no));

    /// <summary>The agency has no indicator of the code. Where the file has a row for it, that row was refused, and it is not told once more.</summary>
    public void Unknown(BookRow row, string code)
    {
        if (!Announced.Contains(code))
        {
            Fault(row, PlanSheet.Code, new("planning.exchange.unknown", PlanSheet.Indicators.Name, code));
        }
    }

    /// <summary>A command of its own for each row, so that ids made from it differ; the same file gives the same.</summary>
    public PlanCall CallOf(BookRow row) => call with { Command = new(DerivedGuid.Of($"{call.Command}:{row.Address(row.Sheet.Columns[0])}")) };
}

