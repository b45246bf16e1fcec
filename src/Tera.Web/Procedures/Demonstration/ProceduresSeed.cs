using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Organisation.Demonstration;
using Tera.Organisation.Teams;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Demonstration;

/// <summary>Lets the agencies of the demonstration region take their SOPs from the library and put them in force; doing it again changes nothing.</summary>
public sealed class ProceduresSeed(IServiceScopeFactory scopes, ProcedureLibrary library)
{
    private const string Override = "Peragaan: naskah asal tidak mencantumkannya; dilengkapi pada revisi pertama.";

    /// <summary>Adds what is missing; what users changed meanwhile stays.</summary>
    /// <param name="region">The demonstration region, its agencies and people already there.</param>
    /// <param name="ct">Ends between two adoptions.</param>
    public async Task EnsureAsync(RegionId region, CancellationToken ct)
    {
        await InScopeAsync(region, scope => TeamsAsync(scope, ct));
        foreach (var adoption in DemonstrationTables.Adoptions)
        {
            await InScopeAsync(region, scope => AdoptAsync(scope, adoption, ct));
        }
    }

    private static async Task TeamsAsync(IServiceProvider scope, CancellationToken ct)
    {
        // Teams stand from the first working week, before the SOPs that need them.
        var since = (await YearAsync(scope, ct)).FirstMonday;
        var db = scope.GetRequiredService<TeraDbContext>();
        foreach (var team in DemonstrationTables.Seats.GroupBy(seat => (seat.Agency, seat.Team)))
        {
            var (agency, directory) = await AgencyAsync(scope, team.Key.Agency, since, ct);
            if (directory.Teams.Any(known => known.Name == team.Key.Team))
            {
                continue;
            }

            var founded = Team.Found(new(DerivedGuid.Of($"demonstration:team:{agency}:{team.Key.Team}")), agency, Checked(PrintedLine.Of(team.Key.Team)), null);
            foreach (var seat in team)
            {
                var holder = directory.Positions.Single(position => position.Title == seat.Position).Holders[0];
                Checked(founded.Admit(new(DerivedGuid.Of($"demonstration:seat:{founded.Id}:{holder.Id}")), holder.Id, seat.Role, since));
            }

            db.Add(founded);
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task AdoptAsync(IServiceProvider scope, DemonstrationAdoption adoption, CancellationToken ct)
    {
        var desk = scope.GetRequiredService<AdoptionDesk>();
        var year = await YearAsync(scope, ct);
        var (agency, directory) = await AgencyAsync(scope, adoption.Agency, year.InForce, ct);
        if (library.Find(adoption.Sop) is not { } shipped || await desk.AdoptedAsync(agency, shipped.Code, ct) is not null)
        {
            return;
        }

        var own = await desk.OwnCoverAsync(agency, shipped.Cover, directory, ct);
        var cover = (own with { Number = $"{adoption.Number}/{year.Number}", CreatedOn = IndonesianDate.Long(year.FirstMonday), EffectiveOn = IndonesianDate.Long(year.InForce) }).ToCover(shipped.Cover);
        var reason = cover.MissingFields().IsEmpty ? null : Override;
        var adopt = new AdoptProcedure(Command("adopt", adoption), agency, shipped with { Cover = cover }, Holders(adoption, directory), Actor: null)
        {
            EffectiveFrom = year.InForce,
            CoverOverride = reason,
            Confirmation = $"Peragaan: {Proposals.Of(shipped).Count} simpulan dan usulan dipakai seperti ditawarkan.",
        };
        var adopted = Checked(await scope.GetRequiredService<AdoptProcedureHandler>().HandleAsync(adopt, year.InForce, ct));
        var version = new VersionId(Guid.Parse(adopted.Result));
        Checked(await scope.GetRequiredService<PutInForceHandler>().HandleAsync(new(Command("in-force", adoption), version, year.InForce, reason, Actor: null), ct));
    }

    private static List<LaneHolding> Holders(DemonstrationAdoption adoption, HolderDirectory directory) =>
    [
        .. DemonstrationTables.Lanes.Where(lane => lane.Agency == adoption.Agency && lane.Sop == adoption.Sop).Select(lane => lane.IsTeam
            ? new LaneHolding(new LaneKey(lane.Lane), Team: directory.Teams.Single(team => team.Name == lane.Name).Id)
            : new LaneHolding(new LaneKey(lane.Lane), Position: directory.Positions.Single(position => position.Title == lane.Name).Id)),
    ];

    private static async Task<(AgencyId Agency, HolderDirectory Directory)> AgencyAsync(IServiceProvider scope, string code, LocalDate day, CancellationToken ct)
    {
        var agency = await scope.GetRequiredService<TeraDbContext>().Set<Agency>().Where(row => row.Code == code).Select(row => row.Id).SingleAsync(ct);
        return (agency, await scope.GetRequiredService<HolderQuery>().OfAsync(agency, day, ct));
    }

    private static async Task<DemonstrationYear> YearAsync(IServiceProvider scope, CancellationToken ct) =>
        DemonstrationYear.Before(await scope.GetRequiredService<RegionClock>().TodayAsync(ct));

    private static CommandId Command(string act, DemonstrationAdoption adoption) => CommandId.Derived($"demonstration:{act}:{adoption.Agency}:{adoption.Sop}");

    /// <summary>The seed keeps to the rules; a refusal is a fault of its tables.</summary>
    private static T Checked<T>(Result<T> result) =>
        result.Accepted(out var value, out var no) ? value : throw new InvalidOperationException($"The demonstration breaks the rule {no}.");

    private async Task InScopeAsync(RegionId region, Func<IServiceProvider, Task> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RegionScope>().Enter(region);
        await work(scope.ServiceProvider);
    }
}
