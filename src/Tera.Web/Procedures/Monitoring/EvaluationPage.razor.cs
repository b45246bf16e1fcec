using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Paper;
using Tera.Platform.Texts;
using Tera.Procedures.Adoption;

namespace Tera.Procedures.Monitoring;

/// <summary>The yearly evaluation of the SOPs of an agency.</summary>
/// <remarks>Source: PermenPANRB 35/2012 asks for an evaluation at least once a year; its form was not found, so the layout is ours and says so.</remarks>
public sealed partial class EvaluationPage(MonitoringDesk desk, EvaluationQuery query, CurrentUser current, RegionClock days, Sentences sentences) : SopFormPage(sentences)
{
    /// <summary>What is known of the form, for the screen and for paper.</summary>
    internal const string Source = "Bentuk formulir usulan. PermenPANRB 35/2012 meminta SOP dievaluasi paling sedikit sekali setahun (keyakinan sedang: dari ingatan, naskahnya belum dilihat); bentuk formulirnya tidak ditemukan. Yang disandingkan di sini hasil pemantauan enam bulanan, temuan, dan waktu nyata.";

    private IReadOnlyList<AgencyChoice> agencies = [];
    private IReadOnlyList<EvaluationRow> rows = [];
    private AgencyChoice agency = null!;
    private int year;

    [SupplyParameterFromQuery(Name = "perangkat")]
    private string? Agency { get; set; }

    [SupplyParameterFromQuery(Name = "tahun")]
    private string? Year { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Pdf => Address("/sop/evaluasi/pdf", agency.Id, year);

    internal static string Address(string page, AgencyId agency, int year) => string.Create(CultureInfo.InvariantCulture, $"{page}?perangkat={agency}&tahun={year}");

    internal static int YearOf(string? typed, LocalDate today) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 2000 and <= 2200 ? number : today.Year;

    protected override async Task OnInitializedAsync()
    {
        agencies = await desk.Access.AdoptableForAsync(Aborted);
        if (agencies.Count == 0)
        {
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        agency = agencies.FirstOrDefault(one => one.Id.ToString() == Agency) ?? agencies[0];
        year = YearOf(Year, await days.TodayAsync(Aborted));
        rows = await query.ListAsync(agency.Id, year, Aborted);
    }

    private string? Judged(MonitoringRow row) => Posted is not null ? Posted[$"{row.Procedure}.Nilai"].ToString() : row.Note is { } note ? note.RunsWell ? "baik" : "tidak" : null;

    private async Task SaveAsync()
    {
        if (agencies.Count == 0)
        {
            return;
        }

        var form = Http.Request.Form;
        if (MonitoringDesk.Unjudged(form, rows.Select(row => row.Year)).ToList() is { Count: > 0 } faults)
        {
            Refuse(form, faults);
            return;
        }

        ImmutableArray<MonitoringJudgement> judged = [.. rows.Select(row => MonitoringDesk.Judgement(form, row.Year)).OfType<MonitoringJudgement>()];
        if (!(await desk.JudgeAsync(new(Command(form), agency.Id, HalfYear.Whole(year), judged, current.Required.PersonId), Aborted)).Accepted(out var receipt, out var no))
        {
            Refuse(form, (null, no));
            return;
        }

        Navigation.NavigateTo(ReceiptDesk.After(Address("/sop/evaluasi", agency.Id, year), receipt));
    }
}

/// <summary>The evaluation on paper.</summary>
internal static class EvaluationPrint
{
    public static void MapEvaluationPrint(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/sop/evaluasi/pdf", PrintAsync);

    private static async Task<IResult> PrintAsync(string? perangkat, string? tahun, MonitoringDesk desk, EvaluationQuery query, RegionClock days, PaperRenderer paper, CancellationToken ct)
    {
        if ((await desk.Access.AdoptableForAsync(ct)).FirstOrDefault(one => one.Id.ToString() == perangkat) is not { } agency)
        {
            return Results.NotFound();
        }

        var year = EvaluationPage.YearOf(tahun, await days.TodayAsync(ct));
        var bytes = await paper.RenderPdfAsync<EvaluationPaper>(
            new Dictionary<string, object?>
            {
                [nameof(EvaluationPaper.Agency)] = agency.Name,
                [nameof(EvaluationPaper.Year)] = year,
                [nameof(EvaluationPaper.Rows)] = await query.ListAsync(agency.Id, year, ct),
            },
            ct);
        return Results.File(bytes, "application/pdf", $"evaluasi-sop-{year}.pdf");
    }
}
