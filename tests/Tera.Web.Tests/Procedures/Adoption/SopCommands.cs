using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Organisation.Demonstration;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Editing;
using Tera.Procedures.Engine;
using Tera.Procedures.Exchange;
using Tera.Procedures.Library;
using Tera.Procedures.Mining;
using Tera.Procedures.Monitoring;
using Tera.Procedures.Runs.Moving;
using Tera.Procedures.Trials;
using Tera.Procedures.Versions;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Adoption;

/// <summary>Every command on the SOPs of an office, as somebody may send it past its page.</summary>
public static class SopCommands
{
    public const string Adopting = "procedures.access.not-adopter", Legalising = "procedures.access.not-legaliser", Writing = "procedures.access.not-writer", Recording = "procedures.legal-basis.not-yours";

    private const string Reason = "Uji.";

    /// <summary>By name, in an order in which none takes away what the next needs.</summary>
    public static IReadOnlyDictionary<string, SopCommand> All { get; } = new Dictionary<string, SopCommand>
    {
        ["undo"] = Of<UndoEditHandler>(Writing, (at, to, who) => to.HandleAsync(new(CommandId.New(), at.Draft, at.Edit, who.PersonId), default)),
        ["adopt"] = Of<AdoptProcedureHandler>(Adopting, (at, to, who) =>
            to.HandleAsync(new(CommandId.New(), at.Agency, Shipped.Sop("bmcktr") with { Code = new("uji-lain") }, [], who.PersonId), SopCommandSite.Since, default)),
        ["write"] = Of<WriteSopHandler>(Adopting, (at, to, who) =>
            to.HandleAsync(new(CommandId.New(), at.Agency, "Dinas", "SOP Uji", Periodicity.Quarterly, ["Kepala Dinas"], Reason, who.PersonId), default)),
        ["import"] = Of<ImportSopsHandler>(Adopting, (at, to, who) =>
            to.HandleAsync(new(CommandId.New(), at.Agency, "uji.yaml", ImportedFile.Of(new(Shipped.Sop("bmcktr"), [])), null, who.PersonId), default)),
        ["import-revision"] = Of<ImportSopsHandler>(Adopting, (at, to, who) =>
            to.HandleAsync(new(CommandId.New(), at.Agency, "uji.yaml", ImportedFile.Of(new(Shipped.Sop("bmcktr"), [])), at.Procedure, who.PersonId), default)),
        ["judge"] = Of<JudgeSopsHandler>(Adopting, (at, to, who) =>
            to.HandleAsync(new(CommandId.New(), at.Agency, new(2026, 2), [new(at.Procedure, "SOP", true, "", "", null)], who.PersonId), default)),
        ["record-legal-basis"] = Of<RecordLegalBasisHandler>(Recording, (_, to, who) => to.HandleAsync(
            new(CommandId.New(), who, new(LegalBasisKind.All[0], 1, 2020, Sample.Line("Uji"), true, "", 2020, "tinggi", Sample.Line("Uji")), false), default)),
        ["move-runs"] = new(typeof(MoveRunsHandler), Legalising, async (at, session, who) =>
            (await session.Get<MoveRunsHandler>().HandleAsync(new(CommandId.New(), at.Procedure, [at.Run], Reason, who.PersonId), default)).Rejection),
        ["name-holder"] = Of<ChangeLaneHolderHandler>(Legalising, (at, to, who) => to.HandleAsync(
            new(CommandId.New(), who, at.Procedure, SopCommandSite.FirstLane, [new(SopCommandSite.FirstLane, Person: OrganisationSeed.Person("kadis.bmcktr"))], new(2026, 12, 1), Reason, null), default)),
        ["name-holders"] = Of<NameLaneHoldersHandler>(Legalising, (at, to, who) => to.HandleAsync(
            new(CommandId.New(), who, at.Procedure, [new(SopCommandSite.FirstLane, Person: OrganisationSeed.Person("sekretaris.bmcktr"))], new(2026, 12, 2), Reason, null), default)),
        ["edit"] = Of<EditDraftHandler>(Writing, (at, to, who) => to.HandleAsync(new(CommandId.New(), at.Draft, new DraftChange.Renumber(), null, Reason, who.PersonId), default)),
        ["revise"] = Of<ReviseProcedureHandler>(Writing, (at, to, who) =>
            to.HandleAsync(new(CommandId.New(), at.Procedure, Shipped.Sop("bmcktr").Cover with { Number = "99" }, Reason, null, who.PersonId), default)),
        ["revise-times"] = Of<ReviseTimesHandler>(Writing, (at, to, who) => to.HandleAsync(
            new(CommandId.New(), at.Procedure, new Dictionary<StepKey, string> { [Shipped.Sop("bmcktr").Start.Key] = "3 Hari" }, Reason, null, who.PersonId), default)),
        ["answer"] = Of<AnswerProposalsHandler>(Writing, (at, to, who) => to.HandleAsync(new(CommandId.New(), at.Procedure, [new("periode", null)], Reason, null, who.PersonId), default)),
        ["link"] = Of<ResolveLinkHandler>(Writing, (at, to, who) =>
            to.HandleAsync(new(CommandId.New(), at.Procedure, "SOP Evaluasi Kinerja Internal", at.OtherCode, false, null, who.PersonId), default)),
        ["try"] = Moving(Writing, at => at.Draft, VersionState.Trial),
        ["begin-trial"] = Of<BeginTrialHandler>(Writing, (at, to, who) => to.HandleAsync(new(CommandId.New(), at.Draft, null, who.PersonId), default)),
        ["go-on-with-trial"] = Of<GoOnWithTrialHandler>(Writing, (at, to, who) =>
            to.HandleAsync(new(CommandId.New(), new(at.Trial, null, who.PersonId), new(), new(Reason, null)), default)),
        ["take-back-trial-move"] = Of<TakeBackTrialMoveHandler>(Writing, (at, to, who) => to.HandleAsync(new(CommandId.New(), new(at.Trial, null, who.PersonId)), default)),
        ["end-trial"] = Of<EndTrialHandler>(Writing, (at, to, who) =>
            to.HandleAsync(new(CommandId.New(), new(at.Trial, null, who.PersonId), new(TrialConclusion.Fit, null, null)), default)),
        ["end-revision"] = Moving(Writing, at => at.InForce, VersionState.InForce),
        ["put-in-force"] = Of<PutInForceHandler>(Legalising, (at, to, who) =>
            to.HandleAsync(new(CommandId.New(), at.Draft, new(2026, 12, 1), Reason, who.PersonId) { Confirmation = Reason }, default)),
        ["take-back"] = Moving(Legalising, at => at.Settled, VersionState.Draft),
        ["discard"] = Of<DiscardDraftHandler>(Writing, (at, to, who) => to.HandleAsync(new(CommandId.New(), at.Spare, Reason, null, who), default)),
        ["revoke"] = Moving(Legalising, at => at.InForce, VersionState.Revoked),
    };

