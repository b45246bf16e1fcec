using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Artifacts;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Letters;

/// <summary>The wish that a number that was kept for a letter is void, for no letter will bear it.</summary>
/// <param name="Book">Which of the agency's registers.</param>
/// <param name="Number">Id of a letter, or of numbers used outside.</param>
public sealed record VoidNumber(CommandId Command, SignedInUser By, AgencyId Agency, string Book, FiscalYear Year, Guid Number, PrintedLine Reason);

/// <inheritdoc cref="VoidNumber"/>
public sealed class VoidNumberHandler(TeraDbContext db, LetterNumbers numbers, LetterKeepers keepers, CommandScope commands, AuditTrail audit, IClock clock)
{
    private const string Process = "documents.void-number";

    public Task<Result<Receipt>> HandleAsync(VoidNumber wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => VoidAsync(wish, inner), ct);

    private async Task<Result<string>> VoidAsync(VoidNumber wish, CancellationToken ct)
    {
        if (!await keepers.IncludeAsync(wish.By, wish.Agency, ct))
        {
            return RegisterRejections.NotKeeper();
        }

        await numbers.OpenAsync(wish.Agency, wish.Book, wish.Year.Value, ct);
        var register = await db.LockedRegisterAsync(wish.Agency, wish.Book, wish.Year.Value, ct);
        var number = new LetterId(wish.Number);
        if (await db.Set<Letter>().SingleOrDefaultAsync(row => row.Id == number && row.RegisterId == register.Id && row.State == LetterState.Reserved, ct) is { } letter)
        {
            if (await IsAwaitedAsync(letter, ct))
            {
                return RegisterRejections.RunGoesOn();
            }

            letter.Void(wish.Reason.Text);
        }
        else if (await db.Set<OutsideNumbers>().SingleOrDefaultAsync(row => row.Id == wish.Number && row.RegisterId == register.Id && row.VoidedAt == null, ct) is { } outside)
        {
            outside.Void(wish.Reason.Text, wish.By.PersonId, clock.GetCurrentInstant());
        }
        else
        {
            return RegisterRejections.NotReserved();
        }

        await audit.WriteAsync(new(wish.Command, Process, "letter", wish.Number) { By = wish.By, Reason = wish.Reason.Text }, ct);
        return RegisterRows.ResultOf(wish.Agency, wish.Book, wish.Year);
    }

    /// <summary>A document that counts bears it, and its run goes on: it will be signed or sent, or its run cancelled.</summary>
    private async Task<bool> IsAwaitedAsync(Letter letter, CancellationToken ct)
    {
        var status = (await db.Database.SqlQuery<string>($"""select status as "Value" from procedures.run where id = {letter.RunId.Value}""").ToListAsync(ct))[0];
        return status is nameof(RunStatus.Running) or nameof(RunStatus.Paused)
            && await db.Set<Revision>().AnyAsync(row => row.LetterId == letter.Id && row.SupersededAt == null, ct);
    }
}
