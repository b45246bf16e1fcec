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

/// <summary>Names the holders of all lanes of the newest version at once; a lane without one is given the office whose title is nearest to its name.</summary>
public sealed partial class LaneHoldersPage(
    ProcedureQuery query, AdoptionDesk desk, NameLaneHoldersHandler name, CurrentUser current, Sentences sentences) : SopFormPage(sentences)
{
    private ProcedureView? view;
    private HolderDirectory directory = new([], []);
    private Dictionary<string, string> chosen = [];
    private LocalDate today;
    private bool forbidden;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Lead => view!.Needed.Count(lane => lane.Today.Count == 0) switch
    {
        0 => "Semua pelaksana sudah ada pemegangnya.",
        var open => $"{open} pelaksana belum ada pemegangnya; yang judulnya terdekat diusulkan. Periksa, lalu simpan sekaligus.",
    };

    protected override async Task OnInitializedAsync()
    {
        view = await query.FindAsync(new(Id), null, Aborted);
        if (view is not null && view.Versions[0].Number != view.Shown.Number)
        {
            view = await query.FindAsync(new(Id), view.Versions[0].Number, Aborted);
        }

        if (view is null)
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
        chosen = view.Lanes.SelectMany(row => HolderDirectory.FieldsOf(LaneHolderFields.NameOf(row.Lane)).Zip(row.Today.Select(holder => HolderDirectory.ChoiceOf(holder.Holding)))).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    /// <summary>Who holds it today, else who is proposed.</summary>
    private string? Proposed(string field, Lane lane) => chosen.GetValueOrDefault(field) ?? (field == LaneHolderFields.NameOf(lane) ? directory.SuggestionFor(lane) : null);

    private string? Note(Lane lane) =>
        chosen.ContainsKey(LaneHolderFields.NameOf(lane)) ? null : directory.SuggestionFor(lane) is null ? "Belum ada, dan tidak ada jabatan yang mirip." : "Belum ada; yang terpilih usulan menurut judulnya.";

    private async Task NameAsync()
    {
        if (view is null || forbidden)
        {
            return;
        }

        var form = Http.Request.Form;
        List<LaneHolding> holdings = [.. view.Definition.Lanes.Where(lane => lane.Nature is not LaneNature.EachUnit).SelectMany(lane => HolderDirectory.ReadAll(lane.Key, form, LaneHolderFields.NameOf(lane)))];
        var from = LocalDatePattern.Iso.Parse(form["Mulai"].ToString());
        var reason = Text(form, "Alasan");
        if (reason is null || !from.Success)
        {
            Refuse(form, [.. from.Success ? [] : ((string?, Rejection)[])[("Mulai", CoverRejections.DateMissing())], .. reason is null ? [("Alasan", CoverRejections.WhyMissing())] : ((string?, Rejection)[])[]]);
            return;
        }

        var wish = new NameLaneHolders(Command(form), current.Required, view.Procedure.Id, holdings, from.Value, reason, Seen(form));
        if (!(await name.HandleAsync(wish, Aborted)).Accepted(out var receipt, out var no))
        {
            Refuse(form, (no.Code is "procedures.holder.in-the-past" or "procedures.holder.later-change" ? "Mulai" : null, no));
            return;
        }

        Navigation.NavigateTo(ReceiptDesk.After(ProceduresLinks.Version(view.Procedure.Id, view.Shown.Number), receipt));
    }
}
