using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Contracts;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Actions;
using Tera.Planning.Budgets;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Platform.Data;
using Tera.Platform.Files;
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

/// <summary>One promise as printed, in words: nothing in it changes with what is renamed later.</summary>
/// <param name="Number">Place on the paper, from 1.</param>
/// <param name="Figures">The year and its four quarters; empty where no card reads them.</param>
/// <param name="Unit">Who answers.</param>
/// <param name="Measured">Formula, direction and accumulation; empty without a card.</param>
public sealed record PromisedRow(
    int Number, Guid Indicator, int ObjectiveNumber, string Objective, string Name, string MeasurementUnit, IReadOnlyList<string> Figures, string Unit, string Measured)
{
    /// <summary>What the strategic plan sets; null where it sets nothing, and in agreements signed before that was printed.</summary>
    public PromisedStrategy? Strategic { get; init; }

    /// <summary>What the figures are made of; null without a card, and in agreements signed before that was kept.</summary>
    public ValueKind? Kind { get; init; }

    /// <summary>By which steps it is to be reached; empty in agreements signed before they were printed.</summary>
    public IReadOnlyList<PromisedStep> Steps { get; init; } = [];
}

/// <summary>A step of the action plan as printed.</summary>
/// <param name="Quarter">1 to 4.</param>
/// <param name="Unit">Who answers.</param>
public sealed record PromisedStep(int Ordinal, string Step, string Output, int Quarter, string Unit)
{
    /// <summary>What became of it, as printed; empty where nothing was told, and in older frozen ones.</summary>
    public string Outcome { get; init; } = "";
}

/// <summary>What the strategic plan sets beside a promise, as printed; the dash for nothing.</summary>
/// <param name="OfYear">For the year of the agreement.</param>
/// <param name="LastYear">Last year of the plan.</param>
/// <param name="Final">For that year.</param>
/// <param name="Difference">In what the promise differs; null where it does not.</param>
public sealed record PromisedStrategy(string OfYear, int LastYear, string Final, string? Difference);

/// <summary>A programme and what may be spent on it on the day of the agreement, in rupiah.</summary>
public sealed record PromisedMoney(string Code, string Name, decimal Ceiling, bool IsRevised);

/// <summary>Reads an agreement for its paper.</summary>
public sealed class AgreementPrint(TeraDbContext db, PaperParts parts, OrganisationDirectory directory)
{
    private const string Dots = "……………………………………";

    /// <param name="agreement">Draft or signed.</param>
    /// <param name="today">The day a draft is printed: whoever heads the agency then is proposed as its first party.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task<AgreementPaperView> OfAsync(Agreement agreement, LocalDate today, CancellationToken ct) => agreement.Printed is { } printed
        ? await FrozenAsync(FrozenAgreement.Read(printed), agreement, ct)
        : await ReadAsync(agreement, today, await TargetRow.OfAsync(db, agreement, ct), ct);

    /// <summary>The promises of a signed agreement, as they were printed.</summary>
    public async Task<IReadOnlyList<PromisedRow>> RowsAsync(Agreement signed, CancellationToken ct) => signed.Printed is { } printed
        ? FrozenAgreement.Read(printed).Rows
        : await RowsAsync(await TargetRow.OfAsync(db, signed, ct), ct);

    /// <summary>The same with the steps as they stand now: they are no part of what was signed.</summary>
    public async Task<AgreementPaperView> WithStepsOfTodayAsync(AgreementPaperView view, CancellationToken ct) =>
        view with { Rows = await WithStepsAsync(view.Agreement, view.Rows, ct) };

    /// <summary>The paper of an agreement that is being signed, written out.</summary>
    /// <param name="signed">With its day and its parties; not saved yet.</param>
    /// <param name="rows">As the draft had them: what lay on the table.</param>
    /// <param name="ct">Ends waiting.</param>
    internal async Task<string> WriteAsync(Agreement signed, IReadOnlyList<TargetRow> rows, CancellationToken ct) =>
        FrozenAgreement.Of(await ReadAsync(signed, signed.SignedOn!.Value, rows, ct)).Write();

    private async Task<AgreementPaperView> FrozenAsync(FrozenAgreement frozen, Agreement agreement, CancellationToken ct) => frozen.View(
        agreement,
        frozen.Letterhead is { Logo: { } logo, LogoType: { } type } && FileHash.TryParse(logo, out var hash) ? await parts.LogoAsync(hash, type, ct) : null);

