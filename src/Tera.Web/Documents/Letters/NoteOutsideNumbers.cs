using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Documents.Letters;

/// <summary>The wish that the register goes on after numbers that letters written without the program bear.</summary>
/// <param name="Book">Which of the agency's registers.</param>
/// <param name="Last">The last of them.</param>
/// <param name="After">The last number taken when the form was shown: the note is about those behind it.</param>
/// <param name="Reason">Which letters, or where they are entered.</param>
public sealed record NoteOutsideNumbers(CommandId Command, SignedInUser By, AgencyId Agency, string Book, FiscalYear Year, int Last, int After, PrintedLine Reason);

/// <inheritdoc cref="NoteOutsideNumbers"/>
public sealed class NoteOutsideNumbersHandler(TeraDbContext db, LetterNumbers numbers, LetterKeepers keepers, CommandScope commands, AuditTrail audit, IClock clock)
{
    /// <summary>At most so many in one note: a digit too many is asked about.</summary>
    public const int Most = 5_000;

    private const string Process = "documents.note-outside-numbers";

    public Task<Result<Receipt>> HandleAsync(NoteOutsideNumbers wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => NoteAsync(wish, inner), ct);

    private async Task<Result<string>> NoteAsync(NoteOutsideNumbers wish, CancellationToken ct)
    {
        if (!await keepers.IncludeAsync(wish.By, wish.Agency, ct))
        {
            return RegisterRejections.NotKeeper();
        }

        await numbers.OpenAsync(wish.Agency, wish.Book, wish.Year.Value, ct);
        var register = await db.LockedRegisterAsync(wish.Agency, wish.Book, wish.Year.Value, ct);
        if (wish.After != register.LastNumber)
        {
            return CommandRejections.ChangedMeanwhile;
        }

        if (wish.Last <= register.LastNumber)
        {
            return RegisterRejections.AlreadyTaken(register.LastNumber);
        }

        if (wish.Last - register.LastNumber > Most)
        {
            return RegisterRejections.TooMany(Most);
        }

        var first = register.LastNumber + 1;
        db.Add(new OutsideNumbers
        {
            Id = Guid.CreateVersion7(),
            RegisterId = register.Id,
            FirstNumber = first,
            LastNumber = wish.Last,
            Pattern = register.Pattern,
            Classification = register.Classification,
            UnitCode = register.UnitCode,
            Reason = wish.Reason.Text,
            NotedBy = wish.By.PersonId,
            NotedAt = clock.GetCurrentInstant(),
        });
        register.PassOver(wish.Last);
        await audit.WriteAsync(
            new(wish.Command, Process, "letter-register", register.Id.Value) { By = wish.By, After = $"{first}–{wish.Last}", Reason = wish.Reason.Text }, ct);
        return RegisterRows.ResultOf(wish.Agency, wish.Book, wish.Year);
    }
}
