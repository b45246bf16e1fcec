using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Planning.Agreements;

/// <summary>The agreements of an agency for a year, original and revisions.</summary>
[Authorize]
public sealed partial class AgreementsPage(DraftAgreementHandler draft)
{
    private const string Start = "mulai-rancangan";

    private List<Agreement>? versions;
    private IReadOnlyList<HistoryEntry> history = [];

    [SupplyParameterFromForm(FormName = Start)]
    private Input? Form { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        Form ??= new();
        await AskedAgencyAsync();
        if (Whose is { } agency)
        {
            versions = await Db.Set<Agreement>().AsNoTracking().TagWith("Planning: agreements of a year").Where(one => one.AgencyId == agency && one.FiscalYear == Year)
                .OrderByDescending(one => one.Revision).ToListAsync(Aborted);
            history = await Histories.OfAsync(DiscardAgreementHandler.YearOf(agency, Year), Aborted);
        }
    }

    private async Task StartAsync()
    {
        if ((await draft.HandleAsync(new(Call, new FiscalYear(Year), Form!.Reason), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.Agreement(new(Guid.Parse(receipt.Result))), receipt);
        }
        else
        {
            Refuse(Start, no, no == AgreementRejections.ReasonMissing ? "Form.Reason" : null);
        }
    }

    private sealed class Input
    {
        public string? Reason { get; set; }
    }
}
