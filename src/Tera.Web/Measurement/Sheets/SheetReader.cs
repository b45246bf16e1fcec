using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Comments;
using Tera.Measurement.Deadlines;
using Tera.Measurement.Employees;
using Tera.Measurement.Evidences;
using Tera.Measurement.Periods;
using Tera.Measurement.Plausibility;
using Tera.Measurement.Recaps;
using Tera.Measurement.Versions;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Planning.Indicators;
using Tera.Platform.Data;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement.Sheets;

/// <summary>One row of a sheet with everything its screen shows.</summary>
/// <param name="Number">In the sheet, from 1.</param>
/// <param name="Recap">The figures, reckoned.</param>
/// <param name="Entry">What is kept.</param>
/// <param name="Card">How it is measured.</param>
/// <param name="Files">Evidence that stands, oldest first.</param>
/// <param name="ReturnedBy">Name of the reviewer whose remark waits; null for none.</param>
public sealed record SheetRow(
    int Number, RecapRow Recap, SheetEntry Entry, IndicatorCard Card, IReadOnlyList<EvidenceFile> Files, string? ReturnedBy)
{
    /// <summary>Those of its files whose very bytes stand elsewhere too.</summary>
    public IReadOnlySet<EvidenceId> Shared { get; init; } = new HashSet<EvidenceId>();

    /// <summary>Talks about its cells that nobody has called settled.</summary>
    public int OpenTalks { get; init; }

    /// <summary>A number is out of the usual, and nobody has said why it is right.</summary>
    public bool IsDoubtful => Recap.Doubts.Count > 0 && Entry.Assurance.Length == 0;
}

/// <summary>What is read for the sheet of a unit.</summary>
/// <param name="Rows">In the order of the agreement.</param>
/// <param name="Totals">Of the whole agency; null without rows of a unit.</param>
/// <param name="Unasked">Lines of the unit's budget that no row asks for.</param>
public sealed record SheetContent(IReadOnlyList<SheetRow> Rows, RecapTotals? Totals, IReadOnlyList<RecapLine> Unasked);

/// <summary>A sheet as its page shows it.</summary>
public sealed record SheetView
{
    public required Sheet Sheet { get; init; }

    /// <summary>Whose: the unit or the employee.</summary>
    public required string Whose { get; init; }

    public required string AgencyName { get; init; }

    public required string RunTitle { get; init; }

    /// <summary>The open task that hands it in; null when there is none.</summary>
    public required TaskKey? Task { get; init; }

    /// <summary>Whether the page has a form whose buttons save.</summary>
    public bool HasForm => IsEditable && (Result is not null || Rows.Count > 0);

    public required bool PeriodClosed { get; init; }

    public required bool MayFill { get; init; }

    public required string? ReturnedBy { get; init; }

    public required string? SubmittedBy { get; init; }

    /// <summary>Which reading of the achievements the region takes in the quarter.</summary>
    public AchievementBasis Basis { get; init; } = AchievementBasis.Capped;

    /// <summary>The most a mean counts for there.</summary>
    public AchievementCap MeanCap { get; init; } = AchievementCap.None;

    /// <summary>Empty on an employee's sheet.</summary>
    public required IReadOnlyList<SheetRow> Rows { get; init; }

    /// <summary>Only on an employee's sheet.</summary>
    public required EmployeeResult? Result { get; init; }

    /// <summary>Evidence of an employee's sheet.</summary>
    public required IReadOnlyList<EvidenceFile> Files { get; init; }

    /// <summary>The region's clock.</summary>
    public required IndonesianTimeZone Zone { get; init; }

    /// <summary>Until when it is filled; null where nobody has set a deadline.</summary>
    public required DeadlineStanding? Deadline { get; init; }

    /// <summary>The deadline has passed.</summary>
    public required bool IsLate { get; init; }

    /// <summary>Lines of the unit's budget that no row of the sheet asks for.</summary>
    public IReadOnlyList<RecapLine> Unasked { get; init; } = [];

    /// <summary>The figures as they were approved; null on a sheet that is no part of an approved version.</summary>
    public ApprovedSheet? Approved { get; init; }

    public bool IsEditable => MayFill && Sheet.IsOpen && !PeriodClosed && !IsLate;
}

/// <summary>Reads sheets for their pages.</summary>
public sealed class SheetReader(TeraDbContext db, RecapReader recaps, DoubtReader doubts, CommentReader comments, DeadlineReader deadlines, SheetAccess access, RegionClock days)
{
    /// <summary>The sheet; null when it is not there or not the user's to see.</summary>
    public async Task<SheetView?> ReadAsync(SheetId id, SignedInUser user, CancellationToken ct)
    {
        var sheet = await db.Set<Sheet>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct);
        if (sheet is null || !await access.MaySeeAsync(sheet, user, ct))
        {
            return null;
        }

