using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Library;

/// <summary>SOPs of the agencies the user sees, the library, and what SOPs name but nobody has supplied.</summary>
public sealed partial class SopListPage(AdoptedSopQuery query, ProcedureLibrary library, LegalBasisReader bases, ProcedureAccess access, CurrentUser current)
{
    private bool mayImport;
    private AdoptedSopFilter filter = new(null, null, null, 1);
    private AdoptedSopPage list = new([], 0);
    private IReadOnlyList<AgencyChoice> agencies = [];
    private IReadOnlyList<Entry> entries = [];
    private ImmutableArray<UnresolvedLink> unresolved = [];

    [SupplyParameterFromQuery(Name = "cari")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "perangkat")]
    private string? Agency { get; set; }

    [SupplyParameterFromQuery(Name = "keadaan")]
    private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "hal")]
    private string? Page { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private IReadOnlyList<FileFault> Faults => current.Required.Role is AccountRole.Administrator ? library.Faults : [];

    protected override async Task OnInitializedAsync()
    {
        filter = new(
            string.IsNullOrWhiteSpace(Search) ? null : Search.Trim(),
            Guid.TryParse(Agency, out var agency) ? new AgencyId(agency) : null,
            Enum.TryParse<VersionState>(State, out var state) && Enum.IsDefined(state) ? state : null,
            int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 10_000 ? page : 1);
        agencies = await query.AgenciesAsync(Http.RequestAborted);
        mayImport = (await access.AdoptableForAsync(Http.RequestAborted)).Count > 0;
        list = await query.ListAsync(filter, Http.RequestAborted);
        unresolved = library.UnresolvedLinks();
        var laws = await bases.OfRegionAsync(Http.RequestAborted);
        var known = library.Definitions.Select(definition => definition.Code).ToHashSet();
        entries = [.. library.Definitions.Select(definition => new Entry(
            definition, Proposals.Of(definition).Count, Findings.Of(definition, known.Contains, laws).Count))];
    }

    private ProcedureDefinition Named(ProcedureCode code) => library.Definitions.First(definition => definition.Code == code);

    private string PageHref(int page)
    {
        var query = new QueryBuilder();
        Add("cari", filter.Search);
        Add("perangkat", filter.Agency?.ToString());
        Add("keadaan", filter.State?.ToString());
        Add("hal", page.ToString(CultureInfo.InvariantCulture));
        return ProceduresLinks.Sops + query;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }
    }

    private sealed record Entry(ProcedureDefinition Definition, int Proposals, int Findings);
}
