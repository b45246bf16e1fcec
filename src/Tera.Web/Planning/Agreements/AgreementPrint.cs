using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Contracts;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Budgets;
using Tera.Planning.Contracts;
using Tera.Platform.Data;
using Tera.Platform.Paper;
using Tera.Shared;

namespace Tera.Planning.Agreements;

/// <summary>What stands on the paper of an agreement: the statement, the annex of promises and money, the action plan.</summary>
/// <param name="First">Pihak pertama; dots to fill in where nobody is known yet.</param>
/// <param name="Second">Pihak kedua.</param>
/// <param name="PlaceAndDate">Before the signatures; the day open on a draft.</param>
public sealed record AgreementPaperView(
    LetterheadView Letterhead, Agreement Agreement, SignatoryView First, SignatoryView Second, string PlaceAndDate,
    IReadOnlyList<PromisedRow> Rows, IReadOnlyList<PromisedMoney> Programmes);

/// <summary>One promise as printed.</summary>
/// <param name="Number">Place on the paper, from 1.</param>
/// <param name="Figures">The year and its four quarters.</param>
public sealed record PromisedRow(int Number, TargetRow Row, IReadOnlyList<string> Figures, string Unit);

/// <summary>A programme and what may be spent on it on the day of the agreement, in rupiah.</summary>
public sealed record PromisedMoney(string Code, string Name, decimal Ceiling, bool IsRevised);

/// <summary>Reads an agreement for its paper.</summary>
public sealed class AgreementPrint(TeraDbContext db, PaperParts parts, OrganisationDirectory directory)
{
    private const string Dots = "……………………………………";

    /// <param name="agreement">Draft or signed.</param>
    /// <param name="today">The day a draft is printed: whoever heads the agency then is proposed as its first party.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task<AgreementPaperView> OfAsync(Agreement agreement, LocalDate today, CancellationToken ct)
    {
        var day = agreement.SignedOn ?? today;
        var rows = (await TargetRow.OfAsync(db, agreement, ct)).FindAll(row => row.Promise is not null);
        var units = await directory.UnitsAsync(rows.Select(row => row.Promise!.UnitId), ct);
        var lines = await db.Set<BudgetItem>().AsNoTracking().TagWith("Planning: money of an agreement")
            .Where(item => item.AgencyId == agreement.AgencyId && item.FiscalYear == agreement.FiscalYear).ToListAsync(ct);
        return new(
            await parts.LetterheadAsync(agreement.AgencyId, ct),
            agreement,
            await PartyAsync(agreement, agreement.FirstPersonId, agreement.FirstName, agreement.FirstTitle, await HeadAsync(agreement, today, ct), ct),
            await PartyAsync(agreement, agreement.SecondPersonId, agreement.SecondName, agreement.SecondTitle, head: null, ct),
            $"{await parts.SeatAsync(agreement.AgencyId, ct)}, {(agreement.SignedOn is { } on ? IndonesianDate.Long(on) : $"……………… {agreement.FiscalYear}")}",
            [.. rows.Select((row, at) => new PromisedRow(
                at + 1, row, Figures(row), units.GetValueOrDefault(row.Promise!.UnitId)?.Name ?? PlanWords.None))],
            [.. lines.Select(line => line.AsOf(day)).GroupBy(line => (line.ProgrammeCode, line.Programme)).OrderBy(programme => programme.Key.ProgrammeCode, StringComparer.Ordinal)
                .Select(programme => new PromisedMoney(
                    programme.Key.ProgrammeCode, programme.Key.Programme, programme.Sum(line => line.Ceiling), programme.Any(line => line.CeilingRevised is not null)))]);
    }

    private static IReadOnlyList<string> Figures(TargetRow row) => row.Card is { } card && row.Promise!.On(card).Accepted(out var targets, out _)
        ? [PlanWords.Of(targets.Annual), .. Quarter.All.Select(quarter => PlanWords.Of(targets.In(quarter)))]
        : [];

    private async Task<HolderOnDay?> HeadAsync(Agreement agreement, LocalDate today, CancellationToken ct) => agreement.IsDraft
        ? (await directory.HoldersAsync(agreement.AgencyId, today, ct)).Where(holder => holder.IsHead).Select(holder => new HolderOnDay(holder.PersonId, Titles.Of(holder.Kind, holder.Title))).FirstOrDefault()
        : null;

    private async Task<SignatoryView> PartyAsync(Agreement agreement, PersonId? person, string? name, string? title, HolderOnDay? head, CancellationToken ct)
    {
        var block = (person ?? head?.Person) is { } known
            ? await parts.SignatoryAsync(agreement.AgencyId, known, title ?? head!.Title, date: null, ct)
            : Unknown(name, title);
        // The name as it was when it was signed; a pen, for this paper is signed by hand.
        return block with { Name = name ?? block.Name, Mark = new SignatureMark.Blank() };
    }

    private static SignatoryView Unknown(string? name, string? title)
    {
        var (capacity, post) = PaperParts.Capacity(title ?? Dots);
        return new(post, name ?? Dots) { Capacity = capacity };
    }

    private sealed record HolderOnDay(PersonId Person, string Title);
}
