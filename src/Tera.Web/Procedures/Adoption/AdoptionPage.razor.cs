using Microsoft.AspNetCore.Components;
using NodaTime.Text;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Texts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Adoption;

/// <summary>Takes an SOP of the library for an agency: its own cover, its holders, its word on the proposals.</summary>
public sealed partial class AdoptionPage(
    AdoptionDesk desk, AdoptProcedureHandler adopt, CurrentUser current, NavigationManager navigation, Sentences sentences) : SopFormPage(sentences)
{
    private bool forbidden;
    private ProcedureDefinition? definition;
    private IReadOnlyList<AgencyChoice> agencies = [];
    private AgencyChoice? agency;
    private ProcedureId? adopted;
    private HolderDirectory directory = new([], []);
    private IReadOnlyList<Proposal> proposals = [];
    private CoverDraft cover = new();
    private HashSet<string> excepted = [];
    private string today = "";

    [Parameter]
    public string Code { get; set; } = "";

    [SupplyParameterFromQuery(Name = "perangkat")]
    private string? Asked { get; set; }

    protected override async Task OnInitializedAsync()
    {
        definition = desk.Library.Find(Code);
        if (definition is null)
        {
            navigation.NotFound();
            return;
        }

        agencies = await desk.Access.AdoptableForAsync(Aborted);
        agency = Asked is null ? (agencies is [var only] ? only : null) : agencies.FirstOrDefault(one => one.Id.ToString() == Asked);
        if (agencies.Count == 0 || (Asked is not null && agency is null))
        {
            await RefuseEntryAsync();
            return;
        }

        if (agency is { } chosen)
        {
            adopted = await desk.AdoptedAsync(chosen.Id, definition.Code, Aborted);
            var day = await desk.Days.TodayAsync(Aborted);
            today = LocalDatePattern.Iso.Format(day);
            directory = await desk.Holders.OfAsync(chosen.Id, day, Aborted);
            proposals = Proposals.Of(definition);
            cover = await desk.OwnCoverAsync(chosen.Id, definition.Cover, directory, Aborted);
        }
    }

    private async Task AdoptAsync()
    {
        if (definition is null || agency is null || forbidden || adopted is not null)
        {
            return;
        }

        var form = Http.Request.Form;
        var wish = AdoptionForm.Read(form, definition);
        cover = CoverDraft.Read(form);
        excepted = [.. form["Kecuali"].OfType<string>()];
        if (wish.Faults.Count > 0)
        {
            Refuse(form, wish.Faults);
            return;
        }

        var command = new AdoptProcedure(Command(form), agency.Id, wish.Definition, wish.Lanes, current.Required.PersonId)
        {
            EffectiveFrom = wish.From,
            CoverOverride = wish.CoverOverride,
            Confirmation = wish.Confirmation,
        };
        if (!(await adopt.HandleAsync(command, await desk.Days.TodayAsync(Aborted), Aborted)).Accepted(out var receipt, out var no))
        {
            Refuse(form, (null, no));
            return;
        }

        var procedure = await desk.AdoptedAsync(agency.Id, definition.Code, Aborted);
        navigation.NavigateTo(ReceiptDesk.After(ProceduresLinks.Procedure(procedure!.Value), receipt));
    }

    /// <summary>An agency that is not there is not found; one that is there is another's.</summary>
    private async Task RefuseEntryAsync()
    {
        if (Asked is not null && !(Guid.TryParse(Asked, out var id) && await desk.ExistsAsync(new AgencyId(id), Aborted)))
        {
            definition = null;
            navigation.NotFound();
            return;
        }

        forbidden = true;
        Http.Response.StatusCode = StatusCodes.Status403Forbidden;
    }
}
