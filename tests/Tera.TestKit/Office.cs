using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Organisation.Positions;
using Tera.Organisation.Teams;
using Tera.Platform.Data;
using Tera.Procedures;
using Tera.Procedures.Adoption;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.TestKit;

/// <summary>An agency with a holder for every lane of an SOP, which it has adopted and put in force: enough to run it.</summary>
public sealed class Office
{
    private static readonly LocalDate Since = new(2026, 1, 1);
    private readonly Dictionary<LaneKey, PersonId> _holders = [];

    private readonly Lazy<IServiceProvider> _host;

    private Office(TestDatabase database, ProcedureDefinition definition)
    {
        (Database, Definition) = (database, definition);
        _host = new(() => Node());
    }

    public TestDatabase Database { get; }

    public ProcedureDefinition Definition { get; }

    public RegionId Region { get; } = RegionId.New();

    public AgencyId Agency { get; } = AgencyId.New();

    public ProcedureId Procedure { get; private set; }

    /// <summary>Units that report, with a member each.</summary>
    public Dictionary<UnitId, PersonId> Members { get; } = [];

    public PersonId Holder(LaneKey lane) => _holders[lane];

    /// <summary>The node that <see cref="Session"/> asks.</summary>
    public IServiceProvider Host => _host.Value;

    /// <summary>A request of this office; all of them share one host, as the requests of a program do.</summary>
    public RegionSession Session() => RegionSession.Open(_host.Value, Region);

    /// <summary>Another node over the same database.</summary>
    public IServiceProvider Node(Action<IServiceCollection>? more = null) => Database.Host(services =>
    {
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddOrganisation().AddProcedures();
        more?.Invoke(services);
    });

    public static async Task<Office> RunningAsync(TestDatabase database, ProcedureDefinition definition, int units = 3)
    {
        var office = new Office(database, definition);
        await office.PopulateAsync(units);
        office.Procedure = await office.AdoptAsync(definition);
        return office;
    }

    /// <summary>Who may do a task: the member of its unit, the employee, or the holder of its lane.</summary>
    public PersonId DoerOf(RunTask task) => task.Key.Slot switch
    {
        { Unit: { } unit } => Members[unit],
        { Employee: { } employee } => employee,
        _ => _holders[task.Lane],
    };

    /// <summary>Begins a run about the agency's third quarter of 2026.</summary>
    public async Task<RunId> StartAsync(int quarter = 3)
    {
        await using var session = Session();
        var receipt = Sample.Of(await session.Get<StartRunHandler>().HandleAsync(Starting(quarter), default));
        return new(Guid.Parse(receipt.Result));
    }

    /// <summary>What begins it; each call is a form of its own.</summary>
    public StartRun Starting(int quarter = 3) => new(
        CommandId.New(), Procedure, new RunSubject("agency", Agency.Value, 2026, Definition.Periodicity is Periodicity.Yearly ? null : quarter), CoverOverride: null, _holders[Definition.Start.Acts[0].Primary]);

    /// <summary>What can be done next in a run; null when it is over.</summary>
    public async Task<NextMove?> NextMoveAsync(RunId run)
    {
        await using var session = Session();
        var seen = await session.Get<RunStore>().LookAsync(run, _holders.Values.First(), Database.Clock.GetCurrentInstant(), default);
        return NextMove.In(seen!.Run, seen.Around);
    }

    /// <summary>Adopts another SOP too and puts it in force, with holders of its own for lanes that are new.</summary>
    public async Task AlsoAdoptAsync(ProcedureDefinition other)
    {
        await using (var session = Session())
        {
            var db = session.Db;
            var leadership = db.Set<Unit>().Single(unit => unit.AgencyId == Agency && unit.Kind == UnitKind.Leadership).Id;
            foreach (var lane in other.Lanes.Where(lane => lane.Nature is LaneNature.Position && !_holders.ContainsKey(lane.Key)))
            {
                _holders[lane.Key] = Employ(db, leadership, lane.Role, head: false);
            }

            await db.SaveChangesAsync();
        }

        await AdoptAsync(other);
    }

    /// <summary>Puts a second version in force, which differs in one standard time; its content as it was legalised, with the dates on its cover.</summary>
    public async Task<(VersionId Id, ProcedureDefinition Definition)> ReviseAsync()
    {
        await using var session = Session();
        var revised = Sample.Of(await session.Get<ReviseProcedureHandler>().HandleAsync(new(CommandId.New(), Procedure, Cover: null, "Uji", Seen: null, Actor: null), default));
        var version = new VersionId(Guid.Parse(revised.Result));
        var last = Definition.Steps[^1];
        var changed = Definition with { Steps = Definition.Steps.Replace(last, last with { Standard = last.Standard with { Duration = new StandardDuration(9, DurationUnit.Days, "9 Hari") } }) };
        var draft = session.Db.Set<ProcedureVersion>().Single(row => row.Id == version);
        if (draft.Rewrite(changed) is { } no)
        {
            throw new InvalidOperationException(no.Code);
        }

        await session.Db.SaveChangesAsync();
        Sample.Of(await session.Get<PutInForceHandler>().HandleAsync(new(CommandId.New(), version, Since, "Uji", Actor: null), default));
        return (version, draft.Definition);
    }

