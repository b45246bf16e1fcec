using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Versions;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Platform.Components;
using Tera.Platform.Data;
using Tera.Procedures.Engine;

namespace Tera.Measurement.Sheets;

/// <summary>A sheet on the list.</summary>
/// <param name="Due">Rows from which a figure is expected; 0 for an employee's.</param>
public sealed record SheetListRow(
    SheetId Id, string Whose, string Agency, int FiscalYear, int Quarter, SheetState State, int Due, int Reported, bool Mine)
{
    /// <summary>The version of the quarter its run approved, and whether it counts; null where it approved none.</summary>
    public VersionStanding? Version { get; init; }
}

/// <summary>What is asked of the list.</summary>
/// <param name="MineOnly">Only sheets the user fills.</param>
/// <param name="Search">Part of a unit's or agency's name; empty for all.</param>
/// <param name="Page">From 1.</param>
public sealed record SheetListFilter(bool MineOnly, string Search, int? FiscalYear, int? Quarter, int Page)
{
    public const int PageSize = 50;

    /// <summary>A bound that no list reaches, so that its rows can still be counted.</summary>
    public const int LastPage = 1_000_000;
}

/// <summary>Sheets the user may read: his agencies' units, and of employees his own and those he judges.</summary>
public sealed class SheetListQuery(TeraDbContext db, SheetAccess access)
{
    public async Task<(IReadOnlyList<SheetListRow> Rows, int All)> ReadAsync(SheetListFilter filter, SignedInUser user, CancellationToken ct)
    {
        var units = await MyUnitsAsync(user, ct);
        var me = user.PersonId;
        var sheets = db.Set<Sheet>().AsNoTracking().VisibleTo(user, sheet => sheet.AgencyId);
        if (filter.FiscalYear is { } year)
        {
            sheets = sheets.Where(sheet => sheet.FiscalYear == year);
        }

        if (filter.Quarter is { } quarter)
        {
            sheets = sheets.Where(sheet => sheet.Quarter == quarter);
        }

        if (filter.MineOnly)
        {
            sheets = sheets.Where(sheet => sheet.PersonId == me || (sheet.UnitId != null && units.Contains(sheet.UnitId.Value)));
        }
        else
        {
            var open = (await access.ReadableAsync(sheets, user, ct)).Select(one => one.Sheet).ToList();
            sheets = sheets.Where(sheet => sheet.PersonId == null || open.Contains(sheet.Id));
        }

        var named =
            from sheet in sheets
            join agency in db.Set<Agency>() on sheet.AgencyId equals agency.Id
            join unit in db.Set<Unit>() on sheet.UnitId equals (UnitId?)unit.Id into ofUnit
            from unit in ofUnit.DefaultIfEmpty()
            join person in db.Set<Person>() on sheet.PersonId equals (PersonId?)person.Id into ofPerson
            from person in ofPerson.DefaultIfEmpty()
            select new { sheet, Agency = agency.ShortName, agency.Name, Whose = unit != null ? unit.Name : person.FullName };
        if (filter.Search.Length > 0)
        {
            var pattern = Patterns.Containing(filter.Search);
            named = named.Where(row => EF.Functions.ILike(row.Whose, pattern, Patterns.Escape) || EF.Functions.ILike(row.Name, pattern, Patterns.Escape));
        }

        var all = await named.CountAsync(ct);
        var rows = await named.TagWith("Measurement: list of sheets")
            .OrderByDescending(row => row.sheet.FiscalYear).ThenByDescending(row => row.sheet.Quarter).ThenBy(row => row.Agency).ThenBy(row => row.Whose).ThenBy(row => row.sheet.Id)
            .Skip((Paging.Within(filter.Page, all, SheetListFilter.PageSize) - 1) * SheetListFilter.PageSize).Take(SheetListFilter.PageSize)
            .Select(row => new
            {
                row.sheet, row.Agency, row.Whose,
                Due = db.Set<SheetEntry>().Count(entry => entry.UnitId == row.sheet.UnitId && entry.FiscalYear == row.sheet.FiscalYear
                    && entry.Quarter == row.sheet.Quarter && entry.State != EntryState.NotDue),
                Reported = db.Set<SheetEntry>().Count(entry => entry.UnitId == row.sheet.UnitId && entry.FiscalYear == row.sheet.FiscalYear
                    && entry.Quarter == row.sheet.Quarter && (entry.State == EntryState.Value || entry.State == EntryState.NotAvailable)),
            })
            .ToListAsync(ct);
        var approved = await VersionsAsync([.. rows.Select(row => row.sheet)], ct);
        return (
            [
                .. rows.Select(row => new SheetListRow(
                    row.sheet.Id, row.Whose, row.Agency, row.sheet.FiscalYear, row.sheet.Quarter, row.sheet.State, row.Due, row.Reported,
                    row.sheet.PersonId == me || (row.sheet.UnitId is { } unit && units.Contains(unit)))
                {
                    Version = approved.GetValueOrDefault(row.sheet.RunId),
                }),
            ],
            all);
    }

    private async Task<Dictionary<RunId, VersionStanding>> VersionsAsync(List<Sheet> sheets, CancellationToken ct)
    {
        var (agencies, years) = (sheets.Select(sheet => sheet.AgencyId).Distinct().ToList(), sheets.Select(sheet => sheet.FiscalYear).Distinct().ToList());
        var versions = await db.Set<QuarterVersion>().AsNoTracking().TagWith("Measurement: versions of listed sheets")
            .Where(one => agencies.Contains(one.AgencyId) && years.Contains(one.FiscalYear)).ToListAsync(ct);
        return versions.GroupBy(one => (one.AgencyId, one.Period)).SelectMany(own => own.Where(one => one.IsApproved).Select(one => VersionStanding.Of(one, own)))
            .ToDictionary(one => one.Version.RunId!.Value);
    }

    /// <summary>The units whose sheets are his to fill.</summary>
    internal async Task<List<UnitId>> MyUnitsAsync(SignedInUser user, CancellationToken ct)
    {
        var own = user.Positions.Select(position => position.UnitId).Distinct().ToList();
        var above = await db.Set<Unit>().Where(unit => own.Contains(unit.Id) && !unit.Reports && unit.ParentId != null).Select(unit => unit.ParentId!.Value).ToListAsync(ct);
        return [.. own.Concat(above).Distinct()];
    }
}
