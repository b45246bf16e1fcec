using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;
using Tera.Documents.Contracts;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Platform.Data;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Letters;

/// <summary>A line of the register: one number, or a block of numbers used outside.</summary>
/// <param name="First">Place in the series.</param>
/// <param name="Last">The same for one number.</param>
/// <param name="Text">As printed; null for a block.</param>
/// <param name="Subject">Of the letter; null for a block.</param>
/// <param name="State">Null for a block that letters bear.</param>
/// <param name="Reason">Why void, or which letters outside bear the block; null otherwise.</param>
/// <param name="By">Name of who took or noted it.</param>
/// <param name="Document">The revision that bears it and counts; null where there is none.</param>
/// <param name="DocumentTitle">Its title.</param>
/// <param name="Run">The run that took it; null for a block.</param>
public sealed record RegisterLine(
    int First, int Last, string? Text, string? Subject, LetterState? State, string? Reason, string By, Instant At, RevisionId? Document, string? DocumentTitle, RunId? Run)
{
    /// <summary>How the numbers of a block are written; null for one number of Tera.</summary>
    public string? Written { get; init; }
}

/// <summary>A number that can be made void.</summary>
/// <param name="Id">Of the letter, or of the numbers used outside.</param>
/// <param name="Text">As printed, with what it was kept for.</param>
/// <param name="Number">Place in the series; of a block the first.</param>
public sealed record KeptNumber(Guid Id, string Text, int Number);

/// <summary>What a register is narrowed to.</summary>
/// <param name="Search">Part of number, subject, title or reason; null or empty for no matter.</param>
/// <param name="State">Name of a <see cref="LetterState"/>, or <see cref="Outside"/>; null or empty for every state.</param>
/// <param name="Page">From 1.</param>
public sealed record RegisterFilter(string? Search, string? State, int Page)
{
    /// <summary>Numbers that letters written without the program bear.</summary>
    public const string Outside = "luar";

    /// <summary>Empty for every state, and for one there is none of.</summary>
    public string KnownState => State is { } state && (state == Outside || Enum.GetNames<LetterState>().Contains(state)) ? state : "";

    public bool Narrows => !string.IsNullOrWhiteSpace(Search) || !string.IsNullOrEmpty(State);
}

/// <summary>One of an agency's registers.</summary>
/// <param name="Book">What its years are kept under.</param>
/// <param name="Name">As the office calls it.</param>
/// <param name="Closed">No more letters come to it.</param>
public sealed record RegisterName(string Book, string Name, bool Closed);

/// <summary>A register as a page shows it.</summary>
/// <param name="Register">As it is; one that has not begun is shown as it would begin, with version 0.</param>
/// <param name="Years">For which there are registers, newest first.</param>
/// <param name="Counts">Numbers by state; those used outside under <see cref="RegisterFilter.Outside"/>.</param>
/// <param name="Lines">Of the page, newest first.</param>
/// <param name="Total">Lines on all pages.</param>
/// <param name="Page">The page asked for, or the nearest there is.</param>
public sealed record RegisterView(
    LetterRegister Register, IReadOnlyList<int> Years, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<RegisterLine> Lines, int Total, int Page)
{
    public int CountOf(LetterState state) => Counts.GetValueOrDefault(state.ToString());

    public int Outside => Counts.GetValueOrDefault(RegisterFilter.Outside);
}

/// <summary>Reads the registers of an agency that the user sees.</summary>
public sealed class LetterRegisterQuery(TeraDbContext db, RegionClock days, IOptions<LetterOptions> options)
{
    public const int PageSize = 50;

    /// <summary>A workbook holds at most so many lines; no office writes more letters in a year.</summary>
    private const int MostLines = 100_000;

    /// <summary>The general register, then the others that are open, then those that are closed.</summary>
    public async Task<IReadOnlyList<RegisterName>> NamesAsync(AgencyId agency, CancellationToken ct)
    {
        var series = await db.Set<LetterSeries>().AsNoTracking().Where(one => one.AgencyId == agency).OrderBy(one => one.Name).ThenBy(one => one.Id).ToListAsync(ct);
        return
        [
            new(LetterNumbers.Outgoing, RegisterWords.General, Closed: false),
            .. series.OrderBy(one => one.ClosedAt is not null).Select(one => new RegisterName(one.Book, one.Name, one.ClosedAt is not null)),
        ];
    }

