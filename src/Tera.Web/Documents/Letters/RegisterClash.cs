using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;

namespace Tera.Documents.Letters;

/// <summary>Keeps two registers of an agency from giving the same number to two letters.</summary>
public sealed partial class RegisterClash(TeraDbContext db, LetterNumbers numbers, AgencyCalendars calendars)
{
    /// <summary>Locks the general register of the year: whoever opens or settles one of the agency's registers waits here.</summary>
    public async Task OneAtATimeAsync(AgencyId agency, int year, CancellationToken ct)
    {
        await numbers.OpenAsync(agency, LetterNumbers.Outgoing, year, ct);
        await db.LockedRegisterAsync(agency, LetterNumbers.Outgoing, year, ct);
    }

    /// <summary>Whether other digits stand right beside the running number: number 2 of B1 would then be written as number 12 of B.</summary>
    /// <param name="pattern">As it is to be.</param>
    /// <param name="classification">As it is to be.</param>
    /// <param name="unit">As it is to be.</param>
    public static bool RunsTogether(LetterNumberPattern pattern, string classification, string unit) => BesideDigits().IsMatch(pattern.Shape(classification, unit));

    /// <summary>Name of another register whose numbers it would give, this year or a later one for which it has begun, or has given this year; null for none.</summary>
    /// <param name="register">As it is; its numbers so far are its own.</param>
    /// <param name="pattern">As it is to be.</param>
    /// <param name="classification">As it is to be.</param>
    /// <param name="unit">As it is to be.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task<string?> FindAsync(LetterRegister register, LetterNumberPattern pattern, string classification, string unit, CancellationToken ct)
    {
        var series = await db.Set<LetterSeries>().AsNoTracking().Where(one => one.AgencyId == register.AgencyId).ToListAsync(ct);
        var zone = (await calendars.OfAsync(register.AgencyId, ct)).TimeZone;
        foreach (var open in series.Where(one => one.ClosedAt is null && zone.DateOf(one.OpenedAt).Year <= register.FiscalYear))
        {
            await numbers.OpenAsync(register.AgencyId, open.Book, register.FiscalYear, ct);
        }

        // Those of later years too: a register begins each year as it ended the one before, and would meet there what another has been settled to.
        var others = await db.Set<LetterRegister>().AsNoTracking()
            .Where(other => other.AgencyId == register.AgencyId && other.FiscalYear >= register.FiscalYear && other.Kind != register.Kind).ToListAsync(ct);
        var shape = pattern.Shape(classification, unit);
        var alike = others.Find(other => IsOpen(other, series) && LetterNumberPattern.Parse(other.Pattern).Accepted(out var written, out _)
            && written.Shape(other.Classification, other.UnitCode) == shape);
        return alike is not null
            ? NameOf(alike, series)
            : await GivenAsync(
                register, others.FindAll(other => other.FiscalYear == register.FiscalYear), series, shape,
                text: letter => pattern.Format(letter.Number, classification, unit, zone.DateOf(letter.TakenAt)), ct);
    }

    /// <summary>Name of another register that gives, or has given, the next number of a register where its letter bears a code of its own; null for none.</summary>
    /// <param name="register">Locked, and the general one before it.</param>
    /// <param name="code">Of the letter.</param>
    /// <param name="day">The letter's.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task<string?> OfChosenAsync(LetterRegister register, string code, LocalDate day, CancellationToken ct)
    {
        if (!LetterNumberPattern.Parse(register.Pattern).Accepted(out var pattern, out _) || pattern.Shape(code, register.UnitCode) == pattern.Shape(register.Classification, register.UnitCode))
        {
            return null;
        }

        var series = await db.Set<LetterSeries>().AsNoTracking().Where(one => one.AgencyId == register.AgencyId).ToListAsync(ct);
        foreach (var open in series.Where(one => one.ClosedAt is null))
        {
            await numbers.OpenAsync(register.AgencyId, open.Book, register.FiscalYear, ct);
        }

        var others = await db.Set<LetterRegister>().AsNoTracking()
            .Where(other => other.AgencyId == register.AgencyId && other.FiscalYear == register.FiscalYear && other.Kind != register.Kind).ToListAsync(ct);
        var (shape, number) = (pattern.Shape(code, register.UnitCode), register.LastNumber + 1);
        var alike = others.Find(other => IsOpen(other, series) && LetterNumberPattern.Parse(other.Pattern).Accepted(out var written, out _)
            && written.Shape(other.Classification, other.UnitCode) == shape);
        return alike is not null
            ? NameOf(alike, series)
            : await GivenAsync(
                register, others, series, shape, text: letter => letter.Number == number ? pattern.Format(number, code, register.UnitCode, day) : "", ct);
    }

    /// <summary>A number that another gave under an earlier pattern, or left to letters outside, and this one would give again.</summary>
    private async Task<string?> GivenAsync(
        LetterRegister register, List<LetterRegister> others, List<LetterSeries> series, string shape, Func<Letter, string> text, CancellationToken ct)
    {
        var ids = others.Select(other => other.Id).ToList();
        var given = await db.Set<Letter>().AsNoTracking().Where(letter => ids.Contains(letter.RegisterId) && letter.Number > register.LastNumber)
            .OrderBy(letter => letter.Number).ToListAsync(ct);
        var outside = await db.Set<OutsideNumbers>().AsNoTracking().Where(numbers => ids.Contains(numbers.RegisterId) && numbers.LastNumber > register.LastNumber)
            .OrderBy(numbers => numbers.FirstNumber).ToListAsync(ct);
        var twice = given.Find(letter => letter.Text == text(letter))?.RegisterId
            ?? outside.Find(numbers => LetterNumberPattern.Parse(numbers.Pattern).Accepted(out var written, out _)
                && written.Shape(numbers.Classification, numbers.UnitCode) == shape)?.RegisterId;
        return twice is { } which ? NameOf(others.Single(other => other.Id == which), series) : null;
    }

    private static bool IsOpen(LetterRegister register, List<LetterSeries> series) =>
        series.Find(one => one.Book == register.Kind) is not { ClosedAt: not null };

    private static string NameOf(LetterRegister register, List<LetterSeries> series) =>
        series.Find(one => one.Book == register.Kind)?.Name ?? RegisterWords.General;

    [GeneratedRegex(@"[0-9]\{nomor\}|\{nomor\}[0-9]|\{tahun\}\{nomor\}|\{nomor\}\{tahun\}")]
    private static partial Regex BesideDigits();
}
