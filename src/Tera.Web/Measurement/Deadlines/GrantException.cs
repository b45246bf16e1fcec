using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Deadlines;

/// <summary>The wish that one unit may fill its sheet longer.</summary>
public sealed record GrantException(CommandId Command, SignedInUser By, DeadlinePlace Of, UnitId Unit, LocalDate LastDay, string Reason);

/// <inheritdoc cref="GrantException"/>
public sealed class GrantExceptionHandler(TeraDbContext db, DeadlineDesk desk, CommandScope commands, AuditTrail audit)
{
    private const string Process = "measurement.grant-exception";

    public Task<Result<Receipt>> HandleAsync(GrantException wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => GrantAsync(wish, inner), ct);

    private async Task<Result<string>> GrantAsync(GrantException wish, CancellationToken ct)
    {
        if (await desk.RefusalAsync(wish.By, wish.Of, ct) is { } refusal)
        {
            return refusal;
        }

        var unit = await db.Set<Unit>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == wish.Unit && one.AgencyId == wish.Of.Agency && one.ClosedOn == null, ct);
        if (unit is null)
        {
            return DeadlineRejections.UnitElsewhere;
        }

        var deadline = await desk.Reader.OfQuarterAsync(wish.Of.Agency, wish.Of.Period, ct);
        var by = await desk.AuthorAsync(wish.By, wish.Of.Agency, ct);
        if (!DeadlineException.Grant(deadline, wish.Unit, wish.LastDay, wish.Reason, by).Accepted(out var leave, out var no))
        {
            return no;
        }

        db.Add(leave);
        await audit.WriteAsync(
            new(wish.Command, Process, "deadline-exception", wish.Unit.Value)
            {
                By = wish.By, After = $"{wish.Of.Period}, {unit.Name}: {IndonesianDate.Long(leave.LastDay)}", Reason = leave.Reason,
            },
            ct);
        return leave.Id.Value.ToString("D");
    }
}
