using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tera.Documents.Contracts;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Documents.FollowUps;

/// <summary>One decision: what was reported of it, and the form to report.</summary>
[Authorize]
public sealed partial class FollowUpPage(FollowUpList list, OrganisationDirectory directory, ReportFollowUpHandler handler)
{
    private const string ReportForm = "lapor-tindak-lanjut";

    private FollowUp? one;
    private IReadOnlyList<HistoryEntry> history = [];

    [Parameter]
    public Guid Meeting { get; set; }

    /// <summary>From 1, as people count.</summary>
    [Parameter]
    public int Place { get; set; }

    [SupplyParameterFromForm(FormName = ReportForm)]
    private ReportInput? Report { get; set; }

    private IReadOnlyList<Choice> Standings =>
    [
        new(nameof(FollowUpStanding.UnderWay), FollowUpWords.Of(FollowUpStanding.UnderWay)),
        new(nameof(FollowUpStanding.Done), FollowUpWords.Of(FollowUpStanding.Done)),
        .. ReportFollowUpHandler.MayDrop(one!, Current.Required) ? [new Choice(nameof(FollowUpStanding.Dropped), FollowUpWords.Of(FollowUpStanding.Dropped))] : Array.Empty<Choice>(),
    ];

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        Report ??= new();
        var mine = await directory.AgenciesAsync(Current.Required, Aborted);
        one = (await list.ReadAsync(new(mine.Select(agency => agency.Id)) { One = (new(Meeting), Place - 1) }, Aborted)) is [var found, ..] ? found : null;
        if (one is null)
        {
            Navigation.NotFound();
            return;
        }

        var reports = await Db.Set<FollowUpReport>().AsNoTracking().Where(report => report.MeetingId == one.Meeting && report.Ordinal == one.Ordinal)
            .OrderByDescending(report => report.ReportedAt).ToListAsync(Aborted);
        var people = await directory.PeopleAsync(reports.Select(report => report.ReportedBy), Aborted);
        history = [.. reports.Select((report, at) => new HistoryEntry(
            reports.Count - at, Zone.Moment(report.ReportedAt), report.Standing is FollowUpStanding.Done ? "circle-check" : "history", people[report.ReportedBy].FullName,
            $"melaporkan: {FollowUpWords.Of(report.Standing).ToLowerInvariant()}", report.Post.Length > 0 ? report.Post : null, report.Note))];
    }

    private async Task ReportAsync()
    {
        if (one is null)
        {
            return;
        }

        if (!Enum.TryParse<FollowUpStanding>(Report!.Standing, out var standing) || standing is FollowUpStanding.Open || !Enum.IsDefined(standing))
        {
            Refuse(ReportForm, new Rejection("documents.follow-up.standing-missing"), "Report.Standing");
        }
        else if ((await handler.HandleAsync(new(Command, Current.Required, one, standing, Report.Note ?? ""), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(one.Href, receipt);
        }
        else
        {
            Refuse(ReportForm, no, "Report.Note");
        }
    }

    private sealed class ReportInput
    {
        public string? Standing { get; set; }

        public string? Note { get; set; }
    }
}
