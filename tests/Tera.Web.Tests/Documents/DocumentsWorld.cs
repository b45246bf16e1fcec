using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Organisation.Demonstration;
using Tera.Platform;
using Tera.Platform.Commands;
using Tera.Platform.Esr;
using Tera.Platform.Files;
using Tera.Platform.Layout;
using Tera.Platform.Mail;
using Tera.Platform.Outbox;
using Tera.Platform.Paper;
using Tera.Platform.Signing;
using Tera.Platform.Texts;
using Tera.Procedures;
using Tera.Procedures.Adoption;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs;
using Tera.Procedures.Versions;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Documents;

/// <summary>An office that runs <see cref="SignedSop"/> on a real database, with real printing, signing and files.</summary>
internal sealed class DocumentsWorld : IAsyncDisposable
{
    public const string PersonalPassphrase = "frasa-pribadi";
    private const string AuthorityPassphrase = "frasa-otoritas";

    private readonly TestDatabase _database;
    private readonly IServiceProvider _host;
    private readonly Place _place;
    private readonly IAsyncDisposable _owned;

    private DocumentsWorld(TestDatabase database, IServiceProvider host, Place place, IAsyncDisposable owned) =>
        (_database, _host, _place, _owned) = (database, host, place, owned);

    public TestDatabase Database => _database;

    public IServiceProvider Host => _host;

    public AgencyId Agency => _place.Agency;

