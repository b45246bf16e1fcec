using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;

namespace Tera.Documents.Letters;

/// <summary>A letter that wants a number.</summary>
/// <param name="Kind">Code of <see cref="LetterKinds"/>.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="By">Who issues it: his unit says which register.</param>
/// <param name="At">The moment.</param>
/// <param name="Date">The day it bears, at the agency's seat.</param>
public sealed record NumberWish(string Kind, string Subject, PersonId By, Instant At, LocalDate Date)
{
    /// <summary>Code of the matter; null for that of the register.</summary>
    public string? Classification { get; init; }
}

/// <summary>Takes numbers from the registers. Inside the caller's transaction: undone with it, so that the series has no gap.</summary>
public sealed class LetterNumbers(TeraDbContext db, IOptions<LetterOptions> options)
{
    /// <summary>The agency's general register, for every letter that no other is for.</summary>
    public const string Outgoing = "surat-keluar";

    /// <summary>The next number of the register the letter comes to. Others who want one of the same register wait until this transaction ends.</summary>
    public async Task<Letter> TakeAsync(RunHead head, NumberWish wish, CancellationToken ct)
    {
        var book = await BookOfAsync(head.Agency, wish, ct);
        await OpenAsync(head.Agency, book, wish.Date.Year, ct);
        var taken = await db.Database.SqlQuery<TakenNumber>(
            $"""
             update documents.letter_register set last_number = last_number + 1, version = version + 1
             where agency_id = {head.Agency.Value} and kind = {book} and fiscal_year = {wish.Date.Year}
             returning id as "Register", last_number as "Number", pattern as "Pattern", classification as "Classification", unit_code as "Unit"
             """).ToListAsync(ct);
        var next = taken.Single();
        if (!LetterNumberPattern.Parse(next.Pattern).Accepted(out var pattern, out var broken))
        {
            throw new InvalidOperationException($"Register {next.Register} has a pattern that is refused: {broken.Code}.");
        }

        var code = wish.Classification ?? next.Classification;
        var letter = new Letter
        {
            Id = LetterId.New(),
            RegisterId = new(next.Register),
            RunId = head.Id,
            Number = next.Number,
            Text = pattern.Format(next.Number, code, next.Unit, wish.Date),
            Classification = code,
            Subject = wish.Subject,
            TakenBy = wish.By,
            TakenAt = wish.At,
        };
        db.Add(letter);
        return letter;
    }

    /// <summary>
    /// Whether a number that waits may bear another code of matters: the register does not print it, or it is the same. Else it is void, and the letter
    /// takes another.
    /// </summary>
    /// <param name="letter">To be used again.</param>
    /// <param name="chosen">Null for the code of the register.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task<bool> KeepsAsync(Letter letter, string? chosen, CancellationToken ct)
    {
        if (letter.Classification == chosen)
        {
            return true;
        }

        var register = await db.Set<LetterRegister>().AsNoTracking().SingleAsync(row => row.Id == letter.RegisterId, ct);
        var code = chosen ?? register.Classification;
        if (letter.Classification == code)
        {
            return true;
        }

        if (!register.Pattern.Contains("{klasifikasi}", StringComparison.Ordinal))
        {
            letter.Classification = code;
            return true;
        }

        letter.Void($"Kode klasifikasi naskahnya diganti dari {letter.Classification} menjadi {code}.");
        return false;
    }

    /// <summary>The code of matters of a register in a year, also of one that has not begun.</summary>
    internal async Task<string> CodeOfAsync(AgencyId agency, string book, int year, CancellationToken ct) => await db.Set<LetterRegister>().AsNoTracking()
        .Where(row => row.AgencyId == agency && row.Kind == book && row.FiscalYear <= year).OrderByDescending(row => row.FiscalYear)
        .Select(row => row.Classification).FirstOrDefaultAsync(ct) ?? options.Value.Classification;

    /// <summary>Begins the register of a year, written as in its year before, else as the installation says; does nothing where it has begun.</summary>
    internal Task OpenAsync(AgencyId agency, string book, int year, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
         insert into documents.letter_register (id, agency_id, kind, fiscal_year, pattern, classification, unit_code)
         select {LetterRegisterId.New().Value}, a.id, {book}, {year}, coalesce(former.pattern, {options.Value.Pattern}),
                coalesce(former.classification, {options.Value.Classification}), coalesce(former.unit_code, a.short_name)
         from organisation.agency a
         left join lateral (
             select r.pattern, r.classification, r.unit_code from documents.letter_register r
             where r.agency_id = a.id and r.kind = {book} and r.fiscal_year < {year}
             order by r.fiscal_year desc limit 1) former on true
         where a.id = {agency.Value}
         on conflict do nothing
         """,
        ct);

    /// <summary>
    /// The register for this kind of this unit, else for this kind, else for the unit, else the general one. A register of a unit is also for the
    /// units below it; the nearest counts.
    /// </summary>
    internal async Task<string> BookOfAsync(AgencyId agency, NumberWish wish, CancellationToken ct)
    {
        var day = wish.Date.ToDateOnly();
        var books = await db.Database.SqlQuery<string>(
            $"""
             with recursive own as (
                 select u.id, u.parent_id, 0 as height
                 from organisation.office_holder h join organisation.unit u on u.id = h.unit_id
                 where h.person_id = {wish.By.Value} and h.agency_id = {agency.Value} and {day} >= h.valid_from and (h.valid_until is null or {day} <= h.valid_until)
                 union
                 select u.id, u.parent_id, own.height + 1 from organisation.unit u join own on u.id = own.parent_id)
             select s.id::text as "Value"
             from documents.letter_series s left join (select id, min(height) as height from own group by id) near on near.id = s.unit_id
             where s.agency_id = {agency.Value} and s.closed_at is null
               and (s.unit_id is null or near.id is not null) and (s.letter_kind is null or s.letter_kind = {wish.Kind})
             order by (s.letter_kind is not null) desc, (s.unit_id is not null) desc, near.height, s.opened_at, s.id
             limit 1
             """).ToListAsync(ct);
        return books is [var book] ? book : Outgoing;
    }

    private sealed record TakenNumber(Guid Register, int Number, string Pattern, string Classification, string Unit);
}
