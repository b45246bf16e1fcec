using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Keeping;
using Tera.Planning.Strategy;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Agreements;

/// <summary>Who signs: whoever holds a position on the day, or somebody the region does not know, by name and position.</summary>
public abstract record WishedParty
{
    private WishedParty()
    {
    }

    /// <summary>The holder of a position on the day of signing; a Plh. only where nobody else holds it.</summary>
    public sealed record Holder(PositionId Position) : WishedParty;

    /// <summary>Somebody from outside, as printed.</summary>
    public sealed record Outsider(PrintedLine Name, PrintedLine Title) : WishedParty;
}

/// <summary>The wish to put a draft in force as it was signed.</summary>
/// <param name="On">The day on the paper; it holds from that day on.</param>
/// <param name="First">Pihak pertama.</param>
/// <param name="Second">Pihak kedua.</param>
/// <param name="Seen">Version of the draft the user saw.</param>
public sealed record SignAgreement(PlanCall Call, AgreementId Agreement, LocalDate On, WishedParty First, WishedParty Second, int? Seen);

/// <inheritdoc cref="SignAgreement"/>
public sealed class SignAgreementHandler(TeraDbContext db, PlanDesk desk, OrganisationDirectory directory, RegionClock days, AgreementPrint print)
{
    private const string Process = "planning.sign-agreement";

    /// <returns>A receipt whose result is the agreement's id.</returns>
    public Task<Result<Receipt>> HandleAsync(SignAgreement wish, CancellationToken ct) => desk.OnceAsync(wish.Call, Process, inner => SignAsync(wish, inner), ct);

    private async Task<Result<string>> SignAsync(SignAgreement wish, CancellationToken ct)
    {
        var agency = wish.Call.Agency;
        if (await db.Set<Agreement>().SingleOrDefaultAsync(one => one.Id == wish.Agreement && one.AgencyId == agency, ct) is not { } agreement)
        {
            return StrategyRejections.NotThere;
        }

        var (first, second) = (await PartyAsync(wish.First, wish.On, ct), await PartyAsync(wish.Second, wish.On, ct));
        if (first is null || second is null)
        {
            return AgreementRejections.NotInOffice(wish.On);
        }

        var before = await db.Set<Agreement>().Where(one => one.AgencyId == agency && one.FiscalYear == agreement.FiscalYear && one.SignedOn != null)
            .MaxAsync(one => one.SignedOn, ct);
        var promises = await db.Set<AgreedTarget>().CountAsync(target => target.AgreementId == agreement.Id, ct);
        var rows = await TargetRow.OfAsync(db, agreement, ct);
        var signing = new AgreementSigning(wish.On, first, second, promises, await days.TodayAsync(ct), before, await desk.LastClosedAsync(agency, ct));
        if (!agreement.Sign(signing).Accepted(out _, out var no))
        {
            return no;
        }

        agreement.Keep(await print.WriteAsync(agreement, rows, ct));
        db.Expect(agreement, wish.Seen);
        await desk.ChangedAsync(agency, wish.On < new FiscalYear(agreement.FiscalYear).FirstDay ? new FiscalYear(agreement.FiscalYear).FirstDay : wish.On, ct);
        await desk.NoteAsync(wish.Call, Process, new("agreement", agreement.Id.Value)
        {
            After = $"{agreement.Title}, {IndonesianDate.Long(wish.On)}: {agreement.FirstName} ({agreement.FirstTitle}) dan {agreement.SecondName} ({agreement.SecondTitle})",
            Reason = agreement.Reason,
        }, ct);
        return agreement.Id.Value.ToString();
    }

    private async Task<AgreementParty?> PartyAsync(WishedParty wished, LocalDate on, CancellationToken ct)
    {
        if (wished is WishedParty.Outsider outsider)
        {
            return new(null, outsider.Name, outsider.Title);
        }

        var holders = await directory.HoldersAsync([((WishedParty.Holder)wished).Position], on, ct);
        return holders.OrderBy(holder => holder.Kind).FirstOrDefault() is { } found
            && PrintedLine.Of(found.FullName).Accepted(out var name, out _) && PrintedLine.Of(Titles.Of(found.Kind, found.Title)).Accepted(out var title, out _)
                ? new(found.PersonId, name, title)
                : null;
    }
}