    /// <summary>A small office of its own.</summary>
    public static async Task<DocumentsWorld> CreateAsync(Action<IServiceCollection>? change = null, ProcedureDefinition? sop = null)
    {
        var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, sop ?? SignedSop.Definition);
        var files = new ScratchDirectory();
        var host = database.Host(services =>
        {
            Register(services, files.FullPath);
            change?.Invoke(services);
        });
        var holders = (sop ?? SignedSop.Definition).Lanes.ToDictionary(lane => lane.Key, lane => office.Holder(lane.Key));
        return new(database, host, new(office.Region, office.Agency, office.Procedure, holders), new Owned(database, files));
    }

    /// <summary>The demonstration's Dinas Bina Marga, which has adopted the SOP, within the whole running program.</summary>
    public static async Task<DocumentsWorld> OnAsync(TestSite site)
    {
        var world = new DocumentsWorld(site.Database, site.Services, Place.OfBinaMarga, new Owned(null, null));
        return new(site.Database, site.Services, Place.OfBinaMarga with { Procedure = await world.AdoptAsync() }, new Owned(null, null));
    }

    public PersonId Holder(LaneKey lane) => _place.Holders[lane];

    public async Task<RunId> StartAsync(int quarter = 3)
    {
        await using var session = Session();
        var start = new StartRun(CommandId.New(), _place.Procedure, new RunSubject("agency", Agency.Value, 2026, quarter), CoverOverride: null, Holder(SignedSop.Clerk));
        return new(Guid.Parse(Sample.Of(await session.Get<StartRunHandler>().HandleAsync(start, default)).Result));
    }

    private async Task<ProcedureId> AdoptAsync()
    {
        await using var session = Session();
        var since = new NodaTime.LocalDate(2026, 1, 1);
        var lanes = Place.PositionsOfBinaMarga.Select(lane => new LaneHolding(lane.Key, Position: lane.Value)).ToList();
        var adopted = await session.Get<AdoptProcedureHandler>().HandleAsync(new(CommandId.New(), Agency, SignedSop.Definition, lanes, Actor: null), since, default);
        var version = new VersionId(Guid.Parse(Sample.Of(adopted).Result));
        Sample.Of(await session.Get<PutInForceHandler>().HandleAsync(new(CommandId.New(), version, since, "Uji", Actor: null), default));
        return await session.ProcedureOfAsync(version);
    }

    /// <summary>Everything the module needs, with files in a directory of the test.</summary>
    public static void Register(IServiceCollection services, string files)
    {
        var settings = new Dictionary<string, string?> { ["Files:Directory"] = files, ["PublicUrl"] = "https://kinerja.contoh.example" };
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddLayout().AddOrganisation().AddProcedures().AddFiles().AddPaper().AddSigning().AddOutbox().AddMail().AddEsr().AddPublicAddress().AddDocuments();
        services.AddScoped<CommandScope>();
        services.AddSingleton<Sentences>();
        services.AddScoped<IDocumentTemplate, TestTemplate>();
    }

    public RegionSession Session() => RegionSession.Open(_host, _place.Region);

    /// <summary>Prints what waits.</summary>
    public Task<int> PrintAsync() => _host.GetRequiredService<OutboxDrain>().DrainAsync(default);

    /// <summary>Prints what waits, or waits until the program itself has printed it.</summary>
    public async Task PrintedAsync()
    {
        for (var looks = 0; looks < 1200; looks++)
        {
            await PrintAsync();
            if (await _database.OwnerAsync("select count(*) from platform.outbox where failed_at is null") is 0L)
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail("The outbox was not emptied.");
    }

    public async Task GiveCertificatesAsync(params LaneKey[] lanes)
    {
        await using var session = Session();
        using Passphrase authority = new(AuthorityPassphrase), own = new(PersonalPassphrase);
        var office = session.Get<CertificateOffice>();
        await office.EnsureAuthorityAsync(authority, default);
        foreach (var lane in lanes)
        {
            Sample.Of(await office.IssueAsync(Holder(lane), authority, own, default));
        }
    }

    /// <summary>A run whose document is prepared and, unless told otherwise, printed.</summary>
    public async Task<RunId> PreparedAsync(bool printed = true)
    {
        var run = await StartAsync();
        await PrepareAsync(run);
        if (printed)
        {
            await PrintedAsync();
        }

        return run;
    }

    /// <summary>Does the open preparing task: freezes a revision beside it.</summary>
    public async Task PrepareAsync(RunId run, string template = TestTemplate.TemplateName)
    {
        await using var session = Session();
        var task = (await StateAsync(session, run)).Open.Single();
        var call = new RunCall(CommandId.New(), run, Holder(SignedSop.Clerk));
        var desk = session.Get<ArtifactDesk>();
        Sample.Of(await session.Get<RunGateway>().DecideAsync(
            call,
            new RunCommand.Complete(task.Key),
            async (moment, ct) =>
            {
                await desk.IssueAsync(NewRevision(moment.Head, task.Key, call.Actor!.Value) with { Template = template }, ct);
                return null;
            },
            default));
    }

    public static NewRevision NewRevision(RunHead head, TaskKey task, PersonId by) => new(
        head, task, SignedSop.Document, Slot.Sole, TestTemplate.TemplateName, "Realisasi Rencana Aksi Triwulan III 2026", Guid.CreateVersion7(),
        [new SnapshotValue(Guid.CreateVersion7(), 1, "Persentase jalan mantap", "76,42")], Numbered: true, by);

    /// <summary>Works in the open task as its holder, through its panel.</summary>
    public async Task<PanelOutcome> PostAsync(RunId run, PanelForm form, LaneKey? lane = null)
    {
        await using var session = Session();
        var context = await ContextAsync(session, run, lane);
        return await PanelOf(session, context).PostAsync(context, form, default);
    }

    public async Task<TModel> LoadAsync<TModel>(RunId run, LaneKey? lane = null)
    {
        await using var session = Session();
        var context = await ContextAsync(session, run, lane);
        return (TModel)await PanelOf(session, context).LoadAsync(context, default);
    }

    public static IActPanel PanelOf(RegionSession session, PanelContext context) =>
        session.Get<IEnumerable<IActPanel>>().Single(panel => panel.Serves(context.Act, context.Definition));

    /// <summary>The open task as the page would read it, for its own holder or for another lane's.</summary>
    public async Task<PanelContext> ContextAsync(RegionSession session, RunId run, LaneKey? lane = null)
    {
        var now = _database.Clock.GetCurrentInstant();
        await using var transaction = await session.Db.Database.BeginTransactionAsync();
        var loaded = (await session.Get<RunStore>().LoadAsync(new RunCall(CommandId.New(), run, Actor: null), now, default))!;
        var task = loaded.Run.Open.FirstOrDefault() ?? loaded.Run.Tasks.Last();
        var person = Holder(lane ?? task.Lane);
        var calendar = await session.Get<AgencyCalendars>().OfAsync(Agency, default);
        return new(
            loaded.Head, loaded.Around.Definition, loaded.Run, task, loaded.Around.Roster.Find(person, task.Lane, task.Key.Slot), User(person), calendar, now)
        {
            ReturnTargets = RunAuthority.ReturnTargets(loaded.Run, task, loaded.Around with { Actor = person }),
        };
    }

    public SignedInUser User(PersonId person) => new(AccountId.New(), person, _place.Region, AccountRole.Member)
    {
        UserName = "uji",
        FullName = "Pejabat Uji",
        CallName = "Uji",
        Salutation = Salutation.Sir,
        Positions = [],
        Teams = [],
    };

    /// <summary>The form of the seen document, with fields over it.</summary>
    public async Task<PanelForm> FormAsync(RunId run, params (string Name, string Value)[] fields)
    {
        await using var session = Session();
        var revision = await CurrentAsync(session, run);
        return Form(
            [
                ("Revisi", revision.Id.Value.ToString("D")),
                ("Sidik", revision.CurrentPdf?.ToString() ?? ""),
                .. fields,
            ]);
    }

    public static PanelForm Form(IReadOnlyList<(string Name, string Value)> fields, IFormFileCollection? files = null) => new(
        CommandId.New(),
        fields.FirstOrDefault(field => field.Name == "Aksi").Value ?? "",
        new FormCollection(fields.GroupBy(field => field.Name).ToDictionary(group => group.Key, group => new StringValues([.. group.Select(field => field.Value)])), files));

    public static async Task<Revision> CurrentAsync(RegionSession session, RunId run, string kind = "pengukuran") => await (
        from revision in session.Db.Set<Revision>().AsNoTracking()
        join artifact in session.Db.Set<Artifact>() on revision.ArtifactId equals artifact.Id
        where artifact.RunId == run && artifact.Kind == kind && revision.SupersededAt == null
        select revision).SingleAsync();

    /// <summary>The kind of the act that waits now; null at the end.</summary>
    public async Task<ActKind?> WaitingAsync(RunId run)
    {
        await using var session = Session();
        return (await StateAsync(session, run)).Open.FirstOrDefault() is { } task ? SignedSop.Definition[task.Key.Step].Acts[task.Key.Act - 1].Kind : null;
    }

    public Task<PanelOutcome> InitialAsync(RunId run) => FormAsync(run).ContinueWith(form => PostAsync(run, form.Result), TaskScheduler.Default).Unwrap();

    public async Task<PanelForm> SignFormAsync(RunId run, string passphrase = PersonalPassphrase) =>
        await FormAsync(run, ("Frasa", passphrase), ("Dibaca", "true"));

    /// <summary>A run whose document is initialled and signed.</summary>
    public async Task<RunId> SignedAsync()
    {
        await GiveCertificatesAsync(SignedSop.Head);
        var run = await PreparedAsync();
        Accept(await InitialAsync(run));
        Accept(await PostAsync(run, await SignFormAsync(run)));
        return run;
    }

    public static Receipt Accept(PanelOutcome outcome) =>
        outcome.Receipt ?? throw new InvalidOperationException("Refused: " + string.Join(", ", outcome.Faults.Select(fault => fault.Code)));

    public ValueTask DisposeAsync() => _owned.DisposeAsync();

    private static async Task<Run> StateAsync(RegionSession session, RunId run)
    {
        await using var transaction = await session.Db.Database.BeginTransactionAsync();
        return (await session.Get<RunStore>().LoadAsync(new RunCall(CommandId.New(), run, Actor: null), NodaTime.Instant.FromUtc(2026, 10, 6, 3, 0), default))!.Run;
    }
}

