using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Documents.Letters;

/// <summary>A register as the list of them shows it.</summary>
/// <param name="Id">Null for the general one.</param>
/// <param name="Book">What its years are kept under.</param>
/// <param name="Name">As the office calls it.</param>
/// <param name="Rule">Which letters come to it.</param>
/// <param name="Next">The next number as it would be printed today.</param>
/// <param name="Pattern">How it is written.</param>
/// <param name="Classification">Code of the matter.</param>
/// <param name="ClosedAt">Null while letters come to it.</param>
public sealed record SeriesRow(LetterSeriesId? Id, string Book, string Name, string Rule, string Next, string Pattern, string Classification, Instant? ClosedAt);

/// <summary>Reads the registers of an agency with their rules.</summary>
public sealed class LetterSeriesQuery(TeraDbContext db, LetterRegisterQuery registers)
{
    /// <summary>The general register first, then the open ones, then the closed.</summary>
    public async Task<IReadOnlyList<SeriesRow>> ReadAsync(AgencyId agency, LocalDate today, CancellationToken ct)
    {
        var series = await db.Set<LetterSeries>().AsNoTracking().Where(one => one.AgencyId == agency).ToDictionaryAsync(one => one.Book, ct);
        var units = await db.Set<Unit>().AsNoTracking().Where(unit => unit.AgencyId == agency).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, ct);
        var names = await registers.NamesAsync(agency, ct);
        var inYear = await registers.InYearAsync(agency, names.Select(name => name.Book), new FiscalYear(today.Year), ct);
        return
        [
            .. from name in names
               let one = series.GetValueOrDefault(name.Book)
               let register = inYear[name.Book]
               select new SeriesRow(
                   one?.Id, name.Book, name.Name, one is null ? "Semua yang tidak masuk ke buku lain" : RuleOf(one, units), name.Closed ? "–" : register.NextOn(today),
                   register.Pattern, register.Classification, one?.ClosedAt),
        ];
    }

    private static string RuleOf(LetterSeries series, Dictionary<UnitId, string> units)
    {
        var kind = series.LetterKind is { } code ? LetterKinds.NameOf(code) ?? code : "Semua jenis";
        return series.UnitId is { } unit ? $"{kind} dari {units.GetValueOrDefault(unit, "unit yang sudah tidak ada")}" : $"{kind} dari semua unit";
    }
}
