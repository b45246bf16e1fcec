using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tera.Shared;

namespace Tera.Organisation.Agencies;

public sealed partial class AgencyTermsPage(KeepAgencyHandler keep)
{
    private const string Keep = "perangkat-daerah";

    private Agency? agency;

    [Parameter]
    public Guid? Id { get; set; }

    [SupplyParameterFromForm(FormName = Keep)]
    private Input? Form { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (Id is { } id && (agency = await Db.Set<Agency>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == new AgencyId(id), Aborted)) is null)
        {
            Navigation.NotFound();
        }

        Form ??= new()
        {
            Name = agency?.Name, ShortName = agency?.ShortName, Code = agency?.Code, Kind = (agency?.Kind ?? AgencyKind.Dinas).ToString(),
            ParentName = agency?.ParentName, Address = agency?.Address, Contact = agency?.Contact, Seat = agency?.Seat,
            TimeZone = (agency?.TimeZone ?? Zone).Code, Ordinal = (agency?.Ordinal ?? 0).ToString(CultureInfo.InvariantCulture),
        };
    }

    private async Task KeepAsync()
    {
        var reading = Reading();
        var (name, shortName) = (reading.Line("Form.Name", Form!.Name), reading.Line("Form.ShortName", Form.ShortName));
        var code = reading.Take("Form.Code", AgencyCode.Of(Form.Code));
        var kind = reading.Choice<AgencyKind>("Form.Kind", Form.Kind);
        var parent = reading.Optional("Form.ParentName", Form.ParentName, PrintedLine.Of);
        var (address, contact) = (reading.Line("Form.Address", Form.Address), reading.Line("Form.Contact", Form.Contact));
        var seat = reading.Line("Form.Seat", Form.Seat);
        var zone = reading.Take("Form.TimeZone", IndonesianTimeZone.Parse(Form.TimeZone));
        var ordinal = reading.Whole("Form.Ordinal", Form.Ordinal, 0, 999);
        if (!reading.Clean)
        {
            Refuse(Keep, reading);
            return;
        }

        var terms = new AgencyTerms(code!, kind!.Value, name!, shortName!, address!, contact!, seat!, zone!) { ParentName = parent, Ordinal = ordinal!.Value };
        if ((await keep.HandleAsync(new(Command, Current.Required, agency?.Id, terms, Seen), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(OrganisationLinks.Agency(new(Guid.Parse(receipt.Result))), receipt);
            return;
        }

        Refuse(Keep, no, no.Code == "organisation.agency.code-taken" ? "Form.Code" : null);
    }

    private sealed class Input
    {
        public string? Name { get; set; }

        public string? ShortName { get; set; }

        public string? Code { get; set; }

        public string? Kind { get; set; }

        public string? ParentName { get; set; }

        public string? Address { get; set; }

        public string? Contact { get; set; }

        public string? Seat { get; set; }

        public string? TimeZone { get; set; }

        public string? Ordinal { get; set; }
    }
}
