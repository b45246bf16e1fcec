using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Recaps;
using Tera.Measurement.Versions;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Api;

/// <summary>The figures of a quarter for other programs: those that count, the same as on screen, paper and workbook.</summary>
internal static class FigureApi
{
    private const int MostAgencies = 500;

    public static void MapFigureApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup(MeasurementLinks.FigureApi);
        api.MapGet("", ListAsync);
        api.MapGet("/{agency:guid}/{year}/{quarter:int:range(1,4)}", ReadAsync);
    }

    private static async Task<IResult> ListAsync(TeraDbContext db, CurrentUser user, CancellationToken ct)
    {
        var agencies = await db.Set<Agency>().AsNoTracking().TagWith("Measurement: agencies for programs").VisibleTo(user.Required)
            .OrderBy(one => one.Ordinal).ThenBy(one => one.Name).Take(MostAgencies).Select(one => new { one.Id, one.Code, one.Name }).ToListAsync(ct);
        return Results.Json(new
        {
            agencies = agencies.Select(one => new { id = one.Id.Value, code = one.Code, name = one.Name, figures = $"{MeasurementLinks.FigureApi}/{one.Id}/{{year}}/{{quarter}}" }),
        });
    }

    private static async Task<IResult> ReadAsync(
        Guid agency, string year, int quarter, TeraDbContext db, CountingFigures figures, VersionReader versions, CurrentUser user, CancellationToken ct)
    {
        if (!user.Required.Sees(new AgencyId(agency)) || !FiscalYear.Parse(year).Accepted(out var of, out _)
            || !await db.Set<Agency>().AnyAsync(one => one.Id == new AgencyId(agency), ct))
        {
            return Results.Problem(
                $"Daftar perangkat daerah ada di {MeasurementLinks.FigureApi}.", statusCode: StatusCodes.Status404NotFound, title: "Angka itu tidak ada, atau bukan bagian Anda");
        }

        var period = new FiscalPeriod(of, new(quarter));
        var recap = await figures.OfAsync(new(agency), period, ct);
        var counting = await versions.CountingAsync(new(agency), period, ct);
        return Results.Json(new
        {
            agency = recap.AgencyName,
            year = recap.FiscalYear,
            quarter = recap.Quarter,
            approved = counting is not null,
            version = counting?.Version.Number,
            agreement = recap.Agreement,
            rows = recap.Rows.Select(Row),
            objectives = recap.Objectives.Select(one => new
            {
                number = one.Number, name = one.Name, achievement = MeasuredWords.Read(one.Achievement), uncapped = one.Uncapped is { } before ? MeasuredWords.Read(before) : null, counted = one.Counted, of = one.Of, weight = one.Weight,
                ceiling = one.Ceiling, spent = one.Spent, absorption = MeasuredWords.Read(one.Absorption), budgetLines = one.BudgetLines, budgetLinesTold = one.BudgetTold,
            }),
            programmes = recap.Programmes.Select(one => new
            {
                code = one.Code, name = one.Name, ceiling = one.Ceiling, spent = one.Spent, absorption = MeasuredWords.Read(one.Absorption), budgetLines = one.Lines, budgetLinesTold = one.Told,
            }),
            totals = new
            {
                method = recap.Totals.Method, basis = recap.Totals.Basis.ToString(), meanCap = recap.Totals.MeanCap, counted = recap.Totals.Counted, of = recap.Totals.Items, achievement = MeasuredWords.Read(recap.Totals.Achievement),
                uncapped = recap.Totals.Uncapped is { } before ? MeasuredWords.Read(before) : null, raw = recap.Totals.Raw, capped = recap.Totals.Capped, category = recap.Totals.Category, scale = recap.Totals.Scale,
                ceiling = recap.Totals.Ceiling, spent = recap.Totals.Spent, absorption = MeasuredWords.Read(recap.Totals.Absorption), absorptionCategory = recap.Totals.AbsorptionCategory,
            },
        });
    }

    private static object Row(RecapRow row) => new
    {
        number = row.Number,
        objective = row.ObjectiveNumber,
        indicator = row.Name,
        indicatorId = row.Indicator.Value,
        unit = row.UnitName,
        unitOfMeasure = row.MeasurementUnit,
        state = row.State.ToString(),
        annualTarget = row.AnnualTarget,
        quarterTarget = row.QuarterTarget,
        target = row.TargetSoFar,
        actual = row.Actual,
        actualSoFar = row.ActualSoFar,
        quarterAchievement = MeasuredWords.Read(row.QuarterAchievement ?? ""),
        achievement = MeasuredWords.Read(row.Achievement),
        exact = row.Exact,
        exactCapped = row.ExactCapped,
        category = row.Category,
        scale = row.Scale,
        note = row.WhyNot,
        formula = row.Rule.Expression,
        formulaSource = row.Rule.Source,
        ceiling = row.Ceiling,
        spent = row.Spent,
        budgetLines = row.BudgetLines,
        budgetLinesTold = row.BudgetTold,
        paidBy = row.PaidBy.Select(line => new { code = line.Code, name = line.Name, ceiling = line.Ceiling, spent = line.Spent }),
        weight = row.Weight,
        evidence = row.Evidence,
        page = row.Entry is { } entry ? MeasurementLinks.Figure(entry) : null,
    };
}
