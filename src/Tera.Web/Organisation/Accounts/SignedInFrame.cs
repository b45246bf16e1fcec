using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Organisation.Regions;
using Tera.Platform.Data;
using Tera.Platform.Layout;

namespace Tera.Organisation.Accounts;

/// <summary>Makes what the frame around a page shows, before anything renders.</summary>
internal sealed class SignedInFrame(
    TeraDbContext db, CurrentUser current, RegionClock clock, Navigation navigation, IEnumerable<IWaitingCount> waiting)
{
    internal async Task<ShellView?> MakeAsync(CancellationToken ct) =>
        current.Value is { } user ? await db.OnOneConnectionAsync(() => MakeAsync(user, ct), ct) : null;

    private async Task<ShellView> MakeAsync(SignedInUser user, CancellationToken ct)
    {
        var region = await db.Set<Region>().AsNoTracking().Where(one => one.Id == user.RegionId).Select(one => one.Name).SingleAsync(ct);
        var counts = new Dictionary<string, int>();
        foreach (var count in waiting)
        {
            counts[count.Href] = counts.GetValueOrDefault(count.Href) + await count.CountAsync(user, ct);
        }

        var main = user.MainPosition;
        var team = user.Teams is [var first, ..] ? first : null;
        return new ShellView(
            user.PersonId.Value,
            await clock.ZoneAsync(ct),
            user.FullName,
            main?.Title ?? team?.Name ?? NameOf(user.Role),
            main?.AgencyName ?? await AgencyOfAsync(team, ct) ?? "Semua perangkat daerah",
            region,
            (await clock.TodayAsync(ct)).Year,
            navigation.For(permission => Has(user, permission), counts));
    }

    private async Task<string?> AgencyOfAsync(TeamSeat? seat, CancellationToken ct) => seat is not null
        ? await db.Set<Agency>().AsNoTracking().Where(agency => agency.Id == seat.AgencyId).Select(agency => agency.Name).SingleAsync(ct)
        : null;

    private static string NameOf(AccountRole role) => role switch
    {
        AccountRole.Administrator => "Administrator",
        AccountRole.Overseer => "Pengawas kinerja daerah",
        _ => "Belum ada jabatan",
    };

    private static bool Has(SignedInUser user, string permission) => permission switch
    {
        Policies.Administrator => user.Role is AccountRole.Administrator,
        Policies.Overseer => user.SeesEveryAgency,
        _ => false,
    };
}