    /// <summary>The registers of a year by book; one that has not begun as it would begin.</summary>
    public async Task<IReadOnlyDictionary<string, LetterRegister>> InYearAsync(AgencyId agency, IEnumerable<string> books, FiscalYear year, CancellationToken ct)
    {
        var all = (await db.Set<LetterRegister>().AsNoTracking().Where(row => row.AgencyId == agency && row.FiscalYear <= year.Value)
            .OrderByDescending(row => row.FiscalYear).ToListAsync(ct)).ToLookup(row => row.Kind);
        Dictionary<string, LetterRegister> found = [];
        foreach (var book in books)
        {
            var last = all[book].FirstOrDefault();
            found[book] = last?.FiscalYear == year.Value ? last : await UnopenedAsync(agency, book, year, last, ct);
        }

        return found;
    }

    public async Task<RegisterView> ReadAsync(AgencyId agency, string book, FiscalYear year, RegisterFilter filter, CancellationToken ct)
    {
        var all = await db.Set<LetterRegister>().AsNoTracking().Where(row => row.AgencyId == agency && row.Kind == book)
            .OrderByDescending(row => row.FiscalYear).ToListAsync(ct);
        var register = all.Find(row => row.FiscalYear == year.Value) ?? await UnopenedAsync(agency, book, year, all.Find(row => row.FiscalYear < year.Value), ct);
        var counts = await CountsAsync(register.Id, ct);
        var (pattern, state) = (Patterns.Containing(filter.Search?.Trim() ?? ""), filter.KnownState);
        var total = await TotalAsync(register.Id, pattern, state, ct);
        var page = Paging.Within(filter.Page, total, PageSize);
        return new(
            register, [.. all.Select(row => row.FiscalYear)], counts, await LinesAsync(register.Id, pattern, state, PageSize, (page - 1) * PageSize, ct), total, page);
    }

    /// <summary>Every line of a year, newest first.</summary>
    public async Task<IReadOnlyList<RegisterLine>> AllAsync(AgencyId agency, string book, FiscalYear year, CancellationToken ct) =>
        await db.Set<LetterRegister>().AsNoTracking().SingleOrDefaultAsync(row => row.AgencyId == agency && row.Kind == book && row.FiscalYear == year.Value, ct) is { } register
            ? await LinesAsync(register.Id, Patterns.Containing(""), "", MostLines, 0, ct)
            : [];

    private async Task<LetterRegister> UnopenedAsync(AgencyId agency, string book, FiscalYear year, LetterRegister? former, CancellationToken ct) => new()
    {
        Id = default,
        AgencyId = agency,
        Kind = book,
        FiscalYear = year.Value,
        Pattern = former?.Pattern ?? options.Value.Pattern,
        Classification = former?.Classification ?? options.Value.Classification,
        UnitCode = former?.UnitCode ?? await db.Set<Agency>().Where(row => row.Id == agency).Select(row => row.ShortName).SingleAsync(ct),
    };

    private async Task<IReadOnlyDictionary<string, int>> CountsAsync(LetterRegisterId register, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<CountRow>(
            $"""
             select state as "State", count(*)::int as "Count" from documents.letter where register_id = {register.Value} group by state
             union all
             select case when voided_at is null then {RegisterFilter.Outside} else 'Void' end, sum(last_number - first_number + 1)::int
             from documents.letter_outside where register_id = {register.Value} group by 1
             """).TagWith("Documents: counts of a register").ToListAsync(ct);
        return rows.GroupBy(row => row.State).ToDictionary(state => state.Key, state => state.Sum(row => row.Count));
    }

    private Task<int> TotalAsync(LetterRegisterId register, string pattern, string state, CancellationToken ct) => db.Database.SqlQuery<int>(
        $"""
         select (
             (select count(*) from documents.letter l left join documents.revision r on r.letter_id = l.id and r.superseded_at is null
              where l.register_id = {register.Value} and {state} in ('', l.state) and concat_ws(' ', l.text, l.subject, r.title, l.reason) ilike {pattern})
             + (select count(*) from documents.letter_outside o
                where o.register_id = {register.Value} and {state} in ('', case when o.voided_at is null then {RegisterFilter.Outside} else 'Void' end)
                  and concat_ws(' ', o.reason, o.void_reason) ilike {pattern}))::int as "Value"
         """).SingleAsync(ct);

