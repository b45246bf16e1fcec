using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.People;
using Tera.Platform.Data;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Letters;

/// <summary>A line of the register: one number, or a block of numbers used outside.</summary>
/// <param name="First">Place in the series.</param>
/// <param name="Last">The same for one number.</param>
/// <param name="Text">As printed; null for a block.</param>
/// <param name="Subject">Of the letter; null for a block.</param>
/// <param name="State">Null for a block.</param>
/// <param name="Reason">Why void, or which letters outside bear the block; null otherwise.</param>
/// <param name="By">Name of who took or noted it.</param>
/// <param name="Document">The revision that bears it and counts; null where there is none.</param>
/// <param name="DocumentTitle">Its title.</param>
/// <param name="Run">The run that took it; null for a block.</param>
public sealed record RegisterLine(
    int First, int Last, string? Text, string? Subject, LetterState? State, string? Reason, string By, Instant At, RevisionId? Document, string? DocumentTitle, RunId? Run);

/// <summary>A register as a page shows it.</summary>
/// <param name="Register">As it is; one that has not begun is shown as it would begin, with version 0.</param>
/// <param name="Lines">Newest first.</param>
/// <param name="Years">For which there are registers, newest first.</param>
public sealed record RegisterView(LetterRegister Register, IReadOnlyList<RegisterLine> Lines, IReadOnlyList<int> Years)
{
    /// <summary>The next number as it would be printed on a day.</summary>
    public string NextOn(LocalDate day) => LetterNumberPattern.Parse(Register.Pattern).Accepted(out var pattern, out _)
        ? pattern.Format(Register.LastNumber + 1, Register.Classification, Register.UnitCode, day)
        : "";

    public int CountOf(LetterState state) => Lines.Count(line => line.State == state);

    public int Outside => Lines.Where(line => line.State is null).Sum(line => line.Last - line.First + 1);
}

/// <summary>Reads the register of an agency that the user sees.</summary>
public sealed class LetterRegisterQuery(TeraDbContext db, IOptions<LetterOptions> options)
{
    public async Task<RegisterView> ReadAsync(AgencyId agency, FiscalYear year, CancellationToken ct)
    {
        var all = await db.Set<LetterRegister>().AsNoTracking().Where(row => row.AgencyId == agency && row.Kind == LetterNumbers.Outgoing)
            .OrderByDescending(row => row.FiscalYear).ToListAsync(ct);
        var register = all.Find(row => row.FiscalYear == year.Value) ?? await UnopenedAsync(agency, year, all.Find(row => row.FiscalYear < year.Value), ct);
        var lines = (await TakenAsync(register.Id, ct)).Concat(await OutsideAsync(register.Id, ct)).OrderByDescending(line => line.First);
        return new(register, [.. lines], [.. all.Select(row => row.FiscalYear)]);
    }

    private async Task<LetterRegister> UnopenedAsync(AgencyId agency, FiscalYear year, LetterRegister? former, CancellationToken ct) => new()
    {
        Id = default,
        AgencyId = agency,
        Kind = LetterNumbers.Outgoing,
        FiscalYear = year.Value,
        Pattern = former?.Pattern ?? options.Value.Pattern,
        Classification = former?.Classification ?? options.Value.Classification,
        UnitCode = former?.UnitCode ?? await db.Set<Agency>().Where(row => row.Id == agency).Select(row => row.ShortName).SingleAsync(ct),
    };

    private async Task<List<RegisterLine>> TakenAsync(LetterRegisterId register, CancellationToken ct)
    {
        var rows = await (
            from letter in db.Set<Letter>().AsNoTracking()
            join person in db.Set<Person>() on letter.TakenBy equals person.Id
            join revision in db.Set<Revision>().Where(row => row.SupersededAt == null) on (LetterId?)letter.Id equals revision.LetterId into revisions
            from revision in revisions.DefaultIfEmpty()
            where letter.RegisterId == register
            select new { letter, person.FullName, Document = (RevisionId?)revision.Id, revision.Title }).TagWith("Documents: register of letters").ToListAsync(ct);
        return [.. rows.Select(row => new RegisterLine(
            row.letter.Number, row.letter.Number, row.letter.Text, row.letter.Subject, row.letter.State, row.letter.Reason, row.FullName, row.letter.TakenAt,
            row.Document, row.Title, row.letter.RunId))];
    }

    private async Task<List<RegisterLine>> OutsideAsync(LetterRegisterId register, CancellationToken ct)
    {
        var rows = await (
            from numbers in db.Set<OutsideNumbers>().AsNoTracking()
            join person in db.Set<Person>() on numbers.NotedBy equals person.Id
            where numbers.RegisterId == register
            select new { numbers, person.FullName }).ToListAsync(ct);
        return [.. rows.Select(row => new RegisterLine(
            row.numbers.FirstNumber, row.numbers.LastNumber, null, null, null, row.numbers.Reason, row.FullName, row.numbers.NotedAt, null, null, null))];
    }
}
