using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tera.Organisation.Contracts;
using Tera.Organisation.Positions;

namespace Tera.Organisation.Agencies;

public sealed partial class UnitPage(KeepUnitHandler keep, CloseUnitHandler close, KeepPositionHandler positions, OfficeDependants dependants)
{
    private const string Keep = "data-unit", NewPost = "jabatan-baru", Close = "bubarkan-unit";

    private UnitView? view;
    private IReadOnlyList<string> depending = [];

    [Parameter]
    public Guid? Agency { get; set; }

    [Parameter]
    public Guid? Id { get; set; }

    [SupplyParameterFromForm(FormName = Keep)]
    private Input? Form { get; set; }

    [SupplyParameterFromForm(FormName = NewPost)]
    private PostInput? Post { get; set; }

    [SupplyParameterFromForm(FormName = Close)]
    private CloseInput? Closing { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        (Post, Closing) = (Post ?? new(), Closing ?? new());
        view = await UnitView.FindAsync(Db, Agency is { } agency ? new AgencyId(agency) : null, Id is { } id ? new UnitId(id) : null, Aborted);
        if (view is null || (Id is not null && view.Unit is null))
        {
            view = null;
            Navigation.NotFound();
        }

        var unit = view?.Unit;
        depending = unit is { ClosedOn: null } ? await dependants.OfUnitAsync(unit.Id, Today, Aborted) : [];
        Form ??= new()
        {
            Name = unit?.Name, ShortName = unit?.ShortName, Kind = (unit?.Kind ?? UnitKind.Department).ToString(), Parent = unit?.ParentId?.ToString(),
            Reports = unit?.Reports ?? false, Ordinal = (unit?.Ordinal ?? view?.Parents.Count ?? 0).ToString(CultureInfo.InvariantCulture),
        };
    }

    private async Task KeepAsync()
    {
        var reading = Reading();
        var (name, shortName) = (reading.Line("Form.Name", Form!.Name), reading.Line("Form.ShortName", Form.ShortName));
        var kind = reading.Choice<UnitKind>("Form.Kind", Form.Kind);
        UnitId? parent = !string.IsNullOrEmpty(Form.Parent) && reading.Id("Form.Parent", Form.Parent) is { } above ? new(above) : null;
        var ordinal = reading.Whole("Form.Ordinal", Form.Ordinal, 0, 999);
        if (!reading.Clean)
        {
            Refuse(Keep, reading);
            return;
        }

        var terms = new UnitTerms(kind!.Value, name!, shortName!, Form.Reports, ordinal!.Value);
        if ((await keep.HandleAsync(new(Command, Current.Required, view!.AgencyId, view.Unit?.Id, parent, terms, Seen), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(OrganisationLinks.Unit(new(Guid.Parse(receipt.Result))), receipt);
            return;
        }

        var atKind = no == UnitRejections.LeadershipTaken;
        var atParent = no == UnitRejections.BelowItself || no == UnitRejections.LeadershipBelow || no == UnitRejections.ParentElsewhere;
        Refuse(Keep, no, atKind ? "Form.Kind" : atParent ? "Form.Parent" : null);
    }

    private async Task FoundPositionAsync()
    {
        var reading = Reading();
        var title = reading.Line("Post.Title", Post!.Title);
        if (!reading.Clean)
        {
            Refuse(NewPost, reading);
            return;
        }

        var terms = new PositionTerms(title!, Post.IsHead, view!.Posts.Count);
        if ((await positions.HandleAsync(new(Command, Current.Required, view.Unit!.Id, null, terms, null), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(OrganisationLinks.Position(new(Guid.Parse(receipt.Result))), receipt);
            return;
        }

        Refuse(NewPost, no, no == PositionRejections.HeadTaken ? "Post.IsHead" : null);
    }

    private async Task CloseAsync()
    {
        var reading = Reading();
        var (on, reason) = (reading.Date("Closing.On", Closing!.On), reading.Line("Closing.Reason", Closing.Reason));
        if (!reading.Clean)
        {
            Refuse(Close, reading);
        }
        else if ((await close.HandleAsync(new(Command, Current.Required, view!.Unit!.Id, on!.Value, reason!.Text, Seen), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(OrganisationLinks.Agency(view.AgencyId), receipt);
        }
        else
        {
            Refuse(Close, no);
        }
    }

    private sealed class Input
    {
        public string? Name { get; set; }

        public string? ShortName { get; set; }

        public string? Kind { get; set; }

        public string? Parent { get; set; }

        public bool Reports { get; set; }

        public string? Ordinal { get; set; }
    }

    private sealed class PostInput
    {
        public string? Title { get; set; }

        public bool IsHead { get; set; }
    }

    private sealed class CloseInput
    {
        public string? On { get; set; }

        public string? Reason { get; set; }
    }
}
