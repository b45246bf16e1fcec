using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Sheets;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Planning.Indicators;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Shared;

namespace Tera.Measurement.Evidences;

/// <summary>Another place where the very same bytes stand.</summary>
/// <param name="What">In words: which value, whose, which quarter; or that it is not the reader's to see.</param>
/// <param name="EarlierYear">It proves another year's figure.</param>
public sealed record EvidencePlace(string What, bool EarlierYear);

/// <summary>Finds where else a file is used: twice in one quarter, by another unit, or last year's once more.</summary>
public sealed class EvidencePlaces(TeraDbContext db, CurrentUser user)
{
    private const int MostFiles = 500;

    /// <summary>For each of the files the other places of its bytes; files that stand alone have none.</summary>
    public async Task<ILookup<EvidenceId, EvidencePlace>> OfAsync(IReadOnlyList<EvidenceFile> files, CancellationToken ct)
    {
        var uses = await UsesAsync([.. files.Select(file => file.FileHash).Distinct()], ct);
        return (
            from file in files
            from use in uses
            where use.Hash == file.FileHash && use.Id != file.Id
            let own = uses.Find(one => one.Id == file.Id)
            select (file.Id, Place: new EvidencePlace(Words(use), own is not null && use.Year < own.Year)))
            .ToLookup(row => row.Id, row => row.Place);
    }

    private async Task<List<Use>> UsesAsync(List<FileHash> hashes, CancellationToken ct) => hashes.Count == 0 ? [] : await (
        from file in db.Set<EvidenceFile>().AsNoTracking()
        join sheet in db.Set<Sheet>() on file.SheetId equals sheet.Id
        join agency in db.Set<Agency>() on sheet.AgencyId equals agency.Id
        join unit in db.Set<Unit>() on sheet.UnitId equals (UnitId?)unit.Id into ofUnit
        from unit in ofUnit.DefaultIfEmpty()
        join entry in db.Set<SheetEntry>() on file.EntryId equals (EntryId?)entry.Id into ofEntry
        from entry in ofEntry.DefaultIfEmpty()
        join card in db.Set<IndicatorCard>() on (IndicatorCardId?)entry.CardId equals (IndicatorCardId?)card.Id into ofCard
        from card in ofCard.DefaultIfEmpty()
        where hashes.Contains(file.FileHash) && file.RemovedAt == null
        orderby sheet.FiscalYear, sheet.Quarter, file.AddedAt, file.Id
        select new Use(file.Id, file.FileHash, sheet.AgencyId, agency.ShortName, unit == null ? null : unit.Name, card == null ? null : card.Name, sheet.FiscalYear, sheet.Quarter))
        .TagWith("Measurement: where files are used").Take(MostFiles).ToListAsync(ct);

    /// <summary>An employee's sheet is personal, and another agency's is not his to see: that they use the file is all that is told.</summary>
    private string Words(Use use) => use switch
    {
        { Unit: null } => $"lembar seorang pegawai, {PeriodOf(use)}",
        _ when !user.Required.Sees(use.Agency) => $"instansi lain ({use.AgencyName}), {PeriodOf(use)}",
        _ => $"{use.Indicator ?? "isian lain"}, {use.Unit}, {PeriodOf(use)}",
    };

    private static FiscalPeriod PeriodOf(Use use) => new(new(use.Year), new(use.Quarter));

    private sealed record Use(EvidenceId Id, FileHash Hash, AgencyId Agency, string AgencyName, string? Unit, string? Indicator, int Year, int Quarter);
}