        var (year, quarter) = (sheet.FiscalYear, sheet.Quarter);
        var (rows, totals, unasked) = sheet.UnitId is { } unit ? await ContentAsync(sheet, unit, ct) : new([], null, []);
        var names = await NamesAsync([sheet.ReturnedBy, sheet.SubmittedBy, sheet.PersonId], ct);
        var (deadline, isLate) = await deadlines.OfSheetAsync(sheet, ct);
        return new()
        {
            Deadline = deadline,
            IsLate = isLate,
            Sheet = sheet,
            Zone = await days.ZoneAsync(ct),
            Whose = sheet.UnitId is { } of
                ? await db.Set<Unit>().Where(one => one.Id == of).Select(one => one.Name).SingleAsync(ct)
                : names[sheet.PersonId!.Value],
            AgencyName = await db.Set<Agency>().Where(one => one.Id == sheet.AgencyId).Select(one => one.Name).SingleAsync(ct),
            RunTitle = await RunTitleAsync(sheet.RunId, ct),
            Task = await TaskAsync(sheet, ct),
            PeriodClosed = await db.Set<PeriodFigures>().AnyAsync(
                period => period.AgencyId == sheet.AgencyId && period.FiscalYear == year && period.Quarter == quarter && period.ClosedAt != null, ct),
            MayFill = await access.IsFillerAsync(sheet, user, ct),
            ReturnedBy = sheet.ReturnedBy is { } reviewer ? names[reviewer] : null,
            SubmittedBy = sheet.SubmittedBy is { } sender ? names[sender] : null,
            Basis = totals?.Basis ?? AchievementBasis.Capped,
            MeanCap = totals?.Cap ?? AchievementCap.None,
            Rows = rows,
            Unasked = unasked,
            Result = sheet.PersonId is null ? null : await db.Set<EmployeeResult>().AsNoTracking().SingleAsync(result => result.SheetId == id, ct),
            Files = sheet.PersonId is null ? [] : await StandingFiles(id).Where(file => file.EntryId == null).ToListAsync(ct),
        };
    }

    /// <summary>Rows of a unit's sheet, in the order of the agreement.</summary>
    public async Task<IReadOnlyList<SheetRow>> RowsAsync(Sheet sheet, UnitId unit, CancellationToken ct) => (await ContentAsync(sheet, unit, ct)).Rows;

    /// <summary>The same with what stands beside them.</summary>
    public async Task<SheetContent> ContentAsync(Sheet sheet, UnitId unit, CancellationToken ct)
    {
        var (agency, year, quarter) = (sheet.AgencyId, sheet.FiscalYear, sheet.Quarter);
        var recap = await recaps.OfAsync(agency, sheet.Period, ct);
        recap = await doubts.WeighAsync(recap, ct, unit);
        var entries = await db.Set<SheetEntry>().AsNoTracking().TagWith("Measurement: rows of a sheet")
            .Where(entry => entry.AgencyId == agency && entry.UnitId == unit && entry.FiscalYear == year && entry.Quarter == quarter)
            .ToDictionaryAsync(entry => entry.Id, ct);
        var cardIds = entries.Values.Select(entry => entry.CardId).ToList();
        var cards = await db.Set<IndicatorCard>().AsNoTracking().Where(card => cardIds.Contains(card.Id)).ToDictionaryAsync(card => card.Id, ct);
        var ids = entries.Keys.Select(id => (EntryId?)id).ToList();
        var files = (await db.Set<EvidenceFile>().AsNoTracking().Where(file => ids.Contains(file.EntryId) && file.RemovedAt == null)
            .OrderBy(file => file.AddedAt).ToListAsync(ct)).ToLookup(file => file.EntryId);
        var shared = await SharedAsync(ids, ct);
        var talks = await comments.OpenAsync([.. entries.Keys], ct);
        var names = await NamesAsync(entries.Values.Select(entry => entry.ReturnedBy), ct);
        IReadOnlyList<SheetRow> rows =
        [
            .. recap.Rows.Where(row => row.Unit == unit && row.Entry is { } id && entries.ContainsKey(id)).Select((row, index) =>
            {
                var entry = entries[row.Entry!.Value];
                return new SheetRow(
                    index + 1, row, entry, cards[entry.CardId], [.. files[entry.Id]], entry.ReturnedBy is { } reviewer ? names[reviewer] : null)
                {
                    Shared = shared,
                    OpenTalks = talks.GetValueOrDefault(entry.Id),
                };
            }),
        ];
        return new(rows, recap.Totals, [.. recap.Lines.Where(line => line.Unit == unit && !line.Asked)]);
    }

    private async Task<IReadOnlySet<EvidenceId>> SharedAsync(List<EntryId?> entries, CancellationToken ct) => (await (
        from file in db.Set<EvidenceFile>()
        where entries.Contains(file.EntryId) && file.RemovedAt == null
            && db.Set<EvidenceFile>().Any(other => other.FileHash == file.FileHash && other.Id != file.Id && other.RemovedAt == null)
        select file.Id).TagWith("Measurement: files used twice").ToListAsync(ct)).ToHashSet();

    private IQueryable<EvidenceFile> StandingFiles(SheetId sheet) =>
        db.Set<EvidenceFile>().AsNoTracking().Where(file => file.SheetId == sheet && file.RemovedAt == null).OrderBy(file => file.AddedAt);

    private async Task<Dictionary<PersonId, string>> NamesAsync(IEnumerable<PersonId?> people, CancellationToken ct)
    {
        var ids = people.OfType<PersonId>().Distinct().ToList();
        return await db.Set<Person>().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.FullName, ct);
    }

    private async Task<string> RunTitleAsync(RunId run, CancellationToken ct) =>
        (await db.Database.SqlQuery<string>($"select title as \"Value\" from procedures.run where id = {run.Value}").ToListAsync(ct)).Single();

    private async Task<TaskKey?> TaskAsync(Sheet sheet, CancellationToken ct)
    {
        var tasks = await db.Database.SqlQuery<OpenTask>(
            $"""
             select step as "Step", act as "Act", round as "Round" from procedures.task
             where run_id = {sheet.RunId.Value} and slot = {sheet.Slot} and status = 'Open' and act > 0
             order by round desc limit 1
             """).ToListAsync(ct);
        return tasks is [var task] && !sheet.SelfStanding
            ? new TaskKey(new(task.Step), task.Act, task.Round, new Slot(sheet.Slot))
            : null;
    }

    private sealed record OpenTask(string Step, int Act, int Round);
}
