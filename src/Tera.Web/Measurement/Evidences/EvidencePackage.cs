using Microsoft.EntityFrameworkCore;
using Tera.Documents.Contracts;
using Tera.Measurement.Sheets;
using Tera.Measurement.Snapshots;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.People;
using Tera.Planning.Agreements;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Procedures.Engine;

namespace Tera.Measurement.Evidences;

/// <summary>
/// Brings the files behind the figures into the package of the run: <c>data-dukung/bidang-bina-marga/ik-03/foto.jpg</c>. Those that an
/// earlier run of the same quarter brought prove the row still.
/// </summary>
internal sealed class EvidencePackage(TeraDbContext db, FileStore store) : IPackageSource
{
    private const string Root = "data-dukung";

    public async Task<IReadOnlyList<PackageFile>> OfRunAsync(RunId run, CancellationToken ct)
    {
        // A corrected quarter stands on files of the versions before it, too: those named with the figures the run froze.
        var frozen = await db.Set<Snapshot>().AsNoTracking().TagWith("Measurement: figures a run froze last").Where(one => one.RunId == run)
            .OrderByDescending(one => one.FrozenAt).ThenByDescending(one => one.Id).FirstOrDefaultAsync(ct);
        var named = (frozen?.Read().Recap.Rows ?? []).SelectMany(row => row.Files).Select(file => file.Id).ToList();
        var rows = await (
            from file in db.Set<EvidenceFile>().AsNoTracking().TagWith("Measurement: evidence of a run")
            join came in db.Set<Sheet>() on file.SheetId equals came.Id
            from sheet in db.Set<Sheet>().Where(one => one.Id == came.Id
                || (file.EntryId != null && one.UnitId == came.UnitId && one.FiscalYear == came.FiscalYear && one.Quarter == came.Quarter
                    && (one.OpenedAt >= came.OpenedAt || named.Contains(file.Id))))
            join unit in db.Set<Unit>() on sheet.UnitId equals (UnitId?)unit.Id into units
            from unit in units.DefaultIfEmpty()
            join person in db.Set<Person>() on sheet.PersonId equals (PersonId?)person.Id into people
            from person in people.DefaultIfEmpty()
            join entry in db.Set<SheetEntry>() on file.EntryId equals (EntryId?)entry.Id into entries
            from entry in entries.DefaultIfEmpty()
            join indicator in db.Set<Indicator>() on entry.IndicatorId equals indicator.Id into indicators
            from indicator in indicators.DefaultIfEmpty()
            where sheet.RunId == run && (file.RemovedAt == null || named.Contains(file.Id))
            orderby unit.Ordinal, sheet.Id, indicator.Ordinal, file.AddedAt, file.Id
            select new { file.FileHash, file.Name, Unit = unit.Name, Person = person.FullName, indicator.Code }).ToListAsync(ct);
        return [.. rows.Select(row => new PackageFile(
            string.Join('/', new[] { Root, FileNames.Of(row.Unit ?? "pegawai"), (row.Code ?? row.Person) is { } whose ? FileNames.Of(whose) : null, FileNames.OfFile(row.Name) }.OfType<string>()),
            $"Data dukung {row.Code ?? row.Person ?? row.Unit}: {row.Name}",
            _ => Task.FromResult(store.OpenRead(row.FileHash) ?? throw new FileNotFoundException($"The store has lost {row.FileHash}."))))];
    }
}