    private static SopCommand Of<T>(string refusal, Func<SopCommandSite, T, SignedInUser, Task<Result<Platform.Commands.Receipt>>> send)
        where T : notnull => new(typeof(T), refusal, async (at, session, who) => (await send(at, session.Get<T>(), who)).Rejection);

    private static SopCommand Moving(string refusal, Func<SopCommandSite, VersionId> version, VersionState to) => Of<MoveVersionHandler>(refusal, (at, handler, who) =>
        handler.HandleAsync(new(CommandId.New(), version(at), to, Reason, null, who.PersonId), default));
}

/// <summary>One of them.</summary>
/// <param name="Handler">What carries it out.</param>
/// <param name="Refusal">Why it is refused to whoever may not send it.</param>
/// <param name="Send">Sends it for somebody.</param>
public sealed record SopCommand(Type Handler, string Refusal, Func<SopCommandSite, RegionSession, SignedInUser, Task<Rejection?>> Send);

/// <summary>The demonstration's Dinas Bina Marga: an SOP in its second version with a run of its first and a draft that was written on, another whose next version is legalised; <c>staf.bmcktr</c> begins both.</summary>
public sealed class SopCommandSite : IAsyncLifetime
{
    /// <summary>Who begins the SOPs, and is neither head nor secretary.</summary>
    public const string Beginner = "staf.bmcktr";

    public static readonly LocalDate Since = new(2026, 10, 5);

    public static LaneKey FirstLane => Shipped.Sop("bmcktr").Start.Acts[0].Primary;

    public TestSite Site { get; private set; } = null!;

    public AgencyId Agency { get; } = OrganisationSeed.Agency("bmcktr");

    public ProcedureId Procedure { get; private set; }

    public VersionId InForce { get; private set; }

