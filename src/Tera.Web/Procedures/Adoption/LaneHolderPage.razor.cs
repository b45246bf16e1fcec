using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Texts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Adoption;

/// <summary>Gives a lane another holder from a day on.</summary>
public sealed partial class LaneHolderPage(
    ProcedureQuery query, AdoptionDesk desk, ChangeLaneHolderHandler change, CurrentUser current, Sentences sentences) : SopFormPage(sentences)
{
    private ProcedureView? view;
    private LaneRow? row;
    private HolderDirectory directory = new([], []);
    private LocalDate today;
    private bool forbidden;

    [Parameter]
    public Guid Id { get; set; }

    [Parameter]
    public string LaneName { get; set; } = "";

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Lead => row!.Today.Count == 0
        ? "Belum ada yang ditetapkan."
        : "Sekarang: " + string.Join("; ", row.Today.Select(holder => $"{holder.Words.Title} sejak {IndonesianDate.Long(holder.From)}")) + ".";

    protected override async Task OnInitializedAsync()
    {
        view = await query.FindAsync(new(Id), null, Aborted);
        row = view?.Lanes.FirstOrDefault(lane => lane.Lane.Key.Value == LaneName && lane.Lane.Nature is not LaneNature.EachUnit);
        if (view is null || row is null)
        {
            Navigation.NotFound();
            return;
        }

        if (!await desk.Access.MayAdoptAsync(view.Procedure.AgencyId, Aborted))
        {
            forbidden = true;
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        today = await desk.Days.TodayAsync(Aborted);
        directory = await desk.Holders.OfAsync(view.Procedure.AgencyId, today, Aborted);
    }

    private async Task ChangeAsync()
    {
        if (view is null || row is null || forbidden)
        {
            return;
        }

        var form = Http.Request.Form;
        var holdings = HolderDirectory.ReadAll(row.Lane.Key, form, "Pemegang");
        var from = LocalDatePattern.Iso.Parse(form["Mulai"].ToString());
        var reason = Text(form, "Alasan");
        var faults = new List<(string?, Rejection)>();
        if (holdings.Count == 0)
        {
            faults.Add(("Pemegang", CoverRejections.HolderMissing(row.Lane.Role)));
        }

        if (!from.Success)
        {
            faults.Add(("Mulai", CoverRejections.DateMissing()));
        }

        if (reason is null)
        {
            faults.Add(("Alasan", CoverRejections.WhyMissing()));
        }

        if (holdings.Count == 0 || reason is null || !from.Success)
        {
            Refuse(form, faults);
            return;
        }

        var wish = new ChangeLaneHolder(Command(form), current.Required, view.Procedure.Id, row.Lane.Key, holdings, from.Value, reason, Seen(form));
        if (!(await change.HandleAsync(wish, Aborted)).Accepted(out var receipt, out var no))
        {
            Refuse(form, (FieldOf(no), no));
            return;
        }

        Navigation.NavigateTo(ReceiptDesk.After(ProceduresLinks.Procedure(view.Procedure.Id), receipt));
    }

    private static string? FieldOf(Rejection no) => no.Code switch
    {
        "procedures.holder.in-the-past" or "procedures.holder.later-change" => "Mulai",
        "procedures.holder.same" or "procedures.holder.not-of-agency" => "Pemegang",
        _ => null,
    };
}