/// <summary>Where a world stands.</summary>
internal sealed record Place(RegionId Region, AgencyId Agency, ProcedureId Procedure, IReadOnlyDictionary<LaneKey, PersonId> Holders)
{
    public static IReadOnlyDictionary<LaneKey, PositionId> PositionsOfBinaMarga { get; } = new Dictionary<LaneKey, PositionId>
    {
        [SignedSop.Head] = OrganisationSeed.Position("bmcktr", "pimpinan", "Kepala Dinas Bina Marga, Cipta Karya dan Tata Ruang"),
        [SignedSop.Secretary] = OrganisationSeed.Position("bmcktr", "sekretariat", "Sekretaris"),
        [SignedSop.Clerk] = OrganisationSeed.Position("bmcktr", "perencanaan", "Kepala Subbagian Perencanaan"),
    };

    public static Place OfBinaMarga { get; } = new(OrganisationSeed.Region, OrganisationSeed.Agency("bmcktr"), default, new Dictionary<LaneKey, PersonId>
    {
        [SignedSop.Head] = OrganisationSeed.Person("kadis.bmcktr"),
        [SignedSop.Secretary] = OrganisationSeed.Person("sekretaris.bmcktr"),
        [SignedSop.Clerk] = OrganisationSeed.Person("subbag.perencanaan.bmcktr"),
    });
}

/// <summary>What a world made for itself and takes down again.</summary>
internal sealed class Owned(TestDatabase? database, ScratchDirectory? files) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            await database.DisposeAsync();
        }

        files?.Dispose();
    }
}

/// <summary>A paper of one page.</summary>
internal sealed class TestTemplate(PaperParts parts) : IDocumentTemplate
{
    public const string TemplateName = "uji";

    public string Name => TemplateName;

    public async Task<PaperContent> LoadAsync(PaperHeader paper, CancellationToken ct)
    {
        var (block, signer) = await parts.SignerAsync(paper, SignedSop.Head, ct);
        return new(
            typeof(TestPaper),
            new Dictionary<string, object?> { ["Header"] = paper, ["Head"] = await parts.LetterheadAsync(paper.Agency, ct), ["Signatory"] = block })
        {
            Signer = signer,
        };
    }
}
