using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Plausibility;
using Tera.Measurement.Policies;
using Tera.Measurement.Recaps;
using Tera.Organisation.Contracts;
using Tera.Planning.Contracts;
using Tera.Platform.Data;
using Tera.Platform.Texts;
using Tera.Shared;

namespace Tera.Measurement.Sheets;

/// <summary>What a row would come to if what is typed in it were saved.</summary>
/// <param name="Achievement">As the sheet shows it; the dash where there is none.</param>
/// <param name="Note">Category, why there is none, or what is wrong with what was typed.</param>
/// <param name="SoFar">The figure up to the quarter.</param>
/// <param name="Doubts">What is out of the usual.</param>
public sealed record LiveFigure(string Achievement, string Note, string SoFar, IReadOnlyList<string> Doubts);

/// <summary>Reckons a row with what is typed in it and keeps nothing: by the very code that reckons what is saved.</summary>
public sealed class LiveFigures(TeraDbContext db, SheetAccess access, PlanReader plans, PolicyReader policies, DoubtReader doubts)
{
    /// <summary>Null when there is no such row, or it is not the user's to see.</summary>
    public async Task<LiveFigure?> OfAsync(SheetId id, TypedRow typed, SignedInUser user, Instant at, Sentences sentences, CancellationToken ct)
    {
        var sheet = await db.Set<Sheet>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct);
        if (sheet?.UnitId is not { } unit || !await access.MaySeeAsync(sheet, user, ct))
        {
            return null;
        }

        var (year, quarter) = (sheet.FiscalYear, new Quarter(sheet.Quarter));
        var plan = await plans.OfAsync(sheet.AgencyId, sheet.Period, ct);
        var rows = await db.Set<SheetEntry>().AsNoTracking().TagWith("Measurement: a row and its year")
            .Where(entry => entry.UnitId == unit && entry.FiscalYear == year && entry.Quarter <= sheet.Quarter
                && db.Set<SheetEntry>().Any(row => row.Id == typed.Entry && row.IndicatorId == entry.IndicatorId)).ToListAsync(ct);
        var planned = plan.Indicators.FirstOrDefault(one => one.Unit == unit && rows.Exists(row => row.IndicatorId == one.Indicator.Id));
        if (rows.Find(row => row.Id == typed.Entry) is not { } entry || planned?.Card is not { } card)
        {
            return null;
        }

        var (content, faults) = typed.Read(card);
        if (content is null)
        {
            return new(PlanWords.None, sentences.For(faults[0].Why), PlanWords.None, []);
        }

        if (!entry.Write(card, content, user.PersonId, at).Accepted(out _, out var no))
        {
            return new(PlanWords.None, sentences.For(no), PlanWords.None, []);
        }

        var figures = RecapMaking.Row(1, planned, "", rows.ToDictionary(row => row.Quarter), quarter, evidence: 0, await policies.OfAsync(sheet.Period.LastDay, ct));
        var weighed = (await doubts.WeighAsync(sheet.AgencyId, sheet.FiscalYear, [figures], ct))[0];
        return new(
            weighed.Exact is null ? PlanWords.None : weighed.Achievement + " %", weighed.Category ?? weighed.WhyNot ?? "", weighed.ActualSoFar,
            [.. weighed.Doubts.Select(doubt => doubt.Text)]);
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
