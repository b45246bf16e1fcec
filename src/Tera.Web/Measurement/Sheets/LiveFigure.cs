using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Plausibility;
using Tera.Measurement.Recaps;
using Tera.Organisation.Contracts;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Platform.Data;
using Tera.Platform.Texts;

namespace Tera.Measurement.Sheets;

/// <summary>What a row would come to if what is typed in it were saved.</summary>
/// <param name="Achievement">As the sheet shows it; the dash where there is none.</param>
/// <param name="Note">Category, why there is none, or what is wrong with what was typed.</param>
/// <param name="SoFar">The figure up to the quarter.</param>
/// <param name="Absorption">What was spent against its ceiling, in words; the dash where it cannot be read; empty where it stays as it was.</param>
/// <param name="Doubts">What is out of the usual.</param>
/// <param name="Findings">Rules between figures that it would break, each with what to look at.</param>
public sealed record LiveFigure(string Achievement, string Note, string SoFar, string Absorption, IReadOnlyList<string> Doubts, IReadOnlyList<string> Findings)
{
    /// <param name="why">What is wrong.</param>
    /// <param name="ofMoney">The money is part of it.</param>
    internal static LiveFigure Unreadable(string why, bool ofMoney) => new(PlanWords.None, why, PlanWords.None, ofMoney ? PlanWords.None : "", [], []);
}

/// <summary>Reckons a row with what is typed in it, holds it against its past and the figures of others, and keeps nothing: by the very code that reckons what is saved.</summary>
public sealed class LiveFigures(TeraDbContext db, SheetAccess access, RecapReader recaps, DoubtReader doubts)
{
    /// <summary>Null when there is no such row, or it is not the user's to see.</summary>
    public async Task<LiveFigure?> OfAsync(SheetId id, TypedRow typed, SignedInUser user, Instant at, Sentences sentences, CancellationToken ct)
    {
        var sheet = await db.Set<Sheet>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct);
        if (sheet?.UnitId is not { } unit || !await access.MaySeeAsync(sheet, user, ct))
        {
            return null;
        }

        var found = await (
            from row in db.Set<SheetEntry>().AsNoTracking()
            join card in db.Set<IndicatorCard>() on row.CardId equals card.Id
            where row.Id == typed.Entry && row.AgencyId == sheet.AgencyId && row.UnitId == unit && row.FiscalYear == sheet.FiscalYear && row.Quarter == sheet.Quarter
            select new { row, card }).TagWith("Measurement: a row and its card").SingleOrDefaultAsync(ct);
        if (found is not { row: var entry, card: var of })
        {
            return null;
        }

        var (content, faults) = typed.Read(of);
        if (content is null)
        {
            return LiveFigure.Unreadable(sentences.For(faults[0].Why), faults.Any(fault => fault.Field is RowField.Spent));
        }

        if (!entry.Write(of, content, user.PersonId, at).Accepted(out _, out var no))
        {
            return LiveFigure.Unreadable(sentences.For(no), ofMoney: false);
        }

        var recap = await doubts.WeighAsync(await recaps.WithTypedAsync(sheet.AgencyId, sheet.Period, entry, ct), ct, unit);
        return recap.Rows.FirstOrDefault(row => row.Entry == entry.Id) is { } weighed
            ? new(
                weighed.Exact is null ? PlanWords.None : weighed.Achievement + " %", weighed.CategoryWords ?? weighed.WhyNot ?? "", weighed.ActualSoFar, RecapMaking.AbsorptionOf(weighed),
                [.. weighed.Doubts.Select(doubt => doubt.Text)], [.. weighed.Findings.Select(finding => $"{finding.Rule}: {finding.Text} {finding.Mend}".TrimEnd())])
            : null;
    }
}

/// <summary>Answers the sheet's script while somebody types.</summary>
internal static class LiveFigureEndpoint
{
    public static void MapLiveFigures(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(
        MeasurementLinks.Sheets + "/{sheet:guid}/isian/{entry:guid}/hitung",
        async (HttpContext http, Guid sheet, Guid entry, LiveFigures figures, CurrentUser user, IClock clock, Sentences sentences) =>
        {
            string Text(string field) => http.Request.Query[field].ToString().Trim();
            var typed = new TypedRow
            {
                Entry = new(entry), Shown = CellMarks.Read(""), Value = Text(SheetForm.Value), Missing = Text(SheetForm.Missing), Spent = Text(SheetForm.Spent),
                Enabling = "", Inhibiting = "", FollowUp = "",
            };
            http.Response.Headers.CacheControl = "no-store";
            return await figures.OfAsync(new(sheet), typed, user.Required, clock.GetCurrentInstant(), sentences, http.RequestAborted) is { } figure
                ? Results.Json(figure)
                : Results.NotFound();
        });
}
