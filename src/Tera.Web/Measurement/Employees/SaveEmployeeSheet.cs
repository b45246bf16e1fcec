using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Sheets;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Employees;

/// <summary>Saves what an employee tells of his quarter.</summary>
public sealed record SaveEmployeeSheet(
    CommandId Command, SheetId Sheet, SignedInUser User, int Seen, string Results, string Conduct, string Obstacles, string FollowUp);

/// <inheritdoc cref="SaveEmployeeSheet"/>
public sealed class SaveEmployeeSheetHandler(TeraDbContext db, CommandScope commands, SheetGate gate, EmployeeHistory history, IClock clock)
{
    public Task<Result<Receipt>> HandleAsync(SaveEmployeeSheet command, CancellationToken ct) =>
        commands.OnceAsync(command.Command, "measurement.save-employee-sheet", command.User.PersonId.Value, inner => KeepAsync(command, inner), ct);

    private async Task<Result<string>> KeepAsync(SaveEmployeeSheet command, CancellationToken ct)
    {
        var sheet = await db.LockSheetAsync(command.Sheet, ct);
        if (sheet.PersonId != command.User.PersonId)
        {
            return SheetRejections.NotYours;
        }

        if (await gate.RefusalAsync(sheet, ct) is { } closed)
        {
            return closed;
        }

        var result = await db.Set<EmployeeResult>().SingleAsync(one => one.SheetId == sheet.Id, ct);
        if (result.Version != command.Seen)
        {
            return CommandRejections.ChangedMeanwhile;
        }

        var at = clock.GetCurrentInstant();
        if (!result.Tell(command.Results, command.Conduct, command.Obstacles, command.FollowUp, at).Accepted(out var changes, out var no))
        {
            return no;
        }

        await history.WriteAsync(result, changes, new(command.User.PersonId, command.Command, at), ct);
        return sheet.Id.Value.ToString("D");
    }
}
