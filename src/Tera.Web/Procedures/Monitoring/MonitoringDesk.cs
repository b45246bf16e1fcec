using System.Globalization;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Paper;
using Tera.Procedures.Adoption;
using Tera.Shared;

namespace Tera.Procedures.Monitoring;

/// <summary>What lies on the table when SOPs are monitored.</summary>
public sealed class MonitoringDesk(ProcedureAccess access, MonitoringQuery query, JudgeSopsHandler judge)
{
    /// <summary>The two choices, as they are posted.</summary>
    public const string Well = "baik", Badly = "tidak";

    public ProcedureAccess Access => access;

    public MonitoringQuery Query => query;

    public Task<Result<Receipt>> JudgeAsync(JudgeSops wish, CancellationToken ct) => judge.HandleAsync(wish, ct);

    /// <summary>What a form says of an SOP; null where nothing was chosen.</summary>
    public static MonitoringJudgement? Judgement(IFormCollection form, MonitoringRow row) => form[Field(row, "Nilai")].ToString() is Well or Badly
        ? new(
            row.Procedure, row.Title, form[Field(row, "Nilai")] == Well, Words(form, Field(row, "Catatan")), Words(form, Field(row, "Tindakan")),
            int.TryParse(form[Field(row, "Lihat")], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null)
        : null;

    /// <summary>SOPs of which a form says something without judging them, each as a fault at its choice: nothing that was typed goes by in silence.</summary>
    public static IEnumerable<(string? Field, Rejection No)> Unjudged(IFormCollection form, IEnumerable<MonitoringRow> rows) =>
        from row in rows
        where Judgement(form, row) is null && (Words(form, Field(row, "Catatan")) + Words(form, Field(row, "Tindakan"))).Length > 0
        select ((string?)Field(row, "Nilai"), MonitoringRejections.NotJudged(row.Title));

    public static string Field(MonitoringRow row, string name) => $"{row.Procedure}.{name}";

    private static string Words(IFormCollection form, string field) => form[field].ToString().Trim().Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n");

    /// <summary>The half year asked for; the one of today where none or no possible one is.</summary>
    public static HalfYear HalfOf(string? year, string? half, LocalDate today) =>
        int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 2000 and <= 2200 && half is ("1" or "2")
            ? new(number, half == "1" ? 1 : 2)
            : HalfYear.Of(today);

    public static string Address(string page, AgencyId agency, HalfYear half) => string.Create(CultureInfo.InvariantCulture, $"{page}?perangkat={agency}&tahun={half.Year}&semester={half.Half}");
}

/// <summary>The form on paper.</summary>
internal static class MonitoringPrint
{
    public static void MapMonitoringPrint(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/sop/pemantauan/pdf", PrintAsync);

    private static async Task<IResult> PrintAsync(string? perangkat, string? tahun, string? semester, MonitoringDesk desk, RegionClock days, PaperRenderer paper, CancellationToken ct)
    {
        if ((await desk.Access.AdoptableForAsync(ct)).FirstOrDefault(one => one.Id.ToString() == perangkat) is not { } agency)
        {
            return Results.NotFound();
        }

        var half = MonitoringDesk.HalfOf(tahun, semester, await days.TodayAsync(ct));
        var bytes = await paper.RenderPdfAsync<MonitoringPaper>(
            new Dictionary<string, object?>
            {
                [nameof(MonitoringPaper.Agency)] = agency.Name,
                [nameof(MonitoringPaper.Half)] = half,
                [nameof(MonitoringPaper.Rows)] = await desk.Query.ListAsync(agency.Id, half, ct),
            },
            ct);
        return Results.File(bytes, "application/pdf", $"pemantauan-sop-{half.Year}-{half.Half}.pdf");
    }
}
