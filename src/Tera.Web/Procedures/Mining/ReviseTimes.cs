using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Calendars;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Editing;
using Tera.Procedures.Library;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Mining;

/// <summary>Writes other standard times on the draft, as the real times propose them.</summary>
/// <param name="Command">Made with the form.</param>
/// <param name="Procedure">Which SOP.</param>
/// <param name="Times">The new standard of each row, as it will be printed.</param>
/// <param name="Reason">Why; kept in the history.</param>
/// <param name="Seen">Row of the draft the user saw, see <see cref="SeenRow"/>; null for a command without a form.</param>
/// <param name="Actor">Who; null for the system.</param>
public sealed record ReviseTimes(CommandId Command, ProcedureId Procedure, IReadOnlyDictionary<StepKey, string> Times, string Reason, int? Seen, PersonId? Actor);

/// <inheritdoc cref="ReviseTimes"/>
public sealed class ReviseTimesHandler(TeraDbContext db, ProcedureAccess access, CommandScope commands, IClock clock)
{
    public Task<Result<Receipt>> HandleAsync(ReviseTimes wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "procedures.revise-times", wish.Actor?.Value, inner => ReviseAsync(wish, inner), ct);

    private async Task<Result<string>> ReviseAsync(ReviseTimes wish, CancellationToken ct)
    {
        if (wish.Times.Count == 0)
        {
            return TimesRejections.NothingChosen;
        }

        if (wish.Times.Values.FirstOrDefault(written => WrittenDuration.Read(written) is null) is { } unread)
        {
            return EditRejections.TimeUnreadable(unread);
        }

        if (await db.Set<AdoptedProcedure>().SingleOrDefaultAsync(row => row.Id == wish.Procedure, ct) is not { } procedure)
        {
            return AdoptionRejections.NoSuchVersion();
        }

        if (await access.ChangeRefusalAsync(wish.Actor, procedure.Id, ct) is { } notHis)
        {
            return notHis;
        }

        var now = clock.GetCurrentInstant();
        if (!(await WorkingDraft.OfAsync(db, wish.Procedure, wish.Actor, wish.Reason, now, ct)).Accepted(out var draft, out var no))
        {
            return no;
        }

        if (wish.Times.Keys.Any(key => draft.Definition.Find(key) is null))
        {
            return TimesRejections.RowGone(draft.Number);
        }

        if (draft.Rewrite(ProposedTime.Apply(draft.Definition, wish.Times)) is { } stays)
        {
            return stays;
        }

        db.Add(WorkingDraft.Change(draft, wish.Actor, wish.Reason, now));
        if (db.ExpectDraft(draft, wish.Seen) is { } stale)
        {
            return stale;
        }

        db.Expect(procedure, seen: null);
        return draft.Id.ToString();
    }
}

/// <summary>What lies on the table when standard and actual are held against each other.</summary>
public sealed class TimesDesk(TeraDbContext db, ProcedureAccess access, AgencyCalendars calendars, ReviseTimesHandler revise, IEnumerable<IStatedDays> stated)
{
    public ProcedureAccess Access => access;

    public AgencyCalendars Calendars => calendars;

    public Task<VisitLog> VisitsAsync(ProcedureId procedure, int? year, CancellationToken ct) => VisitRow.ListAsync(db, procedure, year, VisitLog.Most, ct);

    internal Task<VisitClock> ClockAsync(ProcedureId procedure, WorkingCalendar calendar, CancellationToken ct) => VisitClock.OfAsync(db, procedure, calendar, ct);

    /// <summary>What was not done as the SOP prints it.</summary>
    internal Task<Deviations> DeviationsAsync(ProcedureView view, IReadOnlyCollection<VisitRow> visits, IndonesianTimeZone zone, CancellationToken ct) => Deviations.OfAsync(view, visits, stated, zone, ct);

    public Task<Result<Receipt>> ReviseAsync(ReviseTimes wish, CancellationToken ct) => revise.HandleAsync(wish, ct);
}

/// <summary>Why no other time was written.</summary>
public static class TimesRejections
{
    /// <summary>No row was chosen.</summary>
    public static Rejection NothingChosen { get; } = new("procedures.times.nothing-chosen");

    /// <summary>The open draft of that number has one of the rows no longer.</summary>
    public static Rejection RowGone(int draft) => new("procedures.times.row-gone", draft);
}