    private async Task<AgreementPaperView> ReadAsync(Agreement agreement, LocalDate today, IReadOnlyList<TargetRow> rows, CancellationToken ct)
    {
        var day = agreement.SignedOn ?? today;
        var lines = await db.Set<BudgetItem>().AsNoTracking().TagWith("Planning: money of an agreement")
            .Where(item => item.AgencyId == agreement.AgencyId && item.FiscalYear == agreement.FiscalYear).ToListAsync(ct);
        return new(
            await parts.LetterheadAsync(agreement.AgencyId, ct),
            agreement,
            await PartyAsync(agreement, agreement.FirstPersonId, agreement.FirstName, agreement.FirstTitle, await HeadAsync(agreement, today, ct), ct),
            await PartyAsync(agreement, agreement.SecondPersonId, agreement.SecondName, agreement.SecondTitle, head: null, ct),
            $"{await parts.SeatAsync(agreement.AgencyId, ct)}, {(agreement.SignedOn is { } on ? IndonesianDate.Long(on) : $"……………… {agreement.FiscalYear}")}",
            await WithStepsAsync(agreement, await RowsAsync(rows, ct), ct),
            [.. lines.Select(line => line.AsOf(day)).GroupBy(line => (line.ProgrammeCode, line.Programme)).OrderBy(programme => programme.Key.ProgrammeCode, StringComparer.Ordinal)
                .Select(programme => new PromisedMoney(
                    programme.Key.ProgrammeCode, programme.Key.Programme, programme.Sum(line => line.Ceiling), programme.Any(line => line.CeilingRevised is not null)))]);
    }

    private async Task<IReadOnlyList<PromisedRow>> RowsAsync(IReadOnlyList<TargetRow> all, CancellationToken ct)
    {
        var rows = all.Where(row => row.Promise is not null).ToList();
        var units = await directory.UnitsAsync(rows.Select(row => row.Promise!.UnitId), ct);
        return
        [
            .. rows.Select((row, at) => new PromisedRow(
                at + 1, row.Indicator.Id.Value, row.Objective.Ordinal, row.Objective.Name, row.Card?.Name ?? row.Indicator.Code, row.Card?.MeasurementUnit ?? "", Figures(row),
                units.GetValueOrDefault(row.Promise!.UnitId)?.Name ?? PlanWords.None,
                row.Card is { } card ? $"{card.Formula.Expression}; {PlanWords.Of(card.Formula.Polarity)}, {PlanWords.Of(card.Accumulation)}" : "")
            {
                Kind = row.Card?.Kind,
                Strategic = row.Strategic is { } set
                    ? new(PlanWords.Of(set.OfYear, row.Card?.Kind), set.LastYear, PlanWords.Of(set.Final, row.Card?.Kind), set.Difference(row.Targets?.Annual, row.Card!.Rule))
                    : null,
            }),
        ];
    }

    private async Task<IReadOnlyList<PromisedRow>> WithStepsAsync(Agreement agreement, IReadOnlyList<PromisedRow> rows, CancellationToken ct)
    {
        var steps = await StepsAsync(agreement, ct);
        return [.. rows.Select(row => row with { Steps = [.. steps[row.Indicator]] })];
    }

    private async Task<ILookup<Guid, PromisedStep>> StepsAsync(Agreement agreement, CancellationToken ct)
    {
        var steps = (await ActionPlan.StepsAsync(db, agreement.AgencyId, agreement.FiscalYear, ct)).SelectMany(own => own).ToList();
        var units = await directory.UnitsAsync(steps.Select(step => step.UnitId), ct);
        var outcomes = await ActionPlan.OutcomesAsync(db, agreement.AgencyId, agreement.FiscalYear, ct);
        return steps.ToLookup(step => step.IndicatorId.Value, step => new PromisedStep(step.Ordinal, step.Step, step.Output, step.Quarter, units.GetValueOrDefault(step.UnitId)?.Name ?? PlanWords.None)
        {
            Outcome = outcomes.GetValueOrDefault(step.Id) is { } outcome ? ActionWords.Of(outcome) : "",
        });
    }

    private static IReadOnlyList<string> Figures(TargetRow row) => row.Targets is { } targets
        ? [PlanWords.Of(targets.Annual, row.Card?.Kind), .. Quarter.All.Select(quarter => PlanWords.Of(targets.In(quarter), row.Card?.Kind))]
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
