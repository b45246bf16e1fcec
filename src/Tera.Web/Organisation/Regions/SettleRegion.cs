using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Administration;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.Regions;

/// <summary>The wish to found the region of the scope, or to decide anew what holds in it.</summary>
/// <param name="Seen">Version the user saw; null when the region is founded.</param>
public sealed record SettleRegion(CommandId Command, SignedInUser? By, RegionTerms Terms, int? Seen);

/// <inheritdoc cref="SettleRegion"/>
public sealed class SettleRegionHandler(TeraDbContext db, RegionScope scope, AdministratorCommands commands, AuditTrail audit)
{
    public Task<Result<Receipt>> HandleAsync(SettleRegion wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "organisation.settle-region", wish.By, inner => SettleAsync(wish, inner), ct);

    private async Task<Result<string>> SettleAsync(SettleRegion wish, CancellationToken ct)
    {
        var id = scope.Current ?? throw new InvalidOperationException("A region is settled from within.");
        var region = await db.Set<Region>().SingleOrDefaultAsync(one => one.Id == id, ct);
        if (region is null)
        {
            if (!Region.Found(id, wish.Terms).Accepted(out region, out var refused))
            {
                return refused;
            }

            db.Add(region);
            // The record below asks the region for its day.
            await db.SaveChangesAsync(ct);
            await audit.WriteAsync(new(wish.Command, "organisation.settle-region", "region", id.Value) { By = wish.By, After = Words(wish.Terms) }, ct);
            return id.ToString();
        }

        var before = $"{region.Name}; {region.Seat}; {region.TimeZone}; kerja sendiri: {region.AllowOwnWork}; {region.DayReading}; {region.NominalDay}";
        if (!region.Settle(wish.Terms).Accepted(out _, out var no))
        {
            return no;
        }

        db.Expect(region, wish.Seen);
        await audit.WriteAsync(new(wish.Command, "organisation.settle-region", "region", id.Value) { By = wish.By, Before = before, After = Words(wish.Terms) }, ct);
        return id.ToString();
    }

    private static string Words(RegionTerms terms) =>
        $"{terms.Name}; {terms.Seat}; {terms.TimeZone}; kerja sendiri: {terms.AllowOwnWork}; {terms.DayReading}; {terms.NominalDay}";
}
