using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;

namespace Tera.Documents.Letters;

/// <summary>Which registers of letter numbers hang on a unit.</summary>
internal sealed class SeriesOfOffices(TeraDbContext db) : IOfficeDependants
{
    public async Task<IReadOnlyList<string>> OfUnitAsync(UnitId unit, LocalDate day, CancellationToken ct) =>
    [
        .. (await db.Set<LetterSeries>().AsNoTracking().TagWith("Documents: registers of a unit").Where(one => one.UnitId == unit && one.ClosedAt == null)
            .OrderBy(one => one.Name).Select(one => one.Name).ToListAsync(ct)).Select(name => $"buku nomor surat “{name}”"),
    ];

    /// <summary>Registers are an agency's or a unit's.</summary>
    public Task<IReadOnlyList<string>> OfPositionAsync(PositionId position, LocalDate day, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([]);
}