    private async Task<IReadOnlyList<RegisterLine>> LinesAsync(LetterRegisterId register, string pattern, string state, int take, int skip, CancellationToken ct)
    {
        var zone = await days.ZoneAsync(ct);
        var rows = await db.Database.SqlQuery<LineRow>(
            $"""
             select l.number as "First", l.number as "Last", l.text as "Text", l.subject as "Subject", l.state as "State", l.reason as "Reason",
                    p.full_name as "By", l.taken_at as "At", r.id as "Document", r.title as "Title", l.run_id as "Run",
                    null as "Pattern", null as "Classification", null as "Unit"
             from documents.letter l join organisation.person p on p.id = l.taken_by
             left join documents.revision r on r.letter_id = l.id and r.superseded_at is null
             where l.register_id = {register.Value} and {state} in ('', l.state) and concat_ws(' ', l.text, l.subject, r.title, l.reason) ilike {pattern}
             union all
             select o.first_number, o.last_number, null, null, case when o.voided_at is not null then 'Void' end, concat_ws('; batal: ', o.reason, o.void_reason),
                    p.full_name, o.noted_at, null, null, null, o.pattern, o.classification, o.unit_code
             from documents.letter_outside o join organisation.person p on p.id = o.noted_by
             where o.register_id = {register.Value} and {state} in ('', case when o.voided_at is null then {RegisterFilter.Outside} else 'Void' end)
               and concat_ws(' ', o.reason, o.void_reason) ilike {pattern}
             order by 1 desc limit {take} offset {skip}
             """).TagWith("Documents: register of letters").ToListAsync(ct);
        return [.. rows.Select(row => new RegisterLine(
            row.First, row.Last, row.Text, row.Subject, row.State is { } named ? Enum.Parse<LetterState>(named) : null, row.Reason, row.By,
            Instant.FromDateTimeUtc(row.At), row.Document is { } document ? new RevisionId(document) : null, row.Title, row.Run is { } run ? new RunId(run) : null)
        {
            Written = WrittenOf(row, zone),
        })];
    }

    /// <summary>Numbers that can be made void by hand, the latest first: kept and not awaited, and those used outside.</summary>
    public async Task<IReadOnlyList<KeptNumber>> KeptAsync(LetterRegisterId register, CancellationToken ct) => await db.Database.SqlQuery<KeptNumber>(
        $"""
         select l.id as "Id", l.text || ' – ' || l.subject as "Text", l.number as "Number"
         from documents.letter l join procedures.run r on r.id = l.run_id
         where l.register_id = {register.Value} and l.state = 'Reserved'
           and (r.status not in ('Running', 'Paused') or not exists (select from documents.revision v where v.letter_id = l.id and v.superseded_at is null))
         union all
         select o.id, case when o.first_number = o.last_number then '' else o.first_number || '–' end || o.last_number || ' – ' || o.reason, o.first_number
         from documents.letter_outside o where o.register_id = {register.Value} and o.voided_at is null
         order by 3 desc limit {PageSize}
         """).TagWith("Documents: numbers kept in a register").ToListAsync(ct);

    private static string? WrittenOf(LineRow row, IndonesianTimeZone zone)
    {
        if (row.Pattern is null || !LetterNumberPattern.Parse(row.Pattern).Accepted(out var pattern, out _))
        {
            return null;
        }

        var day = zone.DateOf(Instant.FromDateTimeUtc(row.At));
        var first = pattern.Format(row.First, row.Classification!, row.Unit!, day);
        return row.First == row.Last ? first : $"{first} sampai {pattern.Format(row.Last, row.Classification!, row.Unit!, day)}";
    }

    private sealed record CountRow(string State, int Count);

    private sealed record LineRow(
        int First, int Last, string? Text, string? Subject, string? State, string? Reason, string By, DateTime At, Guid? Document, string? Title, Guid? Run,
        string? Pattern, string? Classification, string? Unit);
}
