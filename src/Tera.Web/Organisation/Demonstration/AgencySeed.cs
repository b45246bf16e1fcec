using NodaTime;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Organisation.Positions;
using Tera.Organisation.Teams;
using Tera.Shared;
using static Tera.Organisation.Demonstration.OrganisationSeed;

namespace Tera.Organisation.Demonstration;

/// <summary>Fills one agency of the demonstration: units, positions, holders, teams.</summary>
internal sealed class AgencySeed(
    KeepAgencyHandler agencies, KeepUnitHandler units, KeepPositionHandler positions, HolderSeed holders, RegionClock clock)
{
    internal async Task EnsureAsync(DemonstrationAgency agency, string hash, CancellationToken ct)
    {
        var ordinal = DemonstrationFile.Agencies.ToList().IndexOf(agency);
        var terms = new AgencyTerms(
            Checked(AgencyCode.Of(agency.Code)), agency.Kind, Line(agency.Name), Line(agency.ShortName), Line(agency.Address), Line(agency.Contact),
            Line("Contoh Jaya"), IndonesianTimeZone.Western)
        {
            ParentName = agency.Parent.Length == 0 ? null : Line(agency.Parent),
            Ordinal = ordinal,
        };
        Accepted(await agencies.HandleAsync(new(Command("agency", agency.Code), null, null, terms, null), ct));
        await UnitsAsync(agency, ct);
        var today = await clock.TodayAsync(ct);
        foreach (var (at, post) in DemonstrationFile.Posts.Index().Where(post => post.Item.Agency == agency.Code))
        {
            var place = new PositionTerms(Line(post.Title), post.Head, at);
            var key = $"{agency.Code}/{post.Unit}/{post.Title}";
            Accepted(await positions.HandleAsync(new(Command("position", key), null, Unit(agency.Code, post.Unit), null, place, null), ct));
            await holders.EnsureAsync(post, serial: at + 1, hash, today, ct);
        }
    }

    private async Task UnitsAsync(DemonstrationAgency agency, CancellationToken ct)
    {
        foreach (var (at, unit) in DemonstrationFile.Units.Where(unit => unit.Agency == agency.Code).Index())
        {
            var terms = new UnitTerms(unit.Kind, Line(unit.Name), Line(unit.ShortName), unit.Reports, at);
            UnitId? parent = unit.Parent.Length == 0 ? null : Unit(agency.Code, unit.Parent);
            Accepted(await units.HandleAsync(
                new(Command("unit", $"{agency.Code}/{unit.Code}"), null, Agency(agency.Code), null, parent, terms, null), ct));
        }
    }
}

/// <summary>Puts people into the posts and teams of the demonstration.</summary>
internal sealed class HolderSeed(PersonSeed people, ChangeHolderHandler holders, KeepTeamHandler teams)
{
    internal async Task EnsureAsync(DemonstrationPost post, int serial, string hash, LocalDate today, CancellationToken ct)
    {
        var position = Position(post.Agency, post.Unit, post.Title);
        if (post.Holder is null)
        {
            await ActAsync(position, Person(post.ActingHolder!), today, ct);
            return;
        }

        var person = await people.EnsureAsync(post.Holder, serial, AccountRole.Member, hash, ct);
        var year = DemonstrationYear.Before(today);
        var basis = Line($"Keputusan Bupati Contoh Jaya Nomor 821/{serial:000}/{year.TookOffice.Year}");
        var appointment = new Appointment(person, AssignmentKind.Definitive, year.TookOffice, null, basis);
        Accepted(await holders.HandleAsync(new(Command("appoint", post.Holder.Account), null, position, new HolderChange.Appoint(appointment), null), ct));
        if (post.Team.Length > 0)
        {
            await JoinAsync(post, person, year, ct);
        }
    }

    /// <summary>From the first day of this quarter for three months, and already extended once: it lasts as long as it lawfully can.</summary>
    private async Task ActAsync(PositionId position, PersonId person, LocalDate today, CancellationToken ct)
    {
        var first = new LocalDate(today.Year, (((today.Month - 1) / 3) * 3) + 1, 1);
        var last = first.PlusMonths(3).PlusDays(-1);
        var appointment = new Appointment(person, AssignmentKind.Acting, first, last, Line("Surat Perintah Bupati Contoh Jaya Nomor 800/031/BKPSDM"));
        var appointed = Accepted(await holders.HandleAsync(
            new(Command("acting", position.ToString()), null, position, new HolderChange.Appoint(appointment), null), ct));
        if (!appointed.Repeated)
        {
            var extension = new HolderChange.Extend(
                new(Guid.Parse(appointed.Result)), last.PlusMonths(3), Line("Surat Perintah Bupati Contoh Jaya Nomor 800/104/BKPSDM"));
            Accepted(await holders.HandleAsync(new(Command("extend", position.ToString()), null, position, extension, null), ct));
        }
    }

    private async Task JoinAsync(DemonstrationPost post, PersonId person, DemonstrationYear year, CancellationToken ct)
    {
        var (agency, team) = (Agency(post.Agency), Team(post.Agency, post.Team));
        var name = new TeamChange.Name(Line(post.Team), Line($"Keputusan Kepala Perangkat Daerah Nomor 050/12/{year.Number}"));
        Accepted(await teams.HandleAsync(new(Command("team", $"{post.Agency}/{post.Team}"), null, agency, null, name, null), ct));
        var admit = new TeamChange.Admit(person, Enum.Parse<TeamRole>(post.TeamRole), year.FirstMonday);
        Accepted(await teams.HandleAsync(new(Command("member", post.Holder!.Account), null, agency, team, admit, null), ct));
    }
}
