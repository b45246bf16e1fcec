using Microsoft.AspNetCore.Components;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Texts;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Shared;

namespace Tera.Procedures.Editing;

/// <summary>Begins an SOP from nothing.</summary>
public sealed partial class WriteSopPage(ProcedureAccess access, WriteSopHandler write, CurrentUser current, RegionClock days, Sentences sentences) : SopFormPage(sentences)
{
    private IReadOnlyList<AgencyChoice> agencies = [];

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        agencies = await access.AdoptableForAsync(Aborted);
        if (agencies.Count == 0)
        {
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }

    private async Task BeginAsync()
    {
        var form = Http.Request.Form;
        if (agencies.FirstOrDefault(one => one.Id.ToString() == form["Perangkat"]) is not { } agency)
        {
            Navigation.NotFound();
            return;
        }

        var periodicity = SopWords.Periodicities.TryRead(form["Periode"].ToString(), out var word) ? word : Periodicity.Unstated;
        var wish = new WriteSop(
            Command(form), agency.Id, agency.Name, form["Judul"].ToString(), periodicity,
            [.. form["Pelaksana"].ToString().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)],
            $"Ditulis {current.Required.FullName} pada {IndonesianDate.Long(await days.TodayAsync(Aborted))}.", current.Required.PersonId);
        if (!(await write.HandleAsync(wish, Aborted)).Accepted(out var receipt, out var no))
        {
            Refuse(form, (no.Code == "procedures.editing.title-missing" ? "Judul" : "Pelaksana", no));
            return;
        }

        Navigation.NavigateTo(ReceiptDesk.After(EditLinks.Of(new(Guid.Parse(receipt.Result))), receipt));
    }
}
