using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;

namespace Tera.Documents.Wordings;

/// <summary>The kinds of letters whose sentences an agency may word, with the version of each that counts.</summary>
[Authorize]
public sealed partial class WordingListPage(WordingReader wordings, OrganisationDirectory directory)
{
    private IReadOnlyList<Choice> agencies = [];
    private IReadOnlyList<WordingLine> current = [];
    private AgencyCard? agency;

    [SupplyParameterFromQuery(Name = "instansi")]
    private string? AskedAgency { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        var mine = await directory.AgenciesAsync(Current.Required, Aborted);
        agencies = [.. mine.Select(one => new Choice(one.Id.ToString(), one.ShortName))];
        agency = Guid.TryParse(AskedAgency, out var wanted) ? mine.FirstOrDefault(one => one.Id.Value == wanted) : mine is [var first, ..] ? first : null;
        if (agency is not null)
        {
            current = await wordings.CurrentAsync(agency.Id, Aborted);
        }
        else if (AskedAgency is not null)
        {
            Navigation.NotFound();
        }
    }
}
