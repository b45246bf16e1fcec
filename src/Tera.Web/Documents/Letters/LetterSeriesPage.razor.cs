using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Documents.Letters;

/// <summary>The registers of an agency and which letters come to which; its keepers open and close them.</summary>
[Authorize]
public sealed partial class LetterSeriesPage(
    LetterSeriesQuery query, OpenSeriesHandler open, CloseSeriesHandler close, LetterKeepers keepers, OrganisationDirectory directory)
{
    private const string OpenForm = "buku-baru", CloseForm = "tutup-buku";

    private static readonly Choice[] Kinds = [.. LetterKinds.All.Select(kind => new Choice(kind.Code, kind.Name))];

    private IReadOnlyList<Choice> agencies = [];
    private IReadOnlyList<Choice> units = [];
    private IReadOnlyList<SeriesRow> rows = [];
    private AgencyCard? agency;
    private bool mayKeep;

    [SupplyParameterFromQuery(Name = "instansi")]
    private string? AskedAgency { get; set; }

    [SupplyParameterFromForm(FormName = OpenForm)]
    private SeriesInput? Form { get; set; }

    [SupplyParameterFromForm(FormName = CloseForm)]
    private CloseInput? Close { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        var mine = await directory.AgenciesAsync(Current.Required, Aborted);
        agencies = [.. mine.Select(one => new Choice(one.Id.ToString(), one.ShortName))];
        agency = Guid.TryParse(AskedAgency, out var wanted) ? mine.FirstOrDefault(one => one.Id.Value == wanted) : mine is [var first, ..] ? first : null;
        if (agency is null)
        {
            if (AskedAgency is not null)
            {
                Navigation.NotFound();
            }

            return;
        }

        rows = await query.ReadAsync(agency.Id, Today, Aborted);
        units = [.. (await directory.UnitsOfAsync(agency.Id, Today, Aborted)).Select(unit => new Choice(unit.Id.Value.ToString("D"), unit.Name))];
        Form ??= new() { Pattern = rows[0].Pattern, Classification = rows[0].Classification };
        Close ??= new();
        mayKeep = await keepers.IncludeAsync(Current.Required, agency.Id, Aborted);
    }

    private async Task OpenAsync()
    {
        var reading = Reading();
        var (name, pattern, classification, code) = (
            reading.Line("Form.Name", Form!.Name), reading.Take("Form.Pattern", LetterNumberPattern.Parse(Form.Pattern)),
            reading.Line("Form.Classification", Form.Classification), reading.Line("Form.UnitCode", Form.UnitCode));
        var unit = string.IsNullOrEmpty(Form.Unit) ? null : reading.Id("Form.Unit", Form.Unit);
        if (!mayKeep)
        {
            Navigation.NotFound();
        }
        else if (!reading.Clean)
        {
            Refuse(OpenForm, reading);
        }
        else if ((await open.HandleAsync(
            new(Command, Current.Required, agency!.Id, new FiscalYear(Today.Year), name!, unit is { } id ? new UnitId(id) : null, string.IsNullOrEmpty(Form.Kind) ? null : Form.Kind, pattern!, classification!, code!),
            Aborted)).Accepted(out var receipt, out var no))
        {
            Done(DocumentLinks.SeriesOf(agency.Id), receipt);
        }
        else
        {
            Refuse(OpenForm, no, no == SeriesRejections.RunsTogether() ? "Form.Pattern" : no.Code == SeriesRejections.SameNumbers("").Code ? "Form.UnitCode" : "Form.Kind");
        }
    }

    private async Task CloseAsync()
    {
        var reading = Reading();
        var series = reading.Id("Close.Series", Close!.Series);
        if (!mayKeep)
        {
            Navigation.NotFound();
        }
        else if (!reading.Clean)
        {
            Refuse(CloseForm, reading);
        }
        else if ((await close.HandleAsync(new(Command, Current.Required, agency!.Id, new(series!.Value)), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(DocumentLinks.SeriesOf(agency.Id), receipt);
        }
        else
        {
            Refuse(CloseForm, no, "Close.Series");
        }
    }

    private sealed class SeriesInput
    {
        public string? Name { get; set; }

        public string? Unit { get; set; }

        public string? Kind { get; set; }

        public string? Pattern { get; set; }

        public string? Classification { get; set; }

        public string? UnitCode { get; set; }
    }

    private sealed class CloseInput
    {
        public string? Series { get; set; }
    }
}
