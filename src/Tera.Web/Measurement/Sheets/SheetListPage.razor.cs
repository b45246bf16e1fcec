using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Measurement.Sheets;

/// <summary>The user's sheets, or all he may read.</summary>
[Authorize]
public sealed partial class SheetListPage(SheetListQuery query, CurrentUser user)
{
    private static readonly IReadOnlyList<Choice> Quarters =
        [.. Quarter.All.Select(quarter => new Choice(quarter.Number.ToString(CultureInfo.InvariantCulture), quarter.ToString()))];

    private IReadOnlyList<SheetListRow> rows = [];
    private int all;

    [SupplyParameterFromQuery(Name = "semua")]
    private string? All { get; set; }

    [SupplyParameterFromQuery(Name = "cari")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "tahun")]
    private string? Year { get; set; }

    [SupplyParameterFromQuery(Name = "triwulan")]
    private string? QuarterText { get; set; }

    [SupplyParameterFromQuery(Name = "halaman")]
    private string? PageNumberText { get; set; }

    private int? PageNumber => Asked.Number(PageNumberText);

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private bool Everyone => All is not null;

    private IReadOnlyList<TabItem> Views =>
    [
        new("Lembar saya", MeasurementLinks.Sheets, !Everyone),
        new("Semua lembar", MeasurementLinks.Sheets + "?semua=ya", Everyone),
        new("Verifikasi", MeasurementLinks.Reviews, false),
        new("Kelengkapan", MeasurementLinks.Completeness, false),
        new("Perkembangan", MeasurementLinks.Progress, false),
        .. user.Required.SeesEveryAgency ? [new TabItem("Capaian daerah", MeasurementLinks.Region, false)] : Array.Empty<TabItem>(),
        new("Realisasi anggaran", MeasurementLinks.Spending, false),
        new("Tenggat", MeasurementLinks.Deadlines, false),
        new("Versi", MeasurementLinks.Versions, false),
        new("Ketentuan", MeasurementLinks.Policy, false),
    ];

    private SheetListFilter Filter => new(
        !Everyone, (Search ?? "").Trim(),
        FiscalYear.Parse(Year).Accepted(out var year, out _) ? year.Value : null,
        Quarter.Parse(QuarterText).Accepted(out var quarter, out _) ? quarter.Number : null,
        Math.Clamp(PageNumber ?? 1, 1, SheetListFilter.LastPage));

    protected override async Task OnInitializedAsync() => (rows, all) = await query.ReadAsync(Filter, user.Required, Http.RequestAborted);

    private string Href(int page) => string.Create(
        CultureInfo.InvariantCulture,
        $"{MeasurementLinks.Sheets}?{(Everyone ? "semua=ya&" : "")}cari={Uri.EscapeDataString(Filter.Search)}&tahun={Filter.FiscalYear}&triwulan={Filter.Quarter}&halaman={page}");

    private static WorkState StateOf(SheetState state) => state switch
    {
        SheetState.Open => WorkState.Waiting,
        SheetState.Submitted => WorkState.UnderReview,
        SheetState.Accepted => WorkState.Accepted,
        SheetState.Returned => WorkState.Returned,
        _ => WorkState.Locked,
    };
}
