using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Texts;
using Tera.Procedures.Adoption;

namespace Tera.Procedures.Monitoring;

/// <summary>The six-monthly monitoring form of the SOPs of an agency.</summary>
public sealed partial class MonitoringPage(MonitoringDesk desk, CurrentUser current, RegionClock days, Sentences sentences) : SopFormPage(sentences)
{
    private IReadOnlyList<AgencyChoice> agencies = [];
    private IReadOnlyList<MonitoringRow> rows = [];
    private AgencyChoice agency = null!;
    private HalfYear half;

    [SupplyParameterFromQuery(Name = "perangkat")]
    private string? Agency { get; set; }

    [SupplyParameterFromQuery(Name = "tahun")]
    private string? Year { get; set; }

    [SupplyParameterFromQuery(Name = "semester")]
    private string? Half { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Address => MonitoringDesk.Address("/sop/pemantauan", agency.Id, half);

    private string Pdf => MonitoringDesk.Address("/sop/pemantauan/pdf", agency.Id, half);

    protected override async Task OnInitializedAsync()
    {
        agencies = await desk.Access.AdoptableForAsync(Aborted);
        if (agencies.Count == 0)
        {
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        agency = agencies.FirstOrDefault(one => one.Id.ToString() == Agency) ?? agencies[0];
        half = MonitoringDesk.HalfOf(Year, Half, await days.TodayAsync(Aborted));
        rows = await desk.Query.ListAsync(agency.Id, half, Aborted);
    }

    private string? Judged(MonitoringRow row) => Posted is not null ? Posted[Field(row, "Nilai")].ToString() : row.Note is { } note ? note.RunsWell ? MonitoringDesk.Well : MonitoringDesk.Badly : null;

    private async Task SaveAsync()
    {
        if (agencies.Count == 0)
        {
            return;
        }

        var form = Http.Request.Form;
        if (MonitoringDesk.Unjudged(form, rows).ToList() is { Count: > 0 } faults)
        {
            Refuse(form, faults);
            return;
        }

        ImmutableArray<MonitoringJudgement> judged = [.. rows.Select(row => MonitoringDesk.Judgement(form, row)).OfType<MonitoringJudgement>()];
        if (!(await desk.JudgeAsync(new(Command(form), agency.Id, half, judged, current.Required.PersonId), Aborted)).Accepted(out var receipt, out var no))
        {
            Refuse(form, (null, no));
            return;
        }

        Navigation.NavigateTo(ReceiptDesk.After(Address, receipt));
    }

    private static string Field(MonitoringRow row, string name) => MonitoringDesk.Field(row, name);
}
