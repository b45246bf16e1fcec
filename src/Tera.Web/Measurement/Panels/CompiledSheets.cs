using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Sheets;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;

namespace Tera.Measurement.Panels;

/// <summary>A sheet as those see it who bring the figures together.</summary>
public sealed record CompiledSheet(Sheet Sheet, string Whose);

/// <summary>Finds the sheets of a run with the names of whose they are.</summary>
public sealed class CompiledSheets(TeraDbContext db)
{
    /// <summary>Those of the run among some sheets, by name.</summary>
    public async Task<List<CompiledSheet>> OfAsync(PanelContext context, IQueryable<Sheet> sheets, CancellationToken ct)
    {
        var run = context.Head.Id;
        var names = context.Run.Participants.ToDictionary(who => who.Slot.Value, who => who.Name);
        var rows = await (
            from sheet in sheets
            join unit in db.Set<Unit>() on sheet.UnitId equals (UnitId?)unit.Id into units
            from unit in units.DefaultIfEmpty()
            where sheet.RunId == run
            select new { sheet, Unit = unit == null ? null : unit.Name }).TagWith("Measurement: sheets of a run").ToListAsync(ct);
        return [.. rows.Select(row => new CompiledSheet(row.sheet, row.Unit ?? names.GetValueOrDefault(row.sheet.Slot, "Pegawai"))).OrderBy(one => one.Whose, StringComparer.Ordinal)];
    }
}
