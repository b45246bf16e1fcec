using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Trials;
using Tera.Shared;

namespace Tera.Procedures.Versions;

/// <summary>Who sent a form, and what he saw.</summary>
public sealed record Sent(CommandId Command, int? Seen, SignedInUser By)
{
    /// <summary>The person.</summary>
    public PersonId Actor => By.PersonId;
}

/// <summary>Turns the forms of the page of an SOP into commands.</summary>
public sealed class VersionDesk(
    TeraDbContext db, ProcedureAccess access, RegionClock days, VersionHandlers handlers, TrialQuery trials)
{
    public ProcedureAccess Access => access;

    public RegionClock Days => days;

    public TrialQuery Trials => trials;

    /// <summary>Whether a form is for those who may adopt, not for whoever begins the SOP: <see cref="VersionLifecycle.IsForLegalisers"/>.</summary>
    public static bool IsForLegalisers(VersionActions.Act act, VersionState shown, IFormCollection form) => act switch
    {
        VersionActions.Act.PutInForce or VersionActions.Act.Revoke => true,
        VersionActions.Act.Move => Enum.TryParse<VersionState>(form["Keadaan"], out var to) && VersionLifecycle.IsForLegalisers(shown, to),
        _ => false,
    };

    /// <summary>Carries out the form that was sent.</summary>
    public async Task<Result<Receipt>> CarryOutAsync(VersionActions.Act act, ProcedureView view, IFormCollection form, Sent sent, CancellationToken ct) => act switch
    {
        VersionActions.Act.PutInForce => await PutInForceAsync(view, form, sent, ct),
        VersionActions.Act.Move => Enum.TryParse<VersionState>(form["Keadaan"], out var to)
            ? await handlers.Move.HandleAsync(new(sent.Command, view.Shown.Id, to, Text(form, "AlasanKeadaan"), sent.Seen, sent.Actor), ct)
            : AdoptionRejections.NoSuchVersion(),
        VersionActions.Act.Try => await handlers.Begin.HandleAsync(new(sent.Command, view.Shown.Id, sent.Seen, sent.Actor), ct),
        VersionActions.Act.Discard => await handlers.Discard.HandleAsync(new(sent.Command, view.Shown.Id, Text(form, "AlasanBuang"), sent.Seen, sent.By), ct),
        VersionActions.Act.Revise => Text(form, "AlasanRevisi") is { } reason
            ? await handlers.Revise.HandleAsync(new(sent.Command, view.Procedure.Id, Cover: null, reason, sent.Seen, sent.Actor), ct)
            : CoverRejections.WhyMissing(),
        VersionActions.Act.Link => await handlers.Resolve.HandleAsync(
            new(sent.Command, view.Procedure.Id, form["Sebutan"].ToString(), new ProcedureCode(form["Sop"].ToString()), form["Menunggu"].Contains("true"), sent.Seen, sent.Actor), ct),
        _ => await handlers.Move.HandleAsync(new(sent.Command, view.Shown.Id, VersionState.Revoked, Text(form, "AlasanCabut"), sent.Seen, sent.Actor), ct),
    };

    /// <summary>What would go with the version shown, were it thrown away; null where it is none that may be.</summary>
    public async Task<DraftBelongings?> BelongingsAsync(ProcedureView view, CancellationToken ct) =>
        view.Shown.State.MayBeWritten() && await DraftBelongings.OfAsync(db, view.Shown, ct) is { WasLegalised: false } found ? found : null;

    /// <summary>The number of the version a receipt names.</summary>
    public async Task<int> NumberOfAsync(Receipt receipt, CancellationToken ct)
    {
        var version = new VersionId(Guid.Parse(receipt.Result));
        return await db.Set<ProcedureVersion>().Where(row => row.Id == version).Select(row => row.Number).SingleAsync(ct);
    }

    /// <summary>The input at which a refusal stands; null for the form as a whole.</summary>
    internal static string? FieldOf(VersionActions.Act act, Rejection no) => (act, no.Code) switch
    {
        (VersionActions.Act.PutInForce, "procedures.cover.date-missing") => "MulaiBerlaku",
        (VersionActions.Act.PutInForce, "procedures.adoption.cover-incomplete") => "AlasanSampul",
        (VersionActions.Act.PutInForce, "procedures.adoption.proposals-unread") => "Diperiksa",
        (VersionActions.Act.Revise, "procedures.cover.why-missing") => "AlasanRevisi",
        (VersionActions.Act.Revoke, "procedures.version.reason-missing") => "AlasanCabut",
        (VersionActions.Act.Discard, "procedures.discard.reason-missing") => "AlasanBuang",
        (VersionActions.Act.Link, "procedures.link.no-such-link") => "Sebutan",
        (VersionActions.Act.Link, "procedures.link.not-adopted") => "Sop",
        _ => null,
    };

    private async Task<Result<Receipt>> PutInForceAsync(ProcedureView view, IFormCollection form, Sent sent, CancellationToken ct) =>
        LocalDatePattern.Iso.Parse(form["MulaiBerlaku"].ToString()) is { Success: true, Value: var from }
            ? await handlers.PutInForce.HandleAsync(new(sent.Command, view.Shown.Id, from, Text(form, "AlasanSampul"), sent.Actor) { Seen = sent.Seen, Confirmation = Confirmed(view, form) }, ct)
            : CoverRejections.DateMissing();

    private static string? Confirmed(ProcedureView view, IFormCollection form) =>
        view.Unanswered > 0 && form["Diperiksa"].Contains("true") ? $"{view.Unanswered} simpulan dan usulan diperiksa dan disetujui." : null;

    private static string? Text(IFormCollection form, string field) => form[field].ToString().Trim() is { Length: > 0 } text ? text : null;
}

/// <summary>What changes the life of versions.</summary>
public sealed record VersionHandlers(PutInForceHandler PutInForce, MoveVersionHandler Move, ReviseProcedureHandler Revise, ResolveLinkHandler Resolve, BeginTrialHandler Begin, DiscardDraftHandler Discard);
