using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Documents.Letters;

/// <summary>The wish that an agency's numbers are written so from now on.</summary>
/// <param name="Book">Which of its registers.</param>
public sealed record SettleRegister(
    CommandId Command, SignedInUser By, AgencyId Agency, string Book, FiscalYear Year, LetterNumberPattern Pattern, PrintedLine Classification, PrintedLine UnitCode, int Seen);

/// <inheritdoc cref="SettleRegister"/>
public sealed class SettleRegisterHandler(TeraDbContext db, LetterNumbers numbers, RegisterClash clash, LetterKeepers keepers, CommandScope commands, AuditTrail audit)
{
    private const string Process = "documents.settle-letters";

    public Task<Result<Receipt>> HandleAsync(SettleRegister wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => SettleAsync(wish, inner), ct);

    private async Task<Result<string>> SettleAsync(SettleRegister wish, CancellationToken ct)
    {
        if (!await keepers.IncludeAsync(wish.By, wish.Agency, ct))
        {
            return RegisterRejections.NotKeeper();
        }

        if (RegisterClash.RunsTogether(wish.Pattern, wish.Classification.Text, wish.UnitCode.Text))
        {
            return SeriesRejections.RunsTogether();
        }

        await clash.OneAtATimeAsync(wish.Agency, wish.Year.Value, ct);
        await numbers.OpenAsync(wish.Agency, wish.Book, wish.Year.Value, ct);
        var register = await db.LockedRegisterAsync(wish.Agency, wish.Book, wish.Year.Value, ct);
        // What is seen of a register that has not begun is version 0, as that of one that just began.
        if (register.Version != wish.Seen)
        {
            return CommandRejections.ChangedMeanwhile;
        }

        if (await clash.FindAsync(register, wish.Pattern, wish.Classification.Text, wish.UnitCode.Text, ct) is { } other)
        {
            return SeriesRejections.SameNumbers(other);
        }

        var before = Words(register);
        register.Settle(wish.Pattern, wish.Classification.Text, wish.UnitCode.Text);
        await audit.WriteAsync(
            new(wish.Command, Process, "letter-register", register.Id.Value) { By = wish.By, Before = before, After = Words(register) }, ct);
        return RegisterRows.ResultOf(wish.Agency, wish.Book, wish.Year);
    }

    private static string Words(LetterRegister register) => $"{register.Pattern}; {register.Classification}; {register.UnitCode}";
}

/// <summary>Why nothing was changed in a register.</summary>
public static class RegisterRejections
{
    /// <summary>Only head, secretariat and administrators keep it.</summary>
    public static Rejection NotKeeper() => new("documents.letter.not-keeper");

    /// <summary>The numbers up to there are taken already.</summary>
    /// <param name="last">Last number taken.</param>
    public static Rejection AlreadyTaken(int last) => new("documents.letter.already-taken", last);

    /// <summary>Nobody waits for the number any more.</summary>
    public static Rejection NotReserved() => new("documents.letter.not-reserved");

    /// <summary>A document bears it whose run goes on.</summary>
    public static Rejection RunGoesOn() => new("documents.letter.run-goes-on");

    /// <summary>More at once than anybody means.</summary>
    /// <param name="most">At most so many.</param>
    public static Rejection TooMany(int most) => new("documents.letter.too-many", most);
}

internal static class RegisterRows
{
    /// <summary>The register, locked until the transaction ends; it must have begun.</summary>
    public static Task<LetterRegister> LockedRegisterAsync(this TeraDbContext db, AgencyId agency, string book, int year, CancellationToken ct) =>
        db.Set<LetterRegister>().FromSql(
            $"select * from documents.letter_register where agency_id = {agency.Value} and kind = {book} and fiscal_year = {year} for update")
            .SingleAsync(ct);

    /// <summary>What a receipt leads back to.</summary>
    public static string ResultOf(AgencyId agency, string book, FiscalYear year) => FormattableString.Invariant($"instansi={agency.Value:D}&tahun={year.Value}&buku={book}");
}
