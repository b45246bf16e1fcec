using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;

namespace Tera.Documents.Letters;

/// <summary>Takes numbers from the registers. Inside the caller's transaction: undone with it, so that the series has no gap.</summary>
public sealed class LetterNumbers(TeraDbContext db, IOptions<LetterOptions> options)
{
    /// <summary>The register of ordinary outgoing letters.</summary>
    public const string Outgoing = "surat-keluar";

    /// <summary>The next number. Others who want one of the same register wait until this transaction ends.</summary>
    public async Task<Letter> TakeAsync(RunHead head, string subject, PersonId by, Instant at, LocalDate date, CancellationToken ct)
    {
        await OpenAsync(head.Agency, date.Year, ct);
        var taken = await db.Database.SqlQuery<TakenNumber>(
            $"""
             update documents.letter_register set last_number = last_number + 1, version = version + 1
             where agency_id = {head.Agency.Value} and kind = {Outgoing} and fiscal_year = {date.Year}
             returning id as "Register", last_number as "Number", pattern as "Pattern", classification as "Classification", unit_code as "Unit"
             """).ToListAsync(ct);
        var next = taken.Single();
        if (!LetterNumberPattern.Parse(next.Pattern).Accepted(out var pattern, out var broken))
        {
            throw new InvalidOperationException($"Register {next.Register} has a pattern that is refused: {broken.Code}.");
        }

        var letter = new Letter
        {
            Id = LetterId.New(),
            RegisterId = new(next.Register),
            RunId = head.Id,
            Number = next.Number,
            Text = pattern.Format(next.Number, next.Classification, next.Unit, date),
            Subject = subject,
            TakenBy = by,
            TakenAt = at,
        };
        db.Add(letter);
        return letter;
    }

    /// <summary>Begins the register of a year, written as in the agency's year before, else as the installation says; does nothing where it has begun.</summary>
    internal Task OpenAsync(AgencyId agency, int year, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
         insert into documents.letter_register (id, agency_id, kind, fiscal_year, pattern, classification, unit_code)
         select {LetterRegisterId.New().Value}, a.id, {Outgoing}, {year}, coalesce(former.pattern, {options.Value.Pattern}),
                coalesce(former.classification, {options.Value.Classification}), coalesce(former.unit_code, a.short_name)
         from organisation.agency a
         left join lateral (
             select r.pattern, r.classification, r.unit_code from documents.letter_register r
             where r.agency_id = a.id and r.kind = {Outgoing} and r.fiscal_year < {year}
             order by r.fiscal_year desc limit 1) former on true
         where a.id = {agency.Value}
         on conflict do nothing
         """,
        ct);

    private sealed record TakenNumber(Guid Register, int Number, string Pattern, string Classification, string Unit);
}