    /// <summary>Somebody stands in (Plh.) for the holder of a lane.</summary>
    /// <param name="lane">Of a position.</param>
    /// <param name="from">First day.</param>
    /// <param name="until">Last day, inclusive.</param>
    public async Task<PersonId> StandInAsync(LaneKey lane, LocalDate from, LocalDate until)
    {
        await using var session = Session();
        var person = Person.Register(PersonId.New(), Sample.PersonTerms("Pengganti Uji", "Uji"));
        session.Db.Add(person);
        var post = await session.PositionOfAsync(_holders[lane]);
        var position = await session.Db.Set<Position>().Include(row => row.Assignments).SingleAsync(row => row.Id == post);
        Sample.Of(position.Appoint(AssignmentId.New(), Sample.Appointment(person.Id, AssignmentKind.DailyActing, from, until)));
        await session.Db.SaveChangesAsync();
        return person.Id;
    }

    private async Task PopulateAsync(int units)
    {
        await using var session = Session();
        var db = session.Db;
        db.Add(Sample.Of(Tera.Organisation.Regions.Region.Found(Region, Sample.RegionTerms())));
        await db.SaveChangesAsync();
        await session.Get<ReferenceData>().EnsureAsync(default);
        db.Add(Tera.Organisation.Agencies.Agency.Found(Agency, Sample.AgencyTerms()));
        var leadership = Sample.Of(Unit.Found(UnitId.New(), Agency, null, Sample.UnitTerms("Pimpinan", UnitKind.Leadership) with { Reports = false }));
        db.Add(leadership);
        for (var number = 1; number <= units; number++)
        {
            var unit = Sample.Of(Unit.Found(UnitId.New(), Agency, null, Sample.UnitTerms($"Bidang {number}")));
            db.Add(unit);
            Members[unit.Id] = Employ(db, unit.Id, $"Kepala Bidang {number}", head: true);
        }

        foreach (var lane in Definition.Lanes.Where(lane => lane.Nature is LaneNature.Position))
        {
            _holders[lane.Key] = Employ(db, leadership.Id, lane.Role, head: false);
        }

        await db.SaveChangesAsync();
    }

    private async Task<ProcedureId> AdoptAsync(ProcedureDefinition definition)
    {
        await using var session = Session();
        var lanes = new List<LaneHolding>();
        foreach (var lane in definition.Lanes)
        {
            if (lane.Nature is LaneNature.Position)
            {
                var position = await session.PositionOfAsync(_holders[lane.Key]);
                lanes.Add(new(lane.Key, Position: position));
            }
            else if (lane.Nature is not LaneNature.EachUnit)
            {
                lanes.Add(new(lane.Key, Team: await TeamAsync(session, lane)));
            }
        }

        var adopted = await session.Get<AdoptProcedureHandler>().HandleAsync(new(CommandId.New(), Agency, definition, lanes, Actor: null), Since, default);
        var version = new VersionId(Guid.Parse(Sample.Of(adopted).Result));
        Sample.Of(await session.Get<PutInForceHandler>().HandleAsync(new(CommandId.New(), version, Since, "Uji", Actor: null), default));
        return await session.ProcedureOfAsync(version);
    }

    private async Task<TeamId> TeamAsync(RegionSession session, Lane lane)
    {
        var team = Team.Found(TeamId.New(), Agency, Sample.Line(lane.Role), null);
        var people = Enumerable.Range(1, 2).Select(number => Person.Register(PersonId.New(), Sample.PersonTerms($"{lane.Role} {number}", "Uji"))).ToList();
        session.Db.AddRange(people);
        foreach (var (person, role) in people.Zip([TeamRole.Chair, TeamRole.Member]))
        {
            Sample.Of(team.Admit(TeamMemberId.New(), person.Id, role, Since));
        }

        session.Db.Add(team);
        await session.Db.SaveChangesAsync();
        _holders.TryAdd(lane.Key, people[0].Id);
        return team.Id;
    }

    private static PersonId Employ(TeraDbContext db, UnitId unit, string title, bool head)
    {
        var person = Person.Register(PersonId.New(), Sample.PersonTerms($"Pejabat {title}", "Uji"));
        var position = Position.Found(PositionId.New(), unit, Sample.PositionTerms(title, head));
        Sample.Of(position.Appoint(AssignmentId.New(), Sample.Appointment(person.Id, AssignmentKind.Definitive, Since)));
        db.AddRange(person, position);
        return person.Id;
    }
}
