using NodaTime;
using Tera.Measurement.Periods;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Deadlines;

/// <summary>The wish that the units of an agency fill a quarter until a day.</summary>
public sealed record SetDeadline(CommandId Command, SignedInUser By, DeadlinePlace Of, LocalDate LastDay, PrintedLine Ground);

/// <inheritdoc cref="SetDeadline"/>
public sealed class SetDeadlineHandler(TeraDbContext db, DeadlineDesk desk, CommandScope commands, AuditTrail audit)
{
    private const string Process = "measurement.set-deadline";

    public Task<Result<Receipt>> HandleAsync(SetDeadline wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => SetAsync(wish, inner), ct);

    private async Task<Result<string>> SetAsync(SetDeadline wish, CancellationToken ct)
    {
        if (await desk.RefusalAsync(wish.By, wish.Of, ct) is { } refusal)
        {
            return refusal;
        }

        var before = await desk.Reader.OfQuarterAsync(wish.Of.Agency, wish.Of.Period, ct);
        if (!SheetDeadline.Set(wish.Of, wish.LastDay, wish.Ground, await desk.AuthorAsync(wish.By, wish.Of.Agency, ct)).Accepted(out var deadline, out var no))
        {
            return no;
        }

        db.Add(deadline);
        await audit.WriteAsync(
            new(wish.Command, Process, "deadline", wish.Of.Agency.Value)
            {
                By = wish.By,
                Before = before is null ? null : $"{wish.Of.Period}: {IndonesianDate.Long(before.LastDay)}",
                After = $"{wish.Of.Period}: {IndonesianDate.Long(deadline.LastDay)}",
                Reason = deadline.Ground,
            },
            ct);
        return deadline.Id.Value.ToString("D");
    }
}

/// <summary>What both commands about deadlines ask first.</summary>
public sealed class DeadlineDesk(DeadlineReader reader, PlanningUnit planners, PeriodSums sums, AgencyCalendars calendars, IClock clock)
{
    public DeadlineReader Reader => reader;

    /// <summary>Why somebody decides nothing about a quarter; null when he may. The quarter is locked from here on, so that it cannot close meanwhile.</summary>
    public async Task<Rejection?> RefusalAsync(SignedInUser user, DeadlinePlace of, CancellationToken ct) =>
        !await planners.IncludesAsync(user, of.Agency, ct) ? DeadlineRejections.NotKeeper
        : (await sums.LockedAsync(of.Agency, of.Period, ct)).ClosedAt is not null ? DeadlineRejections.QuarterClosed(of.Period)
        : null;

    public async Task<DeadlineAuthor> AuthorAsync(SignedInUser user, AgencyId agency, CancellationToken ct) =>
        new(user.PersonId, clock.GetCurrentInstant(), (await calendars.OfAsync(agency, ct)).TimeZone);
}