    public VersionId Draft { get; private set; }

    /// <summary>A version of the other SOP, legalised for a day to come.</summary>
    public VersionId Settled { get; private set; }

    /// <summary>Code of the other SOP.</summary>
    public ProcedureCode OtherCode { get; private set; }

    public Guid Edit { get; private set; }

    /// <summary>A draft of a third SOP, which nobody needs.</summary>
    public VersionId Spare { get; private set; }

    /// <summary>Of the draft, begun and not ended.</summary>
    public TrialId Trial { get; private set; }

    public RunId Run { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Site = await SopSite.StartAsync();
        Procedure = await Site.ProcedureAsync("bmcktr", "bmcktr");
        Run = new(Guid.Parse(await DoneAsync<StartRunHandler>(handler => handler.HandleAsync(
            new(CommandId.New(), Procedure, new RunSubject("agency", Agency.Value, 2026, 3), null, OrganisationSeed.Person("kadis.bmcktr")), default))));
        InForce = await RevisedAsync(Procedure);
        await PutInForceAsync(InForce, Since);
        Draft = await RevisedAsync(Procedure);
        await DoneAsync<EditDraftHandler>(handler => handler.HandleAsync(
            new(CommandId.New(), Draft, new DraftChange.AddLane(new("uji"), "Pelaksana Uji", LaneNature.Position), null, "Uji.", null), default));
        await MoveAsync(VersionState.Trial);
        Trial = new(Guid.Parse(await DoneAsync<BeginTrialHandler>(handler => handler.HandleAsync(new(CommandId.New(), Draft, null, null), default))));
        await MoveAsync(VersionState.Draft);
        var other = new ProcedureId(Guid.Parse(await DoneAsync<WriteSopHandler>(handler => handler.HandleAsync(
            new(CommandId.New(), Agency, "Dinas", "SOP Uji Tertaut", Periodicity.Quarterly, ["Kepala Dinas"], "Uji.", null), default))));
        var third = new ProcedureId(Guid.Parse(await DoneAsync<WriteSopHandler>(handler => handler.HandleAsync(
            new(CommandId.New(), Agency, "Dinas", "SOP Uji Buangan", Periodicity.Quarterly, ["Kepala Dinas"], "Uji.", null), default))));
        await using var session = Site.Session();
        Edit = await session.Db.Set<DraftEdit>().Where(row => row.VersionId == Draft).Select(row => row.Id).SingleAsync();
        var written = await session.Db.Set<ProcedureVersion>().SingleAsync(row => row.ProcedureId == other);
        session.Db.AddRange(
            LaneBinding.Of(Procedure, new(FirstLane, Person: OrganisationSeed.Person(Beginner)), Since),
            LaneBinding.Of(other, new(written.Definition.Start.Acts[0].Primary, Person: OrganisationSeed.Person(Beginner)), Since));
        var spare = await session.Db.Set<ProcedureVersion>().SingleAsync(row => row.ProcedureId == third);
        session.Db.Add(LaneBinding.Of(third, new(spare.Definition.Start.Acts[0].Primary, Person: OrganisationSeed.Person(Beginner)), Since));
        await session.Db.SaveChangesAsync();
        Spare = spare.Id;
        (Settled, OtherCode) = (written.Id, written.Definition.Code);
        await PutInForceAsync(Settled, new(2026, 12, 1));
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private async Task<VersionId> RevisedAsync(ProcedureId procedure) => new(Guid.Parse(await DoneAsync<ReviseProcedureHandler>(handler => handler.HandleAsync(
        new(CommandId.New(), procedure, null, "Uji.", null, null), default))));

    private Task<string> MoveAsync(VersionState to) =>
        DoneAsync<MoveVersionHandler>(handler => handler.HandleAsync(new(CommandId.New(), Draft, to, null, null, null), default));

    private Task<string> PutInForceAsync(VersionId version, LocalDate from) =>
        DoneAsync<PutInForceHandler>(handler => handler.HandleAsync(new(CommandId.New(), version, from, "Uji.", null) { Confirmation = "Uji." }, default));

    /// <summary>As the system, which may.</summary>
    private async Task<string> DoneAsync<T>(Func<T, Task<Result<Platform.Commands.Receipt>>> send)
        where T : notnull
    {
        await using var session = Site.Session();
        return Sample.Of(await send(session.Get<T>())).Result;
    }
}
